/** A warehouse with many orders and a device at work in it, for the benches of what a worker waits for. */
import { type BrowserContext, chromium, type CDPSession, type Page } from 'playwright'
import { expect } from 'playwright/test'
import { launchOptions } from '../src/browser.ts'
import buildWebApps from '../src/build-web-apps.ts'
import { openStage, type Goods, type Stage } from '../src/stage.ts'
import { livelyWedgeOn } from '../src/wedge.ts'
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
  /** The next one comes as soon as a quick hand has the next thing. Another answer than this is no measurement. */
  readonly scansNext: (scan: Scan) => Promise<Scanned>
  readonly leaves: () => Promise<void>
}

/** A code, and how the title of its answer begins. */
export type Scan = readonly [code: string, answer: string]

type Named = readonly [reference: string, lines: readonly Goods[]]

export interface FloorWish {
  readonly orders: readonly Named[]
  readonly announced?: readonly Named[]
  /** Of the order that is named so, under these labels. */
  readonly returning?: { readonly of: string; readonly labels: readonly string[] }
  /** What the camera sees. */
  readonly video?: string
}

const ana = { name: 'Ana', badge: 'ANA-BADGE-0001', pin: '1111' }
/** With the time of the keys themselves it is 400: a quick hand takes longer to the next thing. */
const handMs = 260

/** Ana stands before the list of orders to pick. */
export async function openFloor({ video, ...wish }: FloorWish): Promise<Floor> {
  await buildWebApps()
  const stage = await openStage()
  await stage.hires(ana)
  await filled(stage, wish)
  const browser = await chromium.launch(await launchOptions(video === undefined ? {} : { video }))
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    permissions: ['camera'],
  })
  await context.addInitScript(stopwatch)
  const page = await context.newPage()
  const processor = await context.newCDPSession(page)
  const worker = await workerAt(page)
  const wedge = await livelyWedgeOn(page)
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
    scansNext: async (scan) => await scansNext({ page, wedge }, scan),
    leaves: async () => {
      await browser.close()
      await stage.stopServer()
    },
  }
}

async function filled(
  stage: Stage,
  { orders, announced = [], returning }: Omit<FloorWish, 'video'>,
): Promise<void> {
  for (const [reference, lines] of orders) await stage.orders(reference, lines)
  for (const [reference, lines] of announced) await stage.announces(reference, lines)
  if (!returning) return
  const { of: order, labels } = returning
  const lines = orders.find(([reference]) => reference === order)?.[1].slice(0, 1) ?? []
  for (const [at, label] of labels.entries())
    await stage.comesBack(`R-${at + 1}`, { order, lines, label })
}

export interface Scanned extends ScanTimes {
  /** Milliseconds from the first key until the page heard the last, which come ten apart. */
  readonly typed: number
}

/** Nothing else looks at the page until it has answered. */
export async function scansNext(
  { page, wedge }: Pick<Worker, 'page' | 'wedge'>,
  [code, answer]: Scan,
): Promise<Scanned> {
  for (let tries = 1; ; tries += 1) {
    await page.waitForTimeout(handMs)
    const begun = Date.now()
    await wedge(code)
    const times = await page.evaluate<ScanTimes>('window.stopwatch.shown')
    if (times.said.startsWith(answer)) return { ...times, typed: times.heardAt - begun }
    console.log(`  ${code} was answered "${times.said}"`)
    if (tries === mostTries) throw new Error(`${code} is not answered "${answer}"`)
  }
}

/** A machine that stands still for the fifth of a second between two keys has torn the code apart. */
const mostTries = 3

/** Beside each scan, the least that any app would have taken then. */
export async function scanning(
  { page, scansNext: next }: Pick<Floor, 'page' | 'scansNext'>,
  scans: readonly Scan[],
): Promise<{ readonly scans: readonly Scanned[]; readonly bare: readonly ScanTimes[] }> {
  const times: Scanned[] = []
  const bare: ScanTimes[] = []
  for (const scan of scans) {
    times.push(await next(scan))
    bare.push(await page.evaluate<ScanTimes>(`(${bareScan})()`))
  }
  return { scans: times, bare }
}

/** So many scans of these in turn. */
export const inTurn = (goods: readonly Goods[], count: number, answer: string): readonly Scan[] =>
  Array.from({ length: count }, (_, at): Scan => [goods[at % goods.length]?.gtin ?? '', answer])

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

/** Of those that recorded something. */
export const durable = (times: readonly ScanTimes[]) => times.flatMap((each) => each.durable ?? [])
export const typed = (times: readonly Scanned[]) => times.map((each) => each.typed)
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
