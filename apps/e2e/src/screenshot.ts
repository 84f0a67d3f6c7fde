/** `node apps/e2e/src/screenshot.ts URL OUT.png`: looks at a screen, and says what went wrong on it. */
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright'
import { launchOptions } from './browser.ts'

const usage = `node apps/e2e/src/screenshot.ts URL OUT.png [options]
  --size 360x640     width and height of the window, in CSS pixels
  --dark             prefers the dark theme
  --wait SELECTOR    waits until this is visible
  --storage FILE     cookies and local storage to start with (Playwright's storageState)
  --full             the whole page, not only the window`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '360x640' },
    dark: { type: 'boolean', default: false },
    wait: { type: 'string' },
    storage: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
})
const [url, path] = positionals
const [, width, height] = /^(\d+)x(\d+)$/.exec(values.size) ?? []

if (url && path && width && height) {
  await look(url, path, { width: Number(width), height: Number(height) })
} else {
  console.error(usage)
  process.exitCode = 1
}

async function look(
  address: string,
  picture: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<void> {
  const browser = await chromium.launch(await launchOptions())
  try {
    const page = await browser.newPage({
      viewport,
      colorScheme: values.dark ? 'dark' : 'light',
      ...(values.storage ? { storageState: values.storage } : {}),
    })
    tellWhatGoesWrong(page)
    await page.goto(address)
    if (values.wait) await page.locator(values.wait).first().waitFor()
    await page.screenshot({ path: picture, fullPage: values.full })
  } finally {
    await browser.close()
  }
}

function tellWhatGoesWrong(page: Page): void {
  page.on('pageerror', (error) => console.error(`thrown: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`console: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    console.error(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`)
  })
}
