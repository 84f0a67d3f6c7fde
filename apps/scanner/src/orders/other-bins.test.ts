import type { PullChange } from '@milepost/contract'
import { as, type LineId, type OrderId, type WorkOrder } from '@milepost/domain'
import { expect, test } from 'vitest'
import { databaseNamed } from '../sync/database.ts'
import { startDevice, testDisk } from '../sync/testing.ts'
import { lineKey, otherBins } from './other-bins.ts'
import { workStoreIn } from './work-store.ts'

const tent = { sku: 'TENT', gtin: '4006381333931', name: 'Tent' }
const orderOf = (order: string, bin: string): WorkOrder => ({
  order: as<OrderId>(order),
  reference: order,
  site: as('site-1'),
  stage: 'ordered',
  placedAt: 0,
  promised: {},
  lines: [{ ...tent, line: as<LineId>('line-1'), bin, units: 1, picked: 0, short: 0, packed: 0 }],
  boxes: [],
})
const change = (collection: string, id: string, doc: object) =>
  ({ collection, id, doc }) as unknown as PullChange
const line = lineKey(as<OrderId>('o-1'), as<LineId>('line-1'))

test('C2: a product lies where the catalogue, another order or a put-away here says, and here no more', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  const store = workStoreIn(databaseNamed('milepost', disk))
  await store.apply({
    after: await store.mark(),
    startOver: false,
    cursor: 1,
    more: false,
    epoch: 'server-1',
    freshUntil: 0,
    changes: [
      change('orders', 'o-1', orderOf('o-1', 'A-01')),
      change('orders', 'o-2', orderOf('o-2', 'B-02')),
      change('products', 'TENT', { ...tent, bin: 'C-03' }),
      change('products', 'MUG', { sku: 'MUG', name: 'Mug', bin: 'E-05' }),
    ],
  })
  await device.record({
    kind: 'put-away',
    subject: {},
    body: { goods: { gtin: '04006381333931' }, units: 4, bin: 'D-04' },
    how: 'wedge',
    raw: '',
  })

  const bins = await otherBins(device.database, line)

  expect(bins).toEqual(['D-04', 'C-03', 'B-02'])
  device.kill()
})
