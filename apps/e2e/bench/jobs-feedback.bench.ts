/**
 * What a worker waits for in every job but picking (`floor-feedback`), on a device that is four times slower than this
 * machine, with 5,000 lines cached: from the scanner's last key to the answer on the screen. `--jobs blind,announced`
 * measures only those. Broken, it ends with 1.
 */
import { parseArgs } from 'node:util'
import { ownLabel } from '@milepost/barcode'
import { expect } from 'playwright/test'
import { quantile, within } from './budget.ts'
import {
  durable,
  goodsNo,
  goodsOf,
  inTurn,
  openFloor,
  type Scan,
  scanning,
  shown,
  spread,
  typed,
} from './floor.ts'
import { upsLabels } from './labels.ts'

const slowdown = 4
const budgetMs = 100
const orders = 250
const parcels = 40
const returns = 40

/** Every order has all of them, so each scan names 250 orders. The second half is announced too. */
const goods = goodsOf(20, 5)
const [unannounced, announced] = [goods.slice(0, 10), goods.slice(10)]
const one = goodsNo(21, 1)
const orderNo = (order: number) => `B-${String(order).padStart(3, '0')}`
const parcelNo = (parcel: number) => `P-${String(parcel).padStart(2, '0')}`
const boxLabels = upsLabels(parcels, 1)
const returnLabels = upsLabels(returns, 1001)

const measuredByJob: Readonly<Record<string, () => Promise<void>>> = {
  blind,
  'announced': toDelivery,
  'put-away': putAway,
  pack,
  'hand-over': handOver,
  'returns': comeBack,
}
const { values: asked } = parseArgs({
  options: { jobs: { type: 'string', default: Object.keys(measuredByJob).join() } },
})

const floor = await openFloor({
  orders: [
    ...Array.from({ length: orders }, (_, at) => [orderNo(at + 1), goods] as const),
    ...boxLabels.map((_, at) => [parcelNo(at + 1), [one]] as const),
  ],
  announced: [['IN-1', announced]],
  returning: { of: orderNo(1), labels: returnLabels },
})
const { page, worker, slowedDown } = floor
for (const job of asked.jobs.split(',')) await measuredByJob[job]?.()
await floor.leaves()

/** Goods that orders hold, and in turn with them goods that nobody ever saw here. */
async function blind(): Promise<void> {
  await worker.goesTo('Receive')
  const never = Array.from({ length: 40 }, (_, at) => goodsNo(500 + at, 1))
  const known = inTurn(unannounced, never.length, 'Not expected')
  const scans = never.flatMap(({ gtin }, at): readonly Scan[] => [
    [gtin, 'Not expected'],
    ...known.slice(at, at + 1),
  ])
  await measured('receiving, not announced', scans)
}

async function toDelivery(): Promise<void> {
  await worker.goesTo('Receive')
  await worker.taps(/^IN-1/)
  await measured('receiving a delivery', inTurn(announced, announced.length * 5, 'Received'))
  await worker.taps('Other delivery')
}

async function putAway(): Promise<void> {
  await worker.goesTo('Receive')
  await worker.taps(/^Put away/)
  await expect(page.getByRole('heading', { level: 1, name: 'Put away' })).toBeVisible()
  const scans = [...announced, ...announced, ...announced].flatMap(
    ({ gtin, bin }): readonly Scan[] => [
      [gtin, bin],
      [ownLabel('bin', bin), 'Put away'],
    ],
  )
  await measured('putting away', scans)
}

async function pack(): Promise<void> {
  await worker.goesTo('Pack')
  const scans = boxLabels.flatMap((label, at): readonly Scan[] => [
    [ownLabel('order', parcelNo(at + 1)), 'Not all picked'],
    [one.gtin, 'Packed'],
    [label, 'Packed'],
  ])
  await measured('packing', scans)
}

/** What was packed just before. */
async function handOver(): Promise<void> {
  await worker.goesTo('Hand over')
  await measured(
    'handing over',
    boxLabels.map((label) => [label, 'Loaded']),
  )
}

/** Announced, and in turn with them others of which nobody knows. */
async function comeBack(): Promise<void> {
  await worker.goesTo('Returns')
  const strange = upsLabels(returns, 2001)
  const scans = returnLabels.flatMap((label, at): readonly Scan[] => [
    [label, 'It is back'],
    [strange[at] ?? '', 'Not announced'],
  ])
  await measured('returns', scans)
}

async function measured(what: string, codes: readonly Scan[]): Promise<void> {
  await slowedDown(slowdown)
  const { scans, bare } = await scanning(floor, codes)
  await slowedDown(1)
  console.log(`\n${what}: ${scans.length} scans, 5,000 lines cached, slowed ${slowdown} times`)
  console.table({
    'keys, ms': spread(typed(scans)),
    'durable, ms': spread(durable(scans)),
    'answer on screen, ms': spread(shown(scans)),
    'on screen, nothing but the write, ms': spread(shown(bare)),
  })
  console.log(`first ${Math.round(shown(scans)[0] ?? Number.NaN)} ms`)
  within(`${what}: scan to answer, p95`, quantile(shown(scans), 0.95), budgetMs)
}
