/**
 * How an event finds its orders. Each event stands under one or more keys; an order's history is the closure over
 * the keys it claims: its own, its boxes', its labels' and the clock sessions of its scans. So a carrier report that
 * comes before the label that explains it is found the moment the label arrives.
 */
import type { Label, MilepostEvent } from './event.ts'
import type {
  BoxId,
  DeviceId,
  EventId,
  LoadId,
  OrderId,
  ReceiptId,
  ReturnId,
  SessionId,
  SiteId,
} from './id.ts'
import { isCorrectedByName, isOfReach, type Scope, scopeOf } from './reach.ts'

/**
 * `order:…`, `box:…`, `label:ups:1Z…`, `load:…`, `receipt:…`, `return:…`, `clock:device:session`, `event:…`,
 * `unannounced:site`, `stray:site`
 */
export type SubjectKey = string

export const orderKey = (order: OrderId): SubjectKey => `order:${order}`
export const boxKey = (box: BoxId): SubjectKey => `box:${box}`
export const labelKey = (label: Label): SubjectKey => `label:${label.carrier}:${label.number}`
export const loadKey = (load: LoadId): SubjectKey => `load:${load}`
export const receiptKey = (receipt: ReceiptId): SubjectKey => `receipt:${receipt}`
export const returnKey = (back: ReturnId): SubjectKey => `return:${back}`
export const clockKey = (device: DeviceId, session: SessionId): SubjectKey =>
  `clock:${device}:${session}`
/** What corrects an event is filed under its id, for corrections that cannot repeat all that the event named. */
export const eventKey = (event: EventId): SubjectKey => `event:${event}`
/** Goods that came to a site in no delivery, and damage of them: nothing else would find them again. */
export const unannouncedKey = (site: SiteId): SubjectKey => `unannounced:${site}`
/** Returns taken in at a site by somebody who knew no order of theirs. */
export const strayKey = (site: SiteId): SubjectKey => `stray:${site}`

/** The keys an event is filed under: what it is about, and every box and label it names. */
export function keysOf(event: MilepostEvent): readonly SubjectKey[] {
  const { subject } = event
  const keys = new Set<SubjectKey>()
  if (subject.order) keys.add(orderKey(subject.order))
  if (subject.box) keys.add(boxKey(subject.box))
  if (subject.label) keys.add(labelKey(subject.label))
  if (subject.load) keys.add(loadKey(subject.load))
  if (subject.receipt) keys.add(receiptKey(subject.receipt))
  if (subject.return) keys.add(returnKey(subject.return))
  if (event.corrects) keys.add(eventKey(event.corrects))
  for (const key of keysOfBody(event)) keys.add(key)
  for (const key of heapsOf(event)) keys.add(key)
  return [...keys].toSorted()
}

function keysOfBody(event: MilepostEvent): readonly SubjectKey[] {
  switch (event.kind) {
    case 'label-created':
    case 'label-bound':
      return [boxKey(event.body.box), labelKey(event.body.label)]
    case 'relabelled':
      return [boxKey(event.body.box), labelKey(event.body.from), labelKey(event.body.to)]
    case 'item-packed':
    case 'box-closed':
      return [boxKey(event.body.box)]
    case 'box-reassigned':
      return [boxKey(event.body.box), orderKey(event.body.to)]
    case 'loaded':
    case 'damage-noted':
    case 'scan-recorded':
    case 'step-skipped':
    case 'redelivery-asked':
      return [
        ...(event.body.box ? [boxKey(event.body.box)] : []),
        ...('label' in event.body && event.body.label ? [labelKey(event.body.label)] : []),
      ]
    case 'load-closed':
      return [...event.body.boxes.map(boxKey), ...event.body.labels.map(labelKey)]
    case 'carrier-reported':
      return [labelKey(event.body.label)]
    case 'return-requested':
    case 'return-pickup-scheduled':
    case 'refund-released':
    case 'replacement-released':
    case 'return-inspected':
    case 'return-decided':
      return [returnKey(event.body.return)]
    case 'return-received':
      return [
        ...(event.body.return ? [returnKey(event.body.return)] : []),
        ...(event.body.label ? [labelKey(event.body.label)] : []),
      ]
    case 'clock-fixed':
      return [clockKey(event.scan.device, event.body.session)]
    default:
      return []
  }
}

/** No order claims these: they are where people look for what came in and belongs to nothing yet. */
function heapsOf(event: MilepostEvent): readonly SubjectKey[] {
  switch (event.kind) {
    case 'received':
      return event.subject.receipt ? [] : [unannouncedKey(event.scan.site)]
    case 'damage-noted': {
      const isOfNothing = Object.keys(event.subject).length === 0 && !event.body.box
      return isOfNothing ? [unannouncedKey(event.scan.site)] : []
    }
    case 'return-received':
      return event.subject.order ? [] : [strayKey(event.scan.site)]
    default:
      return []
  }
}

/**
 * The keys an order claims once these events are known. Called again with what those keys bring, until nothing new
 * comes; claims only grow. Two orders that ever shared a label claim each other's boxes under it, so that both judge a
 * carrier's report from the same facts.
 */
export const claimsOf = (order: OrderId, events: readonly MilepostEvent[]): readonly SubjectKey[] =>
  claimsIn(scopeOf(order, events))

export function claimsIn({ reach, within }: Scope): readonly SubjectKey[] {
  const { order } = reach
  const keys = new Set<SubjectKey>([orderKey(order)])
  for (const box of reach.boxes) keys.add(boxKey(box))
  for (const box of reach.rivals) keys.add(boxKey(box))
  for (const label of reach.labels) keys.add(labelKey(label))
  for (const back of reach.returns) keys.add(returnKey(back))
  for (const event of within) {
    const clock = clockClaimedBy(event)
    if (clock !== undefined) keys.add(clock)
    if (isCorrectedByName(order, event)) keys.add(eventKey(event.id))
  }
  return [...keys].toSorted()
}

/** The scope with one more event, where that claims nothing beyond what is claimed: of most scans, nothing is. */
export function scopeWith(
  { reach, within }: Scope,
  event: MilepostEvent,
  claimed: ReadonlySet<SubjectKey>,
): Scope | undefined {
  const clock = clockClaimedBy(event)
  const isQuiet =
    isOfReach(reach, event) &&
    !isCorrectedByName(reach.order, event) &&
    (clock === undefined || claimed.has(clock))
  return isQuiet ? { reach, within: [...within, event] } : undefined
}

/** A scan made before its clock was compared: what fixes that session later says when it was. */
const clockClaimedBy = (event: MilepostEvent): SubjectKey | undefined =>
  event.source === 'device' && event.kind !== 'clock-fixed' && event.scan.clock.offset === undefined
    ? clockKey(event.scan.device, event.scan.clock.session)
    : undefined
