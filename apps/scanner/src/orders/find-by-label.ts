/** What a label means in the cached work: the thing it is on, wherever that is. */
import type { Meaning } from '@milepost/barcode'
import type { Product, WorkReceiptDoc } from '@milepost/contract'
import { boxKey, orderKey, as, type BoxId, type OrderId, type WorkOrder } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import { binKey, gtinKey, numberKey, referenceKey } from './keys.ts'
import type { BoxOfOrder } from './work.ts'
import { receiptWithOwnScans, withOwnScans } from './own-scans.ts'
import { shownScans } from './shown-scans.ts'
import { docsNamed, docsWith } from './work-docs.ts'

export interface FoundByLabel {
  readonly orders: readonly WorkOrder[]
  readonly boxes: readonly BoxOfOrder[]
  readonly receipts: readonly WorkReceiptDoc[]
  readonly products: readonly Product[]
}

export async function findByLabel(database: Database, meaning: Meaning): Promise<FoundByLabel> {
  const keys = keysOfMeaning(meaning)
  const [own, named] = await Promise.all([shownScans(database), docsNamed(database, keys)])
  const isNamed = new Set(named.orders.map(({ order }) => order))
  // A box that was begun or labelled here is not in the pulled keys yet.
  const begunHere = await docsWith(database, 'orders', own.ordersWith(keys))
  const unnamed = begunHere.filter(({ order }) => !isNamed.has(order))
  const orders = [...named.orders, ...unnamed].map((doc) => withOwnScans(doc, own.about(doc.order)))
  const boxes = orders.flatMap((order) =>
    order.boxes.filter((box) => isMeant(box, keys)).map((box) => ({ box, order })),
  )
  return {
    orders: orders.filter(
      ({ order, returns }) =>
        isNamed.has(order) ||
        boxes.some((each) => each.order.order === order) ||
        returns?.some(({ label }) => label && keys.includes(numberKey(label.number))),
    ),
    boxes,
    receipts: named.receipts.map((doc) => receiptWithOwnScans(doc, own.about(doc.receipt))),
    products: named.products,
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
