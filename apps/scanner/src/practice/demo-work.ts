/** A small warehouse to practise in: one delivery, three orders, one bin that turns out empty. */
import type { PullChange, WorkReceiptDoc } from '@milepost/contract'
import type { DocOf } from '../orders/keys.ts'
import {
  as,
  type BoxId,
  type LineId,
  type OrderId,
  type ReceiptId,
  type SiteId,
} from '@milepost/domain'
import { practiceMark } from './practice-codes.ts'

export interface DemoGoods {
  readonly sku: string
  readonly name: string
  readonly bin: string
}

const goods = (sku: string, name: string, bin: string): DemoGoods => ({
  sku: `${practiceMark}-${sku}`,
  name,
  bin: `${practiceMark}-${bin}`,
})

const mug = goods('MUG', 'Enamel mug', 'A1')
const lamp = goods('LAMP', 'Head lamp', 'A2')
const rope = goods('ROPE', 'Rope, 20 m', 'B1')
export const demoGoods: readonly DemoGoods[] = [mug, lamp, rope]
/** Where the rope lies as well, once its own bin is found empty. */
export const demoBins: readonly string[] = [
  ...demoGoods.map(({ bin }) => bin),
  `${practiceMark}-C1`,
]

const site = as<SiteId>('practice')

export const demoOrders: readonly DocOf<'orders'>[] = [
  orderOf(1, [mug, 2], [lamp, 1]),
  orderOf(2, [lamp, 2], [rope, 1]),
  orderOf(3, [mug, 1]),
]

const demoReceipt: WorkReceiptDoc = {
  receipt: as<ReceiptId>(`${practiceMark}-IN`),
  reference: `${practiceMark}-IN`,
  site,
  lines: demoGoods.map(({ sku, name }, at) => ({
    line: as<LineId>(`line-${at + 1}`),
    sku,
    name,
    units: 3,
    received: 0,
  })),
}

/** As the server would send it. */
export const demoWork = (siteName: string): readonly PullChange[] => [
  {
    collection: 'site',
    id: site,
    doc: { site, name: siteName, zone: 'UTC', stations: [] },
  },
  ...demoOrders.map((doc): PullChange => ({ collection: 'orders', id: doc.order, doc })),
  { collection: 'receipts', id: demoReceipt.receipt, doc: demoReceipt },
  ...demoGoods.map((doc): PullChange => ({ collection: 'products', id: doc.sku, doc })),
  {
    collection: 'products',
    id: `${rope.sku} elsewhere`,
    doc: { ...rope, bin: `${practiceMark}-C1` },
  },
]

/** Each order comes with a box and the label that will go on it. */
function orderOf(
  at: number,
  ...wanted: readonly (readonly [DemoGoods, number])[]
): DocOf<'orders'> {
  return {
    order: as<OrderId>(`${practiceMark}-${at}`),
    reference: `${practiceMark}-${at}`,
    site,
    stage: 'ordered',
    placedAt: at,
    promised: {},
    lines: wanted.map(([{ sku, name, bin }, units], place) => ({
      line: as<LineId>(`line-${place + 1}`),
      sku,
      name,
      bin,
      units,
      picked: 0,
      short: 0,
      packed: 0,
    })),
    boxes: [
      {
        box: as<BoxId>(`${practiceMark}-BOX-${at}`),
        label: { carrier: 'ups', number: `${practiceMark}${at}UPS` },
        closed: false,
        handedOver: false,
      },
    ],
  }
}
