/** One page of deliveries, made of a row more than it shows. */
import type { SiteId, WorkReceipt } from '@milepost/domain'
import type { ReceiptPage } from './event-log.ts'

/** Of so many last deliveries the bins are known. */
export const receiptsWithBins = 200

export interface ReceiptQuestion {
  readonly site?: SiteId
  readonly before?: number
  readonly limit: number
}

export interface ReceiptRow {
  readonly rev: number
  readonly doc: string
}

export function receiptPageOf(rows: readonly ReceiptRow[], limit: number): ReceiptPage {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    receipts: shown.map(({ doc }) => JSON.parse(doc) as WorkReceipt),
    ...(last && rows.length > limit ? { earlier: last.rev } : {}),
  }
}
