/** A delivery in words: where it stands, and what each line of its history says. */
import type { DeliveryRow } from '@milepost/contract'
import type { ReceiptEntry, ReceiptView } from '@milepost/domain'
import type { Tone } from '@milepost/ui'

type Counts = Pick<DeliveryRow, 'received' | 'toCome' | 'over' | 'damaged'>

/** The first that a person should know. */
export function standingOf({ received, toCome, over, damaged }: Counts): readonly [Tone, string] {
  if (received === 0) return ['calm', 'Expected']
  if (toCome > 0) return ['again', 'Under way']
  if (over > 0) return ['look', 'Too many']
  return damaged > 0 ? ['look', 'Complete, damage'] : ['done', 'Complete']
}

export function lineStanding(line: ReceiptView['lines'][number]): readonly [Tone, string] {
  const { units, received, damaged = 0 } = line
  const [toCome, over] = [Math.max(0, units - received), Math.max(0, received - units)]
  if (received > 0 && toCome > 0) return ['look', `${toCome} short so far`]
  if (over > 0) return ['look', `${over} over`]
  return standingOf({ received, toCome, over, damaged })
}

const titles: Readonly<Partial<Record<ReceiptEntry['kind'], string>>> = {
  'receipt-announced': 'Announced',
  'received': 'Received',
  'put-away': 'Put away',
  'damage-noted': 'Damage noted',
  'undone': 'Undone',
  'event-corrected': 'Corrected',
}

/** "Received damaged: 2 × Enamel mug" */
export function receiptTitle(entry: ReceiptEntry, { lines }: Pick<ReceiptView, 'lines'>): string {
  const { kind, goods, units, condition } = entry
  const says = titles[kind] ?? kind
  const title = kind === 'received' && condition === 'damaged' ? `${says} damaged` : says
  if (!goods) return title
  const line = lines.find(
    ({ sku, gtin }) => sku === goods.sku || (gtin !== undefined && gtin === goods.gtin),
  )
  const name = line?.name ?? goods.sku ?? goods.gtin ?? goods.sscc ?? 'goods'
  return `${title}: ${units === undefined ? name : `${units} × ${name}`}`
}

/** Lot, date and bin, as far as they were told. */
export function receiptDetail({ kind, goods, detail }: ReceiptEntry): string {
  return [
    goods?.lot !== undefined && `lot ${goods.lot}`,
    goods?.expiry !== undefined && `best before ${goods.expiry}`,
    goods?.sscc !== undefined && `SSCC ${goods.sscc}`,
    detail !== undefined && (kind === 'put-away' ? `bin ${detail}` : detail),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Lots and dates of what stands, each once: what a recall asks for. */
export function batchesOf(
  line: ReceiptView['lines'][number],
  entries: readonly ReceiptEntry[],
): readonly string[] {
  const said = entries
    .filter(({ kind, undoneBy }) => kind === 'received' && undoneBy === undefined)
    .filter(
      ({ goods }) =>
        goods?.sku === line.sku || (line.gtin !== undefined && goods?.gtin === line.gtin),
    )
    .map(({ goods }) =>
      [
        goods?.lot !== undefined && `lot ${goods.lot}`,
        goods?.expiry !== undefined && `best before ${goods.expiry}`,
      ]
        .filter(Boolean)
        .join(', '),
    )
  return [...new Set(said)].filter((batch) => batch !== '')
}
