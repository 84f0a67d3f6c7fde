import type { PullChange } from '@milepost/contract'
import { as, type OrderId, type WorkOrder } from '@milepost/domain'
import type { WorkPage } from '@milepost/outbox'
import { array, assert, asyncProperty, boolean, integer, option, record, tuple } from 'fast-check'
import { expect, test, vi } from 'vitest'
import { databaseNamed } from '../sync/database.ts'
import { picked, startDevice, testDisk } from '../sync/testing.ts'
import { findByLabel } from './find-by-label.ts'
import { workStoreIn } from './work-store.ts'
import { allOrders, orderById, pickList } from './work.ts'

const order: WorkOrder = {
  order: as('order-1'),
  reference: '1042',
  site: as('site-1'),
  stage: 'ordered',
  placedAt: 0,
  promised: {},
  lines: [
    {
      line: as('line-1'),
      sku: 'MUG',
      gtin: '4006381333931',
      name: 'Mug',
      bin: 'A-01',
      units: 3,
      picked: 0,
      short: 0,
      packed: 0,
    },
  ],
  boxes: [
    {
      box: as('box-1'),
      label: { carrier: 'ups', number: '1Z999AA10123456784' },
      closed: true,
      handedOver: false,
    },
  ],
}
const change = (doc: WorkOrder | null, id = 'order-1'): PullChange =>
  ({ collection: 'orders', id, doc }) as PullChange

test('WK1: page and cursor are kept together, and a page for another cursor is thrown away', async () => {
  const database = databaseNamed('milepost', testDisk())
  const store = workStoreIn(database)
  const after = await store.mark()

  const kept = await store.apply(page({ after, cursor: 7, changes: [change(order)] }))
  const stale = await store.apply(page({ after, cursor: 9, changes: [change(null)] }))

  expect([kept, stale]).toEqual([true, false])
  expect((await store.mark()).cursor).toBe(7)
  expect(await allOrders(database)).toHaveLength(1)
})

test('WK2: starting over keeps the old lists until the new ones are whole', async () => {
  const database = databaseNamed('milepost', testDisk())
  const store = workStoreIn(database)
  const other = { ...order, order: as<OrderId>('order-2') }
  await store.apply(page({ after: await store.mark(), changes: [change(order)] }))

  await store.apply(page({ after: await store.mark(), startOver: true, cursor: 0, more: true }))
  const between = await allOrders(database)
  const second = page({ after: await store.mark(), changes: [change(other, 'order-2')] })
  await store.apply(second)

  expect(between.map((each) => each.order)).toEqual(['order-1'])
  expect((await allOrders(database)).map((each) => each.order)).toEqual(['order-2'])
})

test('WK7: what is kept in memory of the work is what a fresh start reads, whatever pages came', async () => {
  const pages = array(
    record({
      startOver: boolean(),
      more: boolean(),
      changes: array(tuple(integer({ min: 1, max: 4 }), option(integer({ min: 1, max: 9 })))),
    }),
    { maxLength: 6 },
  )
  await assert(
    asyncProperty(pages, async (coming) => {
      const disk = testDisk()
      const database = databaseNamed('milepost', disk)
      const store = workStoreIn(database)
      for (const [at, { changes, ...each }] of coming.entries()) {
        await allOrders(database)
        const changed = changes.map(([no, reference]) => {
          const id = `order-${no}`
          return change(
            reference === null ? null : { ...order, order: as(id), reference: `${reference}` },
            id,
          )
        })
        await store.apply(
          page({ ...each, after: await store.mark(), cursor: at + 1, changes: changed }),
        )

        expect(byId(await allOrders(database))).toEqual(
          byId(await allOrders(databaseNamed('milepost', disk))),
        )
      }
    }),
    { numRuns: 60 },
  )
})

const byId = (orders: readonly WorkOrder[]) =>
  orders.toSorted((a, b) => a.order.localeCompare(b.order))

test('WK3: own scans count on top of pulled work, through sending, pulling and a kill', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  device.server.changes = [change(order)]
  device.driver.now()
  await vi.waitFor(async () => expect(await orderById(device.database, order.order)).toBeDefined())
  const pickedNow = async () => (await orderById(device.database, order.order))?.lines[0]?.picked

  device.server.faults.push('lost-request')
  await device.record(picked(2))
  expect(await pickedNow()).toBe(2)
  device.kill()
  const again = await startDevice(disk, { server: device.server, clock: device.clock })
  expect((await orderById(again.database, order.order))?.lines[0]?.picked).toBe(2)

  const shown = { ...order, lines: order.lines.map((line) => ({ ...line, picked: 2 })) }
  device.server.changes = [...device.server.changes, change(shown)]
  await vi.waitFor(async () => {
    device.clock.pass(31_000)
    again.driver.now()
    const rows = await again.database.work.toArray()
    expect(rows.map(({ doc }) => doc)).toEqual([shown])
  })
  expect((await orderById(again.database, order.order))?.lines[0]?.picked).toBe(2)
  again.kill()
})

test('WK4: the pick list holds what still wants picking, the most urgent first', async () => {
  const database = databaseNamed('milepost', testDisk())
  const store = workStoreIn(database)
  const urgent = { ...order, order: as<OrderId>('order-2'), promised: { shipBy: 5 } }
  const done = {
    ...order,
    order: as<OrderId>('order-3'),
    lines: order.lines.map((line) => ({ ...line, picked: 2, short: 1 })),
  }
  const gone = { ...order, order: as<OrderId>('order-4'), stage: 'handed-over' as const }
  const changes = [
    change(order),
    change(urgent, 'order-2'),
    change(done, 'order-3'),
    change(gone, 'order-4'),
  ]
  await store.apply(page({ after: await store.mark(), changes }))

  expect((await pickList(database)).map((each) => each.order)).toEqual(['order-2', 'order-1'])
})

test('FL1: a thing is found by whatever its label says', async () => {
  const database = databaseNamed('milepost', testDisk())
  const store = workStoreIn(database)
  await store.apply(page({ after: await store.mark(), changes: [change(order)] }))
  const found = async (meaning: Parameters<typeof findByLabel>[1]) => {
    const { orders, boxes } = await findByLabel(database, meaning)
    return { orders: orders.length, boxes: boxes.length }
  }
  const number = '1Z999AA10123456784'

  expect(await found({ kind: 'own', label: 'order', value: '1042' })).toEqual({
    orders: 1,
    boxes: 0,
  })
  expect(await found({ kind: 'own', label: 'bin', value: 'A-01' })).toEqual({ orders: 1, boxes: 0 })
  expect(await found({ kind: 'gtin', gtin14: '04006381333931' })).toEqual({ orders: 1, boxes: 0 })
  expect(await found({ kind: 'tracking', candidates: [{ carrier: 'ups', number }] })).toEqual({
    orders: 1,
    boxes: 1,
  })
  expect(await found({ kind: 'unknown', text: 'box-9' })).toEqual({ orders: 0, boxes: 0 })
})

test('FL2: a label bound on this device a moment ago is found without any pull', async () => {
  const device = await startDevice(testDisk())
  const store = workStoreIn(device.database)
  await store.apply(page({ after: await store.mark(), changes: [change({ ...order, boxes: [] })] }))
  const label = { carrier: 'ups', number: '1Z999AA10123456784' }
  await device.record({
    kind: 'label-bound',
    subject: { order: order.order, box: as('box-7') },
    body: { box: as('box-7'), label },
    how: 'wedge',
    raw: '',
  })

  const { boxes } = await findByLabel(device.database, {
    kind: 'tracking',
    candidates: [{ carrier: 'ups', number: label.number }],
  })

  expect(boxes).toMatchObject([{ box: { box: 'box-7', label }, order: { order: 'order-1' } }])
  device.kill()
})

function page(some: Partial<WorkPage<PullChange>> & Pick<WorkPage<PullChange>, 'after'>) {
  return {
    startOver: false,
    cursor: some.after.cursor + 1,
    more: false,
    epoch: 'E1',
    freshUntil: 0,
    changes: [],
    ...some,
  }
}
