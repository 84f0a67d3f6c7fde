/**
 * What a worker waits for: the scanner's cold start without a network, and the answer to a scan. Both on the built app
 * in headless Chromium, with the page's processor slowed down four times; the scan also at full speed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { launchPersistent } from '../src/browser.ts'
import buildWebApps from '../src/build-web-apps.ts'
import { openDemo, workerOfDemo } from '../src/demo-stage.ts'
import { livelyWedgeOn } from '../src/wedge.ts'
import { workerAt } from '../src/worker.ts'
import { quantile, within } from './budget.ts'
import { scansNext, shown } from './floor.ts'
import { type ScanTimes, stopwatch } from './stopwatch.ts'

const coldStarts = 5
const scans = 60

await buildWebApps()
const stage = await openDemo()
const profile = await mkdtemp(join(tmpdir(), 'milepost-profile-'))
const launch = () =>
  launchPersistent(profile, { context: { viewport: { width: 360, height: 640 } } })
try {
  await prepared()
  const times: number[] = []
  for (let round = 0; round < coldStarts; round += 1) times.push(await coldStart())
  within('offline cold start to the pick list, 4x slower, median', quantile(times, 0.5), 1500)
  for (const slower of [1, 4]) {
    const answers = shown(await scanned(slower))
    within(`scan to answer, ${slower}x slower, p95`, quantile(answers, 0.95), 100)
    const [first = Number.NaN] = answers
    const median = Math.round(quantile(answers, 0.5))
    console.log(
      `  median ${median} ms of ${scans} scans, the first since the start ${Math.round(first)} ms`,
    )
  }
} finally {
  await stage.stop()
  await rm(profile, { recursive: true })
}

/** Enrolled, signed in, all lists and files kept, the pick list open. */
async function prepared(): Promise<void> {
  const { context } = await launch()
  const worker = await workerOfDemo(stage, await context.newPage())
  await worker.goesTo('Pick')
  await worker.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await context.close()
}

/** From the navigation's own beginning to the first picture with an order in it. */
async function coldStart(): Promise<number> {
  const { context } = await launch()
  await context.setOffline(true)
  const page = await context.newPage()
  await slowedDown(page, 4)
  await page.addInitScript(`{
    window.usable = new Promise((resolve) => {
      const look = () => document.querySelector('.choices .choice')
        ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
        : requestAnimationFrame(look)
      look()
    })
  }`)
  await page.goto(`${stage.url}/scan/#/pick`)
  const time = await page.evaluate<number>('window.usable')
  await context.close()
  return time
}

/** Nobody announced these goods; each is stored first, as ever. */
async function scanned(slower: number): Promise<readonly ScanTimes[]> {
  const { context } = await launch()
  await context.addInitScript(stopwatch)
  const worker = await workerAt(await context.newPage())
  const { page } = worker
  const wedge = await livelyWedgeOn(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.goesTo('Receive')
  await slowedDown(page, slower)
  const times: ScanTimes[] = []
  for (let count = 1; count <= scans; count += 1)
    times.push(await scansNext({ page, wedge }, [ean13(slower * 1000 + count), 'Not expected']))
  await context.close()
  return times
}

async function slowedDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

function ean13(count: number): string {
  const body = `952${String(count).padStart(9, '0')}`
  const sum = Array.from(body, Number).reduce((all, digit, at) => all + digit * (at % 2 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
