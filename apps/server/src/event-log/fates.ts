/** What every store says and keeps of a batch, whatever its engine. */
import type { MilepostEvent, ReceiptId, SubjectKey } from '@milepost/domain'
import type { Appended, Arrival, Batch, StoredEvent } from './event-log.ts'

/** Events that came in this transaction, under their keys. */
export type Fresh = ReadonlyMap<SubjectKey, readonly StoredEvent[]>

/** What one order learns of a transaction. */
export interface Came {
  readonly fresh: Fresh
  /** Of it, what stands under keys that the order had claimed before. */
  readonly about: readonly StoredEvent[]
}

export const nothingCame: Came = { fresh: new Map(), about: [] }

export interface Outcome extends Appended {
  readonly findingsMoved: number
}

/** The disk or another process stands in the way; nothing of the batch was kept, and all of it may be tried again. */
export const unavailable = ({ arrivals }: Batch, because: string, rev: number): Outcome => ({
  fates: arrivals.map(() => 'retry'),
  touched: [],
  rev,
  findingsMoved: 0,
  unavailable: because,
})

/** Of an arrival that is set aside. */
export const kept = ({ event, bytes, delivery }: Arrival) => ({
  id: event.id,
  bytes,
  ...(delivery ? { delivery } : {}),
})

export function receiptsIn(fresh: ReadonlyMap<SubjectKey, unknown>): readonly ReceiptId[] {
  const prefix = 'receipt:'
  return [...fresh.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length) as ReceiptId)
}

/** Folds read events as they are written, never as they were handed in, so that a rebuild sees the same. */
export const eventOf = (bytes: string): MilepostEvent => JSON.parse(bytes) as MilepostEvent
