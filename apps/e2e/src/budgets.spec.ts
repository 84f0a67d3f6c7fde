/** What the pages may weigh, what they may ask for, and who must be able to use them. Times are `pnpm bench`. */
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, type Browser, type Page } from 'playwright/test'
import { openDemo, workerOfDemo, type DemoStage } from './demo-stage.ts'
import { barriersOn } from './readable-by-all.ts'
import { workspace } from './tool.ts'
import { workerAt, type Worker } from './worker.ts'

const dist = join(workspace, 'apps/scanner/dist')
const kB = (bytes: number) => Math.round(bytes / 100) / 10

let stage: DemoStage
test.beforeAll(async () => {
  stage = await openDemo()
})
test.afterAll(async () => {
  await stage.stop()
})

test('the scanner’s shell is 150 kB of packed script at most, before the decoder (field A16)', async () => {
  const page = await readFile(join(dist, 'index.html'), 'utf8')
  const named = [...page.matchAll(/assets\/[\w-]+\.js/g)].map(([name]) => name)
  const all = globSync('assets/*.js', { cwd: dist }).filter((name) => !isDecoder(name))

  const shell = await packedSize(named)
  console.log(`scanner shell ${shell} kB packed; all its scripts ${await packedSize(all)} kB`)
  expect(named.length).toBeGreaterThan(0)
  expect(all.length).toBeLessThan(globSync('assets/*.js', { cwd: dist }).length)
  expect(shell).toBeLessThanOrEqual(150)
})

test('the scanner is installed with 1.5 MB over the network at most, decoder and all languages too', async () => {
  const worker = await readFile(join(dist, 'sw.js'), 'utf8')
  const kept = [...worker.matchAll(/url:["'`]([^"'`]+)["'`]/g)].map(([, name = '']) => name)
  const sent = await Promise.all(kept.map(async (name) => await bytesSent(`/scan/${name}`)))
  const held = await Promise.all(kept.map(async (name) => (await stat(join(dist, name))).size))

  const install = kB(sumOf(sent))
  console.log(`scanner installs ${install} kB as sent, ${kB(sumOf(held))} kB unpacked`)
  expect(kept.some((name) => name.endsWith('.wasm'))).toBe(true)
  expect(kept.length).toBeGreaterThanOrEqual(globSync('assets/*', { cwd: dist }).length)
  expect(install).toBeLessThanOrEqual(1500)
})

test('a customer page is 30 kB at most, waits for no script, asks nobody else, and nothing moves', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.addInitScript(`{
    window.moved = 0
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.moved += value
    }).observe({ type: 'layout-shift', buffered: true })
  }`)

  const answer = await page.goto(stage.customerPage)
  await expect(page.getByText('This page updates by itself.')).toBeVisible()

  expect((await answer?.body())?.length).toBeLessThanOrEqual(30_000)
  const scripts = page.locator('script')
  for (const script of await scripts.all()) await expect(script).toHaveAttribute('defer')
  await expect(page.locator('link[rel=stylesheet]')).toHaveCount(0)
  const origins = asked.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin)
  expect(new Set(origins)).toEqual(new Set([stage.url]))
  // Zero as layout shift is told: to three places.
  expect(await page.evaluate<number>('window.moved')).toBeLessThan(0.0005)
  expect(await barriersOn(page)).toEqual([])
})

test('the scanner starts cold from what it keeps: no request reaches the network', async ({
  browser,
}) => {
  const page = await enrolled(browser)
  const context = page.context()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  const kept = await page.evaluate<readonly string[]>(`(async () => {
    const names = await caches.keys()
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })()`)
  const built = globSync('**/*.{js,css,html,wasm,webmanifest}', { cwd: dist })
  expect(kept).toEqual(
    expect.arrayContaining(built.filter((name) => name !== 'sw.js').map((name) => `/scan/${name}`)),
  )
  await page.close()
  await context.setOffline(true)

  const cold = await context.newPage()
  const answeredBy: boolean[] = []
  const scripts = new Set<string>()
  cold.on('response', (response) => {
    answeredBy.push(response.fromServiceWorker())
    const [name] = /assets\/[\w-]+\.js$/.exec(response.url()) ?? []
    if (name !== undefined && !isDecoder(name)) scripts.add(name)
  })
  await cold.goto(`${stage.url}/scan/`)
  await cold.getByRole('button', { name: /^Pick \d+ order/ }).click()

  await expect(cold.locator('.choices .choice').first()).toBeVisible()
  expect(answeredBy.length).toBeGreaterThan(0)
  expect(answeredBy).not.toContain(false)
  const toWork = await packedSize([...scripts])
  console.log(
    `scripts from a cold start to the pick list: ${toWork} kB packed, ${[...scripts].join(' ')}`,
  )
  expect(toWork).toBeLessThanOrEqual(150)
  await context.close()
})

test('M2: no screen of the scanner stands in anybody’s way', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  await page.goto(`${stage.url}/scan/`)
  await expect(page.getByLabel('Name of this device')).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await context.close()

  const worker = await workerAt(await enrolled(browser))
  expect(await barriersFor(worker)).toEqual([])
  for (const job of ['Receive', 'Pick', 'Pack', 'Hand over'] as const) {
    await worker.goesTo(job)
    expect(await barriersFor(worker)).toEqual([])
    const choice = worker.page.locator('.choice').first()
    if (await choice.isVisible()) {
      await choice.click()
      await expect(choice).toBeHidden()
      expect(await barriersFor(worker)).toEqual([])
    }
  }
  await worker.pill.click()
  await expect(worker.page.getByRole('button', { name: 'Send now' })).toBeVisible()
  expect(await barriersFor(worker)).toEqual([])
  await worker.page.context().close()
})

/** Loaded apart: the worker, and the slower engine for where WebAssembly cannot start. */
const isDecoder = (name: string): boolean => /(decode-worker|script-decoder)-/.test(name)

async function packedSize(names: readonly string[]): Promise<number> {
  const sizes = names.map(
    async (name) => gzipSync(await readFile(join(dist, name)), { level: 9 }).length,
  )
  return kB(sumOf(await Promise.all(sizes)))
}

/** Packed, as every browser takes it. */
async function bytesSent(path: string): Promise<number> {
  const asked = get(new URL(path, stage.url), { headers: { 'accept-encoding': 'gzip' } })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(200)
  let bytes = 0
  for await (const chunk of answer) bytes += (chunk as Buffer).length
  return bytes
}

/** Once the flash has faded, which nobody has to read. */
async function barriersFor({ page }: Worker): Promise<readonly string[]> {
  await expect(page.getByRole('main')).toBeVisible()
  const flash = page.locator('.flash')
  if ((await flash.count()) > 0) await expect(flash).toHaveCSS('opacity', '0')
  return await barriersOn(page)
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

/** A device of its own with Ana at work on it. */
async function enrolled(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  return (await workerOfDemo(stage, await context.newPage())).page
}
