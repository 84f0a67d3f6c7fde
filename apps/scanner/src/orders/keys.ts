/** By what a pulled document can be found: everything that a label may say of it. */
import type { PullChange } from '@milepost/contract'
import {
  boxKey,
  labelKey,
  orderKey,
  receiptKey,
  returnKey,
  type WorkReturn,
} from '@milepost/domain'

export type DocOf<Collection extends PullChange['collection']> = NonNullable<
  Extract<PullChange, { collection: Collection }>['doc']
>

export const gtinKey = (gtin: string) => `gtin:${gtin.padStart(14, '0')}`
export const skuKey = (sku: string) => `sku:${sku}`
export const binKey = (bin: string) => `bin:${bin.toUpperCase()}`
export const referenceKey = (reference: string) => `reference:${reference.toUpperCase()}`
export const badgeKey = (digest: string) => `badge:${digest}`
/** Carriers share numbers' shapes, so what one calls `ups` another may file under its aggregator. */
export const numberKey = (number: string) => `number:${number}`

export function keysOfChange(change: PullChange): readonly string[] {
  if (change.doc === null) return []
  switch (change.collection) {
    case 'orders': {
      const { order, reference, lines, boxes, returns = [] } = change.doc
      const labels = boxes.flatMap(({ label }) => (label ? [label] : []))
      return unique([
        orderKey(order),
        referenceKey(reference),
        ...boxes.map(({ box }) => boxKey(box)),
        ...labels.flatMap((label) => [labelKey(label), numberKey(label.number)]),
        ...lines.flatMap(goodsKeys),
        ...returns.flatMap(returnKeys),
      ])
    }
    case 'receipts': {
      const { receipt, reference, lines } = change.doc
      return unique([receiptKey(receipt), referenceKey(reference), ...lines.flatMap(goodsKeys)])
    }
    case 'products':
      return unique(goodsKeys(change.doc))
    case 'people':
      return [badgeKey(change.doc.badge)]
    case 'site':
      return []
  }
}

function returnKeys({ return: back, reference, label }: WorkReturn) {
  return [
    returnKey(back),
    ...(reference === undefined ? [] : [referenceKey(reference)]),
    ...(label ? [labelKey(label), numberKey(label.number)] : []),
  ]
}

function goodsKeys(goods: { readonly sku: string; readonly gtin?: string; readonly bin?: string }) {
  return [
    skuKey(goods.sku),
    ...(goods.gtin === undefined ? [] : [gtinKey(goods.gtin)]),
    ...(goods.bin === undefined ? [] : [binKey(goods.bin)]),
  ]
}

const unique = (keys: readonly string[]) => [...new Set(keys)]
