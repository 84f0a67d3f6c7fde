import { as, type WorkOrder } from '@milepost/domain'
import { numbered, type Settlement } from '@milepost/outbox'
import { scanDraft } from '@milepost/outbox/testing'
import { array, assert, asyncProperty, boolean, constantFrom, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { type Database, databaseNamed } from '../sync/database.ts'
import { outboxStoreIn } from '../sync/outbox-store.ts'
import { picked, testDisk } from '../sync/testing.ts'
import { undoLast } from '../sync/undo.ts'
import { withOwnScans } from './own-scans.ts'
import { shownScans } from './shown-scans.ts'
import { workStoreIn } from './work-store.ts'

test('WK5: what is kept in memory of own scans is what a fresh start reads', async () => {
  const happening = constantFrom('pick', 'pick', 'undo', 'ack', 'ack', 'set aside', 'want', 'pull')
  const looked = tuple(happening, boolean())

  await assert(
    asyncProperty(array(looked, { minLength: 4, maxLength: 14 }), async (day) => {
      const disk = testDisk()
      const floor = floorOn(databaseNamed('milepost', disk))

      for (const [what, isLookedAt] of day) {
        await floor[what]()
        if (isLookedAt) await countedIn(floor.database)
      }

      const kept = await countedIn(floor.database)
      expect(kept).toEqual(await countedIn(databaseNamed('milepost', disk)))
    }),
    { numRuns: 100 },
  )
})

test('WK5: a scan lays out its own order again, and no other', async () => {
  const floor = floorOn(databaseNamed('milepost', testDisk()))
  const other = { ...work, order: as<never>('order-2') }
  const laidOut = async () => {
    const own = await shownScans(floor.database)
    return [work, other].map((order) => withOwnScans(order, own.about(order.order)))
  }
  await floor.pick()
  await floor.record({
    kind: 'picked',
    subject: { order: other.order },
    body: { line: as('line-1'), units: 1 },
    how: 'wedge',
    raw: '',
  })
  const [before, otherBefore] = await laidOut()

  await floor.pick()

  const [after, otherAfter] = await laidOut()
  expect(after).not.toEqual(before)
  expect(otherAfter).toBe(otherBefore)
})

test('WK5: goods that nobody announced lay out no order again', async () => {
  const floor = floorOn(databaseNamed('milepost', testDisk()))
  const laidOut = async () => {
    const own = await shownScans(floor.database)
    return { own: own.about(work.order), order: withOwnScans(work, own.about(work.order)) }
  }
  await floor.pick()
  const before = await laidOut()

  const unannounced = {
    subject: {},
    body: { goods: { gtin: '09520000000011' }, units: 1, bin: 'A-1' },
    how: 'wedge',
    raw: '',
  } as const
  await floor.record({ kind: 'received', ...unannounced })
  await floor.record({ kind: 'put-away', ...unannounced })

  const after = await laidOut()
  expect(after.own).toBe(before.own)
  expect(after.order).toBe(before.order)
})

test('WK5: a box whose order nobody knows is one list for all orders that no scan names', async () => {
  const floor = floorOn(databaseNamed('milepost', testDisk()))
  const label = { carrier: 'ups', number: '1Z7' } as const
  await floor.pick()
  await floor.record({
    kind: 'loaded',
    subject: { load: as('load-1'), label },
    body: { load: as('load-1'), label },
    how: 'wedge',
    raw: '',
  })

  const shown = await shownScans(floor.database)

  expect(shown.about(as('order-8')).map(({ event }) => event.kind)).toEqual(['loaded'])
  expect(shown.about(as('order-9'))).toBe(shown.about(as('order-8')))
  expect(shown.about(work.order).map(({ event }) => event.kind)).toEqual(['picked', 'loaded'])
})

test('WK6: a box begun or labelled here leads to its order, whatever else is waiting', async () => {
  const floor = floorOn(databaseNamed('milepost', testDisk()))
  const box = as<never>('box-7')
  await floor.pick()
  await floor.record({
    kind: 'label-bound',
    subject: { order: as('order-7'), box },
    body: { box, label: { carrier: 'ups', number: '1Z7' } },
    how: 'wedge',
    raw: '',
  })

  const shown = await shownScans(floor.database)

  expect(shown.ordersWith(['number:1Z7'])).toEqual(['order-7'])
  expect(shown.ordersWith(['number:1Z8'])).toEqual([])
  expect(shown.about(as('order-7')).map(({ event }) => event.kind)).toEqual(['label-bound'])
})

const work: WorkOrder = {
  order: as('order-1'),
  reference: '1042',
  site: as('site-1'),
  stage: 'picking',
  placedAt: 0,
  promised: {},
  lines: [
    { line: as('line-1'), sku: 'MUG', name: 'Mug', units: 99, picked: 50, short: 0, packed: 0 },
  ],
  boxes: [],
}

async function countedIn(database: Database): Promise<WorkOrder> {
  return withOwnScans(work, (await shownScans(database)).about(work.order))
}

function floorOn(database: Database) {
  const outbox = outboxStoreIn(database, () => as('epoch-1'))
  const pulled = workStoreIn(database)
  let made = 0
  const record = async (intent: Parameters<typeof scanDraft>[1]) => {
    made += 1
    const draft = scanDraft(made, intent)
    const { event } = await outbox.append(draft.id, numbered(draft))
    return { kind: 'recorded', event } as const
  }
  const settle = async (change: Partial<Settlement>) => {
    await outbox.settle({
      at: 0,
      acked: [],
      setAside: [],
      wanted: [],
      ackedThrough: [],
      durableThrough: [],
      forgetBefore: 0,
      madeUnder: undefined,
      ...change,
    })
  }
  const oldest = async () => (await outbox.look(2)).batch.map(({ id }) => id)
  return {
    database,
    record,
    'pick': async () => void (await record(picked())),
    'undo': async () => void (await undoLast(database, record)),
    'ack': async () => await settle({ acked: await oldest() }),
    'set aside': async () =>
      await settle({ setAside: (await oldest()).map((id) => ({ id, because: 'schema' })) }),
    'want': async () => await settle({ wanted: [{ epoch: as('epoch-1'), from: 1, to: made }] }),
    'pull': async () => {
      const after = await pulled.mark()
      const cursor = after.cursor + 1
      const page = { after, cursor, startOver: false, more: false, epoch: 'E1', freshUntil: 0 }
      await pulled.apply({ ...page, changes: [] })
    },
  }
}
