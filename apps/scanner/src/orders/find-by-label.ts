/** What a label means in the cached work: the thing it is on, wherever that is. */
import type { Meaning } from '@milepost/barcode'
import type { Product, WorkReceiptDoc } from '@milepost/contract'
import { boxKey, orderKey, as, type BoxId, type OrderId, type WorkOrder } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import { binKey, gtinKey, numberKey, referenceKey } from './keys.ts'
import { ownScans, type BoxOfOrder } from './work.ts'
import { receiptWithOwnScans, withOwnScans } from './own-scans.ts'

export interface FoundByLabel {
  readonly orders: readonly WorkOrder[]
  readonly boxes: readonly BoxOfOrder[]
  readonly receipts: readonly WorkReceiptDoc[]
  readonly products: readonly Product[]
}

export async function findByLabel(database: Database, meaning: Meaning): Promise<FoundByLabel> {
  const keys = keysOfMeaning(meaning)
  const own = await ownScans(database)
  const rows = await database.work.where('keys').anyOf(keys).distinct().toArray()
  // A box that was begun or labelled here is not in the pulled keys yet.
  const touched = new Set(
    own.map(({ event }) => event.subject.order).filter((id) => id !== undefined),
  )
  const mine = await database.work.bulkGet([...touched].map((id) => ['orders', id]))
  const orders = new Map<OrderId, WorkOrder>()
  for (const row of [...rows, ...mine]) {
    if (row?.collection !== 'orders') continue
    const order = withOwnScans(row.doc as WorkOrder, own)
    orders.set(order.order, order)
  }
  const boxes = [...orders.values()].flatMap((order) =>
    order.boxes.filter((box) => isMeant(box, keys)).map((box) => ({ box, order })),
  )
  const isNamed = new Set(rows.map(({ id }) => id))
  return {
    orders: [...orders.values()].filter(
      ({ order }) => isNamed.has(order) || boxes.some((each) => each.order.order === order),
    ),
    boxes,
    receipts: rows
      .filter(({ collection }) => collection === 'receipts')
      .map(({ doc }) => receiptWithOwnScans(doc as WorkReceiptDoc, own)),
    products: rows
      .filter(({ collection }) => collection === 'products')
      .map(({ doc }) => doc as Product),
  }
}

function isMeant({ box, label }: BoxOfOrder['box'], keys: readonly string[]): boolean {
  return (
    keys.includes(boxKey(box)) || (label !== undefined && keys.includes(numberKey(label.number)))
  )
}

function keysOfMeaning(meaning: Meaning): readonly string[] {
  switch (meaning.kind) {
    case 'own':
      return keysOfOwn(meaning.label, meaning.value)
    case 'gtin':
      return [gtinKey(meaning.gtin14)]
    case 'sscc':
      return [boxKey(as<BoxId>(meaning.sscc)), numberKey(meaning.sscc)]
    case 'tracking':
      return meaning.candidates.map(({ number }) => numberKey(number))
    case 'gs1':
      return []
    case 'unknown':
      return [
        numberKey(meaning.text.toUpperCase()),
        referenceKey(meaning.text),
        `sku:${meaning.text}`,
      ]
  }
}

function keysOfOwn(
  label: Extract<Meaning, { kind: 'own' }>['label'],
  value: string,
): readonly string[] {
  if (label === 'box') return [boxKey(as<BoxId>(value))]
  if (label === 'bin') return [binKey(value)]
  if (label === 'order') return [orderKey(as<OrderId>(value)), referenceKey(value)]
  return []
}
