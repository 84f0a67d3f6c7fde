/** Which line of a list a label means: by product number, or by SKU where that is what the label says. */
import type { Meaning } from '@milepost/barcode'
import type { Goods } from '@milepost/domain'
import type { JobScan, Known } from './job.ts'

interface Line {
  readonly sku: string
  readonly gtin?: string
}

/** A code that may name goods, and how often one scan of it counts. */
export interface GoodsCode {
  readonly gtin?: string
  readonly text: string
  readonly quantity: number
}

export function goodsCode(meaning: Meaning): GoodsCode | undefined {
  if (meaning.kind === 'gtin') {
    return { gtin: meaning.gtin14, text: meaning.gtin14, quantity: meaning.quantity ?? 1 }
  }
  return meaning.kind === 'unknown' ? { text: meaning.text, quantity: 1 } : undefined
}

/** Lot and expiry, where the code says them. */
export function batchIn({ read }: JobScan): Pick<Goods, 'lot' | 'expiry'> {
  if (!read.ok || read.meaning.kind !== 'gtin') return {}
  const { lot, expiry } = read.meaning
  return { ...(lot === undefined ? {} : { lot }), ...(expiry === undefined ? {} : { expiry }) }
}

export function isMeant({ sku, gtin }: Line, code: GoodsCode): boolean {
  const [wanted, has] = [code.gtin, gtin]
  if (wanted !== undefined) return has?.padStart(14, '0') === wanted
  return sku.toUpperCase() === code.text.trim().toUpperCase()
}

export function nameOf(
  known: Known,
  code: GoodsCode,
): { readonly name: string; readonly bin?: string } {
  const product = known.products.find((each) => isMeant(each, code)) ?? known.products[0]
  const line = [...known.orders, ...known.receipts]
    .flatMap<Line & { readonly name: string; readonly bin?: string }>(({ lines }) => lines)
    .find((each) => isMeant(each, code))
  const name = product?.name ?? line?.name ?? code.text
  const bin = product?.bin ?? line?.bin
  return bin === undefined ? { name } : { name, bin }
}
