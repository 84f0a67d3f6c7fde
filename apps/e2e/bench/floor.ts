/** A warehouse with many orders and a device at work in it, for the benches of what a worker waits for. */
import { type BrowserContext, chromium, type CDPSession, type Page } from 'playwright'
import { expect } from 'playwright/test'
import { launchOptions } from '../src/browser.ts'
import buildWebApps from '../src/build-web-apps.ts'
import { openStage, type Goods } from '../src/stage.ts'
import { workerAt, type Worker } from '../src/worker.ts'
import { quantile } from './budget.ts'
import { bareScan, type ScanTimes, stopwatch } from './stopwatch.ts'

export interface Floor {
  readonly context: BrowserContext
  readonly page: Page
  readonly worker: Worker
  /** As slow as a device so many times slower. */
  readonly slowedDown: (times: number) => Promise<void>
  /** From the list of orders, or from another order. */
  readonly takesOrder: (reference: string) => Promise<void>
  /** From the scanner's Enter to its answer. The next one comes as soon as a quick hand has the next thing. */
  readonly scansNext: (goods: Goods) => Promise<ScanTimes>
  readonly leaves: () => Promise<void>
}

export interface FloorWish {
  readonly orders: readonly (readonly [reference: string, lines: readonly Goods[]])[]
  /** What the camera sees. */
  readonly video?: string
}

const ana = { name: 'Ana', badge: 'ANA-BADGE-0001', pin: '1111' }
/** A quick hand takes longer than this to the next thing. */
const handMs = 400

/** Ana stands before the list of orders to pick. */
export async function openFloor({ orders, video }: FloorWish): Promise<Floor> {
  await buildWebApps()
  const stage = await openStage()
  await stage.hires(ana)
  for (const [reference, lines] of orders) await stage.orders(reference, lines)
  const browser = await chromium.launch(await launchOptions(video === undefined ? {} : { video }))
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    permissions: ['camera'],
  })
  await context.addInitScript(stopwatch)
  const page = await context.newPage()
  const processor = await context.newCDPSession(page)
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), 'TC-01')
  await worker.signsInByPin(ana)
  await worker.goesTo('Pick')
  return {
    context,
    page,
    worker,
    slowedDown: async (times) => await slowedDown(processor, times),
    takesOrder: async (reference) => await takesOrder(worker, reference),
    scansNext: async ({ gtin }) => {
      await page.waitForTimeout(handMs)
      await worker.wedge(gtin)
      return await page.evaluate<ScanTimes>('window.stopwatch.shown')
    },
    leaves: async () => {
      await browser.close()
      await stage.stopServer()
    },
  }
}

/** Of goods that are asked for again and again; beside each scan, the least that any app would have taken then. */
export async function scanning(
  { page, scansNext }: Floor,
  goods: readonly Goods[],
  count: number,
): Promise<{ readonly scans: readonly ScanTimes[]; readonly bare: readonly ScanTimes[] }> {
  const scans: ScanTimes[] = []
  const bare: ScanTimes[] = []
  for (let scan = 0; scan < count; scan += 1) {
    const next = goods[scan % goods.length]
    if (next) scans.push(await scansNext(next))
    bare.push(await page.evaluate<ScanTimes>(`(${bareScan})()`))
  }
  return { scans, bare }
}

/** What is in hand stays in hand, over a restart too: whoever wants another order lays it down. */
async function takesOrder({ page, taps }: Worker, reference: string): Promise<void> {
  const another = page.getByRole('button', { name: 'Other order' })
  const choice = page.getByRole('button', { name: new RegExp(`^Order ${reference} `) })
  // After days without a network the first list takes a while.
  await expect(another.or(choice).first()).toBeVisible({ timeout: 60_000 })
  if (await another.isVisible()) await another.click()
  await taps(new RegExp(`^Order ${reference} `))
  await expect(page.getByText(reference).first()).toBeVisible()
}

async function slowedDown(session: CDPSession, rate: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

export const durable = (times: readonly ScanTimes[]) => times.map((each) => each.durable)
export const shown = (times: readonly ScanTimes[]) => times.map((each) => each.shown)

export function spread(times: readonly number[]) {
  const at = (part: number) => quantile(times, part).toFixed(0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

export const goodsOf = (kinds: number, units: number): readonly Goods[] =>
  Array.from({ length: kinds }, (_, at) => goodsNo(at + 1, units))

export function goodsNo(no: number, units: number): Goods {
  const digits = `952000000${String(no).padStart(3, '0')}`
  const sum = Array.from(digits, Number).reduce(
    (so, digit, at) => so + digit * (at % 2 === 0 ? 1 : 3),
    0,
  )
  const gtin = `${digits}${(10 - (sum % 10)) % 10}`
  return { sku: `SKU-${no}`, name: `Thing ${no}`, gtin, bin: `A-${no}`, units }
}
