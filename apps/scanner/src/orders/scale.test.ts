/** A large warehouse on one device: what a scan reads must not grow with it. Times are a bench; reads are counted here. */
import type { PullChange } from '@milepost/contract'
import { as, type LineId, type OrderId } from '@milepost/domain'
import { IDBDatabase, IDBIndex, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { captured } from '../capture/captured.ts'
import { jobScanOf } from '../jobs/job-scan.ts'
import { pickScanned, type PickState } from '../jobs/pick.ts'
import { atOnce, databaseNamed } from '../sync/database.ts'
import { startDevice, testDisk } from '../sync/testing.ts'
import type { DocOf } from './keys.ts'
import { workStoreIn } from './work-store.ts'
import { ordersNamed, pickList } from './work.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const sku = (at: number) => `SKU-${String(at).padStart(5, '0')}`

test.each([
  [200, 10],
  [20_000, 1000],
])(
  'C6: with %i products and %i orders of five lines a scan reads as little',
  async (products, orders) => {
    const disk = testDisk()
    const device = await startDevice(disk)
    // What sync reads is not counted here.
    device.driver.stop()
    await fill(disk, products, orders)
    const state: PickState = { cart: [{ order: as<OrderId>('o-7') }] }
    const scanned = async (code: string) =>
      atOnce(device.database, async () => {
        const scan = await jobScanOf(
          device.database,
          captured({ text: code, symbology: 'code-128' }, 'wedge'),
          1,
        )
        return pickScanned(state, scan, { orders: await ordersNamed(device.database, 'o-7') })
      })
    await pickList(device.database)
    const [first, second] = [sku(7 % products), sku((7 + orders) % products)]
    const reads = countingReads()

    const begun = await scanned(first)
    const madeFirst = reads.rows()
    await device.record(begun.intents[0] as never)
    const before = reads.rows()
    const answer = await scanned(second)
    const made = reads.rows() - before

    expect(answer.remark).toMatchObject({ say: 'picked' })
    expect(Math.max(madeFirst, made)).toBeLessThan(30)
    device.kill()
  },
  60_000,
)

test('C6: a page of work costs what is in it, not what was there', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  device.driver.stop()
  await fill(disk, 1000, 1000)
  const before = await pickList(device.database)
  const store = workStoreIn(device.database)
  const [urgent] = before as readonly [(typeof before)[number]]
  const doc = structuredClone(urgent) as DocOf<'orders'>

  const reads = countingReads()
  await store.apply({
    ...onePage,
    after: await store.mark(),
    cursor: 2,
    changes: [
      { collection: 'orders', id: urgent.order, doc: { ...doc, reference: 'R-NEW' } },
      { collection: 'orders', id: 'o-9', doc: null },
    ],
  })
  const after = await pickList(device.database)

  expect(after).toHaveLength(before.length - 1)
  expect(after[0]?.reference).toBe('R-NEW')
  expect(reads.rows()).toBeLessThan(30)
  expect(after).toEqual(await pickList(databaseNamed('milepost', disk)))
  device.kill()
})

test('A6: from the look at the work to the durable scan it is one transaction', async () => {
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const disk = testDisk()
  const device = await startDevice(disk)
  await fill(disk, 10, 10)
  await pickList(device.database)
  opened.mockClear()
  const { database } = device

  const { answer, recorded } = await device.judged(async () => {
    const label = captured({ text: sku(7), symbology: 'code-128' }, 'wedge')
    const scan = await jobScanOf(database, label, 1)
    const state: PickState = { cart: [{ order: as<OrderId>('o-7') }] }
    return pickScanned(state, scan, { orders: await ordersNamed(database, 'o-7') })
  })
  const transactions = opened.mock.calls.map(([, mode]) => mode)

  expect(answer.remark).toMatchObject({ say: 'picked' })
  expect(recorded).toMatchObject([{ kind: 'recorded' }])
  expect(transactions.filter((mode) => mode === 'readwrite')).toHaveLength(1)
  expect(transactions[0]).toBe('readwrite')
  device.kill()
})

const onePage = { startOver: false, more: false, epoch: 'server-1', freshUntil: 0 }

/** Every line of every fifth product is in as many orders as there are. */
async function fill(disk: ReturnType<typeof testDisk>, products: number, orders: number) {
  const store = workStoreIn(databaseNamed('milepost', disk))
  const changes: PullChange[] = []
  for (let at = 0; at < products; at += 1) {
    changes.push({
      collection: 'products',
      id: sku(at),
      doc: { sku: sku(at), name: `Thing ${at}` },
    })
  }
  for (let at = 0; at < orders; at += 1) {
    const order = as<OrderId>(`o-${at}`)
    changes.push({
      collection: 'orders',
      id: order,
      doc: {
        order,
        reference: `R-${at}`,
        site: as('site-1'),
        stage: 'ordered',
        placedAt: at,
        promised: {},
        lines: Array.from({ length: 5 }, (_, line) => ({
          line: as<LineId>(`line-${line}`),
          sku: sku((at + line * orders) % products),
          name: `Thing ${at}`,
          bin: `A-${at}-${line}`,
          units: 3,
          picked: 0,
          short: 0,
          packed: 0,
        })),
        boxes: [],
      },
    })
  }
  await store.apply({
    ...onePage,
    after: await store.mark(),
    cursor: 1,
    changes,
  })
}

/** Each row or key that the database hands out. */
function countingReads() {
  let rows = 0
  for (const store of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const name of [
      'get',
      'getAll',
      'getKey',
      'getAllKeys',
      'openCursor',
      'openKeyCursor',
    ] as const) {
      const asked = store[name] as (...request: unknown[]) => IDBRequest
      vi.spyOn(store, name as 'get').mockImplementation(function read(
        this: unknown,
        ...request: unknown[]
      ) {
        const answer = asked.apply(this, request)
        answer.addEventListener('success', () => {
          rows += Array.isArray(answer.result) ? answer.result.length : 1
        })
        return answer as never
      })
    }
  }
  return { rows: () => rows }
}
