/** Several tabs of one device, tabs that stop, lines that fall silent, and a queue of ten thousand. */
import { hashOf } from '@milepost/contract'
import { expect, test, type Browser, type Page } from 'playwright/test'
import {
  atReceiving,
  drained,
  type Device,
  type Floor,
  gtin,
  numbersTo,
  openDevice,
  openFloor,
  pushes,
  scan,
  scanMany,
} from './floor.ts'
import { inStore, longestTask, queueOf, rowsOf, sendNow, watchTasks } from './in-page.ts'

const codes = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => gtin(from + n))
const blackHole = { kind: 'black-hole' } as const

/** These wait for half a minute, so they do it beside the others. */
interface Silence {
  readonly floor: Floor
  readonly device: Device
  readonly other?: Page
}
let silentLine: Silence
let frozenTab: Silence

test.beforeAll(async ({ browser }) => {
  const silent = await openFloor()
  silentLine = { floor: silent, device: await stuckDevice(silent, browser) }
  const frozen = await openFloor()
  const device = await stuckDevice(frozen, browser)
  const cdp = await device.context.newCDPSession(device.page)
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  frozenTab = { floor: frozen, device, other: await secondTab(frozen, device) }
})
test.afterAll(async () => {
  await silentLine.floor.close()
  await frozenTab.floor.close()
})

/** Its first push hangs: neither answered nor closed. */
async function stuckDevice(floor: Floor, browser: Browser): Promise<Device> {
  const device = await openDevice(floor, browser)
  const before = floor.seen.filter(pushes).length
  floor.breaks((seen) => (pushes(seen) && seen.count === before + 1 ? blackHole : undefined))
  await scan(device.page, gtin(1))
  await expect.poll(() => floor.seen.filter(pushes).length).toBe(before + 1)
  return device
}

async function secondTab({ url }: Floor, { context }: Device): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url}/scan/`)
  await atReceiving(page)
  return page
}

test('14, 15: two tabs scan 300 each at once, and send: one count without a hole (field A13, field B10)', async ({
  browser,
}) => {
  const floor = await openFloor()
  const device = await openDevice(floor, browser)
  const other = await secondTab(floor, device)

  await Promise.all([scanMany(device.page, codes(1, 300)), scanMany(other, codes(301, 300))])

  const { epochs, seqs } = await queueOf(other)
  const kinds = (await rowsOf(other)).map(({ held }) => held.event['kind'])
  expect(epochs).toHaveLength(1)
  // A clock that was measured late takes a number of its own.
  expect(kinds.filter((kind) => kind !== 'clock-fixed')).toHaveLength(600)
  expect(seqs).toEqual(numbersTo(seqs.length))
  await drained(floor, device)
  await device.context.close()
  await floor.close()
})

test('15: four tabs that send at once, without any lock between them, count nothing twice (field B10)', async ({
  browser,
}) => {
  const floor = await openFloor()
  const device = await openDevice(floor, browser)
  await device.context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })
  })
  await device.page.reload()
  await atReceiving(device.page)
  const others = [
    await secondTab(floor, device),
    await secondTab(floor, device),
    await secondTab(floor, device),
  ]
  await device.context.setOffline(true)
  await scanMany(device.page, codes(1, 60))
  const before = floor.seen.filter(pushes).length
  await device.context.setOffline(false)

  await Promise.all([device.page, ...others].map(sendNow))

  await drained(floor, device)
  expect(floor.seen.filter(pushes).length).toBeGreaterThan(before + 1)
  for (const other of others) expect(await queueOf(other)).toMatchObject({ setAside: 0 })
  expect(await floor.asAdmin('GET', '/v1/console/quarantine')).toEqual({ rows: [] })
  await device.context.close()
  await floor.close()
})

test('30: ten thousand queued scans drain while the screen answers', async ({ browser }) => {
  const floor = await openFloor()
  const device = await openDevice(floor, browser)
  const { page } = device
  await device.context.setOffline(true)
  await scan(page, gtin(1))
  await queueUp(page, 10_000)
  await watchTasks(page)
  const begun = performance.now()

  await device.context.setOffline(false)
  await sendNow(page)
  await expect.poll(async () => await waitingIn(page)).toBeLessThan(9000)
  await scan(page, gtin(2))

  await expect.poll(async () => await waitingIn(page), { timeout: 100_000 }).toBe(0)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const longest = await longestTask(page)
  console.log(`10,000 scans drained in ${seconds} s; the longest task took ${longest} ms`)
  await drained(floor, device)
  await device.context.close()
  await floor.close()
})

test('28: a line that falls silent is given up within half a minute, and the batch goes again', async () => {
  const { floor, device } = silentLine

  await drained(floor, device, 1)

  expect(floor.seen.filter(pushes).length).toBeGreaterThan(1)
  await device.context.close()
})

test('16: a frozen tab that holds the lock delays another by a minute at most', async () => {
  const { floor, device, other } = frozenTab
  if (!other) throw new Error('The frozen tab has no neighbour')

  await drained(floor, { ...device, page: other }, 1)

  await device.context.close()
})

const waitingIn = (page: Page) =>
  inStore(page, 'scans', (scans) => scans.index('state').count('waiting'))

/** As if the device had scanned so many without a network: copies of its last scan, each with an id and a number. */
async function queueUp(page: Page, count: number): Promise<void> {
  const [last] = await rowsOf(page)
  if (!last) throw new Error('Nothing was scanned yet')
  const { event } = last.held
  const copies = Array.from({ length: count - 1 }, (_, n) => {
    const seq = last.seq + n + 1
    const id = last.id.slice(0, -5) + seq.toString(16).padStart(5, '0')
    const scanned = { ...Object(event['scan']), seq } as unknown
    return {
      id,
      seq,
      hash: hashOf({ ...event, id, scan: scanned }),
    }
  })
  await inStore(
    page,
    'scans',
    (scans, { row, all }) => {
      for (const { id, seq, hash } of all) {
        const made = row.held.event as { readonly scan: object }
        const copy = { ...made, id, scan: { ...made.scan, seq } }
        scans.put({
          ...row,
          id,
          seq,
          madeNo: seq,
          held: { ...row.held, id, seq, hash, event: copy },
        })
      }
      return scans.count()
    },
    { row: last, all: copies },
  )
  await inStore(page, 'epochs', (epochs, row) => epochs.put(row), {
    epoch: last.epoch,
    made: count,
    ackedThrough: 0,
    durableThrough: 0,
  })
  const outbox = (await inStore(page, 'facts', (facts) => facts.get('outbox'))) as {
    readonly value: object
  }
  await inStore(page, 'facts', (facts, fact) => facts.put(fact), {
    name: 'outbox',
    value: { ...outbox.value, madeNo: count },
  })
}
