/** A small warehouse for tests of jobs: one shelf, a few orders, and labels that are read as real ones are. */
import { ownLabel, read } from '@milepost/barcode'
import type { Product, WorkReceiptDoc } from '@milepost/contract'
import {
  as,
  type BoxId,
  type LineId,
  type OrderId,
  type SiteId,
  type WorkBox,
  type WorkLine,
  type WorkOrder,
} from '@milepost/domain'
import { goodsCode, isMeant } from './goods.ts'
import { isLabelOf, type JobScan, type Known } from './job.ts'

export const shelf = {
  tent: { sku: 'TENT', gtin: '4006381333931', name: 'Tent', bin: 'A-02-1' },
  lamp: { sku: 'LAMP', gtin: '9521234543213', name: 'Lamp', bin: 'A-10-1' },
  rope: { sku: 'ROPE', name: 'Rope', bin: 'B-01-1' },
} as const satisfies Record<string, Product>

export const ups = { carrier: 'ups', number: '1Z999AA10123456784' }
export const otherUps = { carrier: 'ups', number: '1Z12345E1512345676' }
export const fedex = { carrier: 'fedex', number: '986578788855' }

export function lineOf(goods: Product, units: number, more: Partial<WorkLine> = {}): WorkLine {
  return { ...goods, line: as<LineId>(goods.sku), units, picked: 0, short: 0, packed: 0, ...more }
}

export function orderOf(
  reference: string,
  lines: readonly WorkLine[],
  more: Partial<WorkOrder> = {},
): WorkOrder {
  return {
    order: as<OrderId>(`o-${reference}`),
    reference,
    site: as<SiteId>('reno'),
    stage: 'ordered',
    placedAt: 0,
    promised: {},
    lines,
    boxes: [],
    ...more,
  }
}

export function boxOf(box: string, more: Partial<WorkBox> = {}): WorkBox {
  return { box: as<BoxId>(box), closed: false, handedOver: false, ...more }
}

export interface Floor {
  readonly orders?: readonly WorkOrder[]
  readonly receipts?: readonly WorkReceiptDoc[]
}

/** A scan of this text, with what the floor knows of it. */
export function scanOf(text: string, floor: Floor = {}, more: Partial<JobScan> = {}): JobScan {
  const answer = read({ text, symbology: 'unknown' })
  return {
    read: answer,
    how: 'wedge',
    raw: btoa(text),
    times: 1,
    known: knownOf(answer, floor),
    ...more,
  }
}

export const label = ownLabel

function knownOf(answer: ReturnType<typeof read>, { orders = [], receipts = [] }: Floor): Known {
  if (!answer.ok) return { orders: [], boxes: [], receipts: [], products: [] }
  const { meaning } = answer
  const code = goodsCode(meaning)
  const isNamed = (reference: string) =>
    (meaning.kind === 'own' && meaning.value === reference) ||
    (meaning.kind === 'unknown' && meaning.text === reference)
  const hasGoods = ({ lines }: { readonly lines: readonly Product[] }) =>
    code !== undefined && lines.some((line) => isMeant(line, code))
  const boxes = orders
    .flatMap((order) => order.boxes.map((box) => ({ box, order })))
    .filter(({ box }) => isLabelOf(box, meaning))
  return {
    boxes,
    orders: orders.filter(
      (order) =>
        isNamed(order.reference) || hasGoods(order) || boxes.some((each) => each.order === order),
    ),
    receipts: receipts.filter((receipt) => isNamed(receipt.reference) || hasGoods(receipt)),
    products: Object.values<Product>(shelf).filter((each) => code && isMeant(each, code)),
  }
}
