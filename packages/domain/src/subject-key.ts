/**
 * How an event finds its orders. Each event stands under one or more keys; an order's history is the closure over
 * the keys it claims: its own, its boxes', its labels' and the clock sessions of its scans. So a carrier report that
 * comes before the label that explains it is found the moment the label arrives.
 */
import type { Label, MilepostEvent } from './event.ts'
import type { BoxId, DeviceId, LoadId, OrderId, ReceiptId, ReturnId, SessionId } from './id.ts'

/** `order:…`, `box:…`, `label:ups:1Z…`, `load:…`, `receipt:…`, `return:…`, `clock:device:session` */
export type SubjectKey = string

export const orderKey = (order: OrderId): SubjectKey => `order:${order}`
export const boxKey = (box: BoxId): SubjectKey => `box:${box}`
export const labelKey = (label: Label): SubjectKey => `label:${label.carrier}:${label.number}`
export const loadKey = (load: LoadId): SubjectKey => `load:${load}`
export const receiptKey = (receipt: ReceiptId): SubjectKey => `receipt:${receipt}`
export const returnKey = (back: ReturnId): SubjectKey => `return:${back}`
export const clockKey = (device: DeviceId, session: SessionId): SubjectKey =>
  `clock:${device}:${session}`

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
  for (const key of keysOfBody(event)) keys.add(key)
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
      return [
        ...(event.body.box ? [boxKey(event.body.box)] : []),
        ...(event.body.label ? [labelKey(event.body.label)] : []),
      ]
    case 'load-closed':
      return [...event.body.boxes.map(boxKey), ...event.body.labels.map(labelKey)]
    case 'carrier-reported':
      return [labelKey(event.body.label)]
    case 'clock-fixed':
      return [clockKey(event.scan.device, event.body.session)]
    default:
      return []
  }
}

/**
 * The keys an order claims once these events are known. Called again with what those keys bring, until nothing new
 * comes. Only an event about the order, or about one of its boxes, says what belongs to it; a shared load or a label
 * that another order once carried says nothing.
 */
export function claimsOf(order: OrderId, events: readonly MilepostEvent[]): readonly SubjectKey[] {
  const keys = new Set<SubjectKey>([orderKey(order)])
  const boxes = new Set<BoxId>(events.filter(about(order)).flatMap(boxesNamedBy))
  for (const box of boxes) keys.add(boxKey(box))
  for (const event of events) {
    const own =
      about(order)(event) ||
      (event.subject.order === undefined && boxesNamedBy(event).some((box) => boxes.has(box)))
    if (own && event.kind !== 'load-closed') {
      for (const key of keysOfBody(event)) if (key.startsWith('label:')) keys.add(key)
    }
    if (event.source === 'device' && event.scan.clock.offset === undefined) {
      keys.add(clockKey(event.scan.device, event.scan.clock.session))
    }
  }
  return [...keys].toSorted()
}

const about =
  (order: OrderId) =>
  (event: MilepostEvent): boolean =>
    event.subject.order === order || (event.kind === 'box-reassigned' && event.body.to === order)

function boxesNamedBy(event: MilepostEvent): readonly BoxId[] {
  if (event.kind === 'load-closed') return []
  if (event.subject.box) return [event.subject.box]
  return 'box' in event.body && event.body.box !== undefined ? [event.body.box] : []
}
