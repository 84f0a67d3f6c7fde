/** What came in unannounced, in words: what it is called by, and how it stands. */
import type { Goods, StrayReturn, UnannouncedGoods } from '@milepost/domain'
import type { Tone } from '@milepost/ui'
import { carrierName } from '../orders/carrier-words.ts'

type Standing = readonly [Tone, string]

const takenBack: Standing = ['calm', 'Taken back']

export function goodsStanding({ kind, condition, undoneBy }: UnannouncedGoods): Standing {
  if (undoneBy !== undefined) return takenBack
  if (kind === 'damage-noted') return ['look', 'Damage noted']
  return condition === 'damaged' ? ['look', 'Damaged'] : ['done', 'Good']
}

/** Everything that its label named it by, what people say first. */
export function codesOf({ sku, gtin, sscc }: Goods = {}): readonly [string, ...string[]] {
  const [first = 'Goods without a code', ...others] = [
    ...(sku === undefined ? [] : [sku]),
    ...(gtin === undefined ? [] : [`GTIN ${gtin}`]),
    ...(sscc === undefined ? [] : [`SSCC ${sscc}`]),
  ]
  return [first, ...others]
}

/** As the scanner calls it: by what was on the box, or by the end of its own number. */
export function nameOfStray({ return: back, label, box }: StrayReturn): readonly [string, string] {
  if (label) return [label.number, carrierName(label.carrier)]
  if (box) return [box, 'our own box label']
  return [back.slice(-6).toUpperCase(), 'no label could be read']
}

export function strayStanding({ condition, undoneBy }: StrayReturn): Standing {
  if (undoneBy !== undefined) return takenBack
  if (condition === undefined) return ['again', 'To inspect']
  return condition === 'damaged' ? ['look', 'Damaged'] : ['done', 'Good']
}
