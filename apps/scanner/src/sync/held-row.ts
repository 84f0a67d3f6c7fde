/** A held scan as a row, with what is looked up beside it. */
import type { HeldScan } from '@milepost/outbox'
import type { ScanRow } from './database.ts'

export function rowOf(
  held: HeldScan,
  kept: { readonly madeNo: number; readonly settledNo?: number },
): ScanRow {
  const { id, epoch, seq, event, delivery } = held
  const { session, offset } = event.scan.clock
  return {
    id,
    epoch,
    seq,
    state: delivery.state,
    madeNo: kept.madeNo,
    ...(kept.settledNo === undefined ? {} : { settledNo: kept.settledNo }),
    kind: event.kind,
    ...(offset === undefined ? { blind: session } : {}),
    held,
  }
}

/** The same scan, further on its way. */
export function movedOn(
  row: ScanRow,
  change: Partial<Pick<HeldScan, 'delivery' | 'epoch' | 'seq'>>,
  settledNo?: number,
): ScanRow {
  const { madeNo } = row
  return rowOf({ ...row.held, ...change }, { madeNo, ...(settledNo ? { settledNo } : {}) })
}
