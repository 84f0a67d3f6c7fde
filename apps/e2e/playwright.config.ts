/** Journeys in a real browser, one at a time: they share two cores with the server they drive. */
import { defineConfig } from 'playwright/test'
import { launchOptions } from './src/browser.ts'

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './src/build-web-apps.ts',
  // A slow machine is not a broken product: what is waited for is a condition, however long it takes.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  // On a build machine further tries keep a hiccup from hiding the rest; the list names it as flaky.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    actionTimeout: 30_000,
    launchOptions: await launchOptions(),
    trace: 'retain-on-failure',
  },
})
