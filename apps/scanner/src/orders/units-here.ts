/** Shipping units of a delivery that were taken in on this device: each number is on one pallet alone. */
import type { ReceiptId } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import { ownEvents } from './own-events.ts'
import { effectiveOf } from './own-scans.ts'

export async function unitsHere(
  database: Database,
  receipt: ReceiptId,
): Promise<ReadonlySet<string>> {
  const events = await ownEvents(database, ['received', 'undone'])
  const counting = effectiveOf(events.map((event) => ({ event, absorbed: false })))
  return new Set(
    events.flatMap((event) =>
      event.kind === 'received' && event.subject.receipt === receipt && counting.has(event.id)
        ? (event.body.goods.sscc ?? [])
        : [],
    ),
  )
}
