/**
 * What a scan costs: from the scanner's last key until the scan is durable, and until its answer is on the screen. First
 * with an empty queue, then with 10,000 scans waiting, which then drain over loopback. `--slowdown 4` measures a device
 * that is so many times slower, of which no time is promised here; `--scans 60` fewer scans.
 */
import { parseArgs } from 'node:util'
import { chromium, type CDPSession } from 'playwright'
import { expect } from 'playwright/test'
import { launchOptions } from '../src/browser.ts'
import buildWebApps from '../src/build-web-apps.ts'
import { openStage, type Goods } from '../src/stage.ts'
import { wedgeOn } from '../src/wedge.ts'
import { workerAt } from '../src/worker.ts'
import { addBacklog, linesToPick } from './backlog.ts'
import { bareScan, type ScanTimes, stopwatch } from './stopwatch.ts'

const { values: asked } = parseArgs({
  options: {
    scans: { type: 'string', default: '200' },
    slowdown: { type: 'string', default: '1' },
  },
})
const scans = Number(asked.scans)
const slowdown = Number(asked.slowdown)
const backlog = 10_000
const mostDurableMs = 50
const mostDrainSeconds = 20
const mostTaskMs = 100
/** A quick hand takes longer than this to the next thing. */
const handMs = 400
const orders = 60
const ana = { name: 'Ana', badge: 'ANA-BADGE-0001', pin: '1111' }
const goods = Array.from({ length: 20 }, (_, at) => goodsNo(at + 1))

await buildWebApps()
const stage = await openStage()
await stage.hires(ana)
for (let order = 1; order <= orders; order += 1) await stage.orders(orderNo(order), goods)

const browser = await chromium.launch(await launchOptions())
const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
await context.addInitScript(stopwatch)
const page = await context.newPage()
const processor = await context.newCDPSession(page)
const wedge = await wedgeOn(page)
const worker = await workerAt(page)
await page.goto(`${stage.url}/scan/`)
await worker.enrols(await stage.enrolmentCode(), 'TC-01')
await worker.signsInByPin(ana)
await worker.goesTo('Pick')
await measured('empty queue', orderNo(1))

await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
await context.setOffline(true)
const elsewhere = (await linesToPick(page)).filter(({ reference }) => reference !== orderNo(2))
await addBacklog(page, backlog, elsewhere)
await page.reload()
await worker.goesTo('Pick')
await measured(`${backlog.toLocaleString('en')} waiting`, orderNo(2))
await drained()

await browser.close()
await stage.stopServer()

async function measured(what: string, order: string): Promise<void> {
  await worker.taps(new RegExp(`^Order ${order} `))
  await expect(page.getByText(`${goods.length * 10} units left`)).toBeVisible()
  await slower(processor, slowdown)
  const times: ScanTimes[] = []
  const floor: ScanTimes[] = []
  for (let scan = 0; scan < scans; scan += 1) {
    await wedge(goods[scan % goods.length]?.gtin ?? '')
    times.push(await page.evaluate<ScanTimes>('window.stopwatch.shown'))
    await page.waitForTimeout(handMs)
    floor.push(await page.evaluate<ScanTimes>(`(${bareScan})()`))
  }
  await slower(processor, 1)
  console.log(`\n${scans} scans, ${what}, processor slowed ${slowdown} times`)
  console.table({
    'durable, ms': spread(times.map(({ durable }) => durable)),
    'durable, nothing but the write, ms': spread(floor.map(({ durable }) => durable)),
    'answer on screen, ms': spread(times.map(({ shown }) => shown)),
    'on screen, nothing but the write, ms': spread(floor.map(({ shown }) => shown)),
  })
  const durable = times.map((each) => each.durable)
  if (slowdown === 1) hold(`scan to durable with ${what}, p95 ms`, p95(durable), mostDurableMs)
}

/** What is promised, beside what is; broken, the run ends with 1. */
function hold(what: string, is: number, atMost: number): void {
  console.log(`${is <= atMost ? 'kept  ' : 'BROKEN'}  ${what}: ${is.toFixed(1)}, at most ${atMost}`)
  if (is > atMost) process.exitCode = 1
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(0.95 * (values.length - 1))] ?? Infinity
}

async function drained(): Promise<void> {
  await page.evaluate('window.stopwatch.longest = 0')
  await context.setOffline(false)
  await worker.goesHome()
  const begun = performance.now()
  await worker.pill.click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect(page.getByRole('heading', { name: 'All sent' })).toBeVisible({ timeout: 300_000 })
  const seconds = (performance.now() - begun) / 1000
  const longest = await page.evaluate<number>('window.stopwatch.longest')
  console.log(`\n${(backlog + scans).toLocaleString('en')} scans drain over loopback`)
  console.table({
    'seconds': seconds.toFixed(1),
    'longest task, ms': longest === 0 ? 'none over 50' : longest.toFixed(0),
  })
  hold('seconds to drain', seconds, mostDrainSeconds)
  hold('longest task while it drains, ms', longest, mostTaskMs)
}

async function slower(session: CDPSession, rate: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

function orderNo(order: number): string {
  return `B-${String(order).padStart(2, '0')}`
}

function goodsNo(no: number): Goods {
  const digits = `952000000${String(no).padStart(3, '0')}`
  const sum = Array.from(digits, Number).reduce(
    (so, digit, at) => so + digit * (at % 2 === 0 ? 1 : 3),
    0,
  )
  const gtin = `${digits}${(10 - (sum % 10)) % 10}`
  return { sku: `SKU-${no}`, name: `Thing ${no}`, gtin, bin: `A-${no}`, units: 10 }
}
