/**
 * What a scan costs: from the scanner's last key until the scan is durable, and until its answer is on the screen. With an
 * empty queue, with 10,000 scans waiting, and while those drain over loopback. `--slowdown 4` measures a device that is so
 * many times slower, of which no time is promised here; `--scans 60` fewer scans.
 */
import { parseArgs } from 'node:util'
import { expect } from 'playwright/test'
import { addBacklog, linesToPick } from './backlog.ts'
import { quantile } from './budget.ts'
import { durable, goodsOf, inTurn, openFloor, scanning, shown, spread } from './floor.ts'
import type { ScanTimes } from './stopwatch.ts'

const { values: asked } = parseArgs({
  options: {
    scans: { type: 'string', default: '100' },
    slowdown: { type: 'string', default: '1' },
  },
})
const scans = Number(asked.scans)
const slowdown = Number(asked.slowdown)
const backlog = 10_000
const mostDurableMs = 50
const mostDrainSeconds = 20
const mostTaskMs = 100
/** Of one drain too few scans are made to say anything of the slowest. */
const leastWhileDraining = 60
const orders = 60
const goods = goodsOf(20, 10)
const orderNo = (order: number) => `B-${String(order).padStart(2, '0')}`
const waits = `${backlog.toLocaleString('en')} waiting`

const floor = await openFloor({
  orders: Array.from({ length: orders }, (_, at) => [orderNo(at + 1), goods] as const),
})
const { context, page, worker, takesOrder, slowedDown } = floor
await measured('empty queue', orderNo(1))

await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
const cached = (await linesToPick(page)).length
await offlineWithBacklog()
hold('lines that an offline restart loses', cached - (await linesToPick(page)).length, 0)
await measured(waits, orderNo(2))
await drained()
await scannedWhileDraining(orderNo(3))
await floor.leaves()

async function measured(what: string, order: string): Promise<void> {
  await takesOrder(order)
  await expect(page.getByText(`${goods.length * 10} units left`)).toBeVisible()
  await slowedDown(slowdown)
  const times = await scanning(floor, inTurn(goods, scans, 'Picked'))
  await slowedDown(1)
  told(what, times.scans)
  console.table({
    'durable, nothing but the write, ms': spread(durable(times.bare)),
    'on screen, nothing but the write, ms': spread(shown(times.bare)),
  })
}

function told(what: string, times: readonly ScanTimes[]): void {
  console.log(`\n${times.length} scans, ${what}, processor slowed ${slowdown} times`)
  console.table({
    'durable, ms': spread(durable(times)),
    'answer on screen, ms': spread(shown(times)),
  })
  const p95 = quantile(durable(times), 0.95)
  if (slowdown === 1) hold(`scan to durable with ${what}, p95 ms`, p95, mostDurableMs)
}

/** Of other orders than those that are measured: their goods are still to be picked. */
async function offlineWithBacklog(): Promise<void> {
  await context.setOffline(true)
  const measuredOrders = new Set([1, 2, 3].map(orderNo))
  const lines = await linesToPick(page)
  const elsewhere = lines.filter(({ reference }) => !measuredOrders.has(reference))
  await addBacklog(page, backlog, elsewhere)
  await page.reload()
  await worker.goesTo('Pick')
}

/** What is promised, beside what is; broken, the run ends with 1. */
function hold(what: string, is: number, atMost: number): void {
  console.log(`${is <= atMost ? 'kept  ' : 'BROKEN'}  ${what}: ${is.toFixed(1)}, at most ${atMost}`)
  // Not a number is not within anything.
  if (!(is <= atMost)) process.exitCode = 1
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

/** Somebody works on while the queue of days goes out. */
async function scannedWhileDraining(order: string): Promise<void> {
  const times: ScanTimes[] = []
  while (times.length < leastWhileDraining) {
    await offlineWithBacklog()
    await takesOrder(order)
    await slowedDown(slowdown)
    await context.setOffline(false)
    await expect(worker.pill).toHaveText(/Sending/, { timeout: 30_000 })
    const before = times.length
    while (await worker.pill.filter({ hasText: /Sending/ }).isVisible()) {
      const next = goods[times.length % goods.length]
      if (next) times.push(await floor.scansNext([next.gtin, 'Picked']))
    }
    await slowedDown(1)
    if (times.length === before) throw new Error('the queue went before anybody could scan')
  }
  told(`${backlog.toLocaleString('en')} draining`, times)
}
