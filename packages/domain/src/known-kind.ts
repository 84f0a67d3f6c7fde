/** Which kinds of event this version can read. */
import type { EventKind, MilepostEvent } from './event.ts'

/** A newer app may send what this one cannot read: it is kept and means nothing here. */
export const isKnown = ({ kind }: MilepostEvent): boolean => known.has(kind)

const kinds: Readonly<Record<EventKind, true>> = {
  'order-placed': true,
  'order-changed': true,
  'order-cancelled': true,
  'promise-changed': true,
  'label-created': true,
  'receipt-announced': true,
  'return-requested': true,
  'return-pickup-scheduled': true,
  'refund-released': true,
  'replacement-released': true,
  'received': true,
  'put-away': true,
  'picked': true,
  'pick-short': true,
  'item-packed': true,
  'box-closed': true,
  'label-bound': true,
  'relabelled': true,
  'loaded': true,
  'load-opened': true,
  'load-closed': true,
  'return-received': true,
  'return-inspected': true,
  'return-decided': true,
  'damage-noted': true,
  'clock-fixed': true,
  'carrier-reported': true,
  'scan-recorded': true,
  'step-skipped': true,
  'event-corrected': true,
  'box-reassigned': true,
  'note-added': true,
  'redelivery-asked': true,
  'instructions-given': true,
  'feedback-given': true,
  'undone': true,
}

/** Asked of every event of every fold, and a set answers soonest. */
const known: ReadonlySet<string> = new Set(Object.keys(kinds))
