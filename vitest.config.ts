/** One vitest project for each workspace folder; browser journeys (`*.spec.ts`) belong to Playwright. */
import { readdirSync } from 'node:fs'
import process from 'node:process'
import { defineConfig } from 'vitest/config'

const foldersIn = (parent: string) => readdirSync(parent).map((name) => `${parent}/${name}`)

/** Pure packages share no state between files, so their files may share a worker. */
const project = (folder: string) => ({
  test: {
    name: folder,
    root: folder,
    include: ['**/*.test.{ts,tsx}'],
    isolate: !folder.startsWith('packages/'),
    pool: 'threads' as const,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Real processes on a busy build machine: a second try, which the report names.
    retry: process.env['CI'] ? 1 : 0,
  },
})

export default defineConfig({
  test: {
    projects: [...foldersIn('packages'), ...foldersIn('apps')].map(project),
    maxWorkers: 2,
  },
})
