/**
 * What an order's history may touch, without regard to time: its boxes, every label they ever had, its returns. It errs
 * on the wide side; whose an event truly is, the fold decides (`belonging.ts`).
 */
import type { Label, MilepostEvent } from './event.ts'
import type { BoxId, EventId, OrderId, ReturnId } from './id.ts'
import { isKnown } from './known-kind.ts'

export interface Reach {
  readonly order: OrderId
  readonly boxes: ReadonlySet<BoxId>
  readonly labels: readonly Label[]
  /** Boxes of others that carried one of these labels: their story decides whom a report means. */
  readonly rivals: ReadonlySet<BoxId>
  readonly returns: ReadonlySet<ReturnId>
}

/** A reach and its events, and no others, so that a wider set of events folds to the same bytes. */
export interface Scope {
  readonly reach: Reach
  readonly within: readonly MilepostEvent[]
}

export function scopeOf(order: OrderId, events: readonly MilepostEvent[]): Scope {
  const known = events.filter(isKnown)
  const reach = reachOf(order, known)
  return { reach, within: eventsOfReach(reach, known) }
}

/** Whether an event is the order's and names nothing that is new, so that with it the reach stays as it is. */
export function isOfReach({ order, boxes, labels, returns }: Reach, event: MilepostEvent): boolean {
  if (event.subject.order !== order || !isKnown(event)) return false
  const box = boxNamedBy(event)
  const back = returnNamedBy(event)
  return (
    (box === undefined || boxes.has(box)) &&
    (back === undefined || returns.has(back)) &&
    labelsNamedBy(event).every((label) => has(labels, label))
  )
}

/** Only an event about the order, or about one of its boxes, says what belongs to it. A shared load says nothing. */
function reachOf(order: OrderId, events: readonly MilepostEvent[]): Reach {
  const boxes = new Set<BoxId>()
  const returns = new Set<ReturnId>()
  for (const event of events) {
    if (!isAbout(order, event)) continue
    const box = boxNamedBy(event)
    if (box) boxes.add(box)
    const back = returnNamedBy(event)
    if (back) returns.add(back)
  }
  const labels = labelsOf(order, boxes, events)
  return { order, boxes, labels, rivals: rivalsOf(boxes, labels, events), returns }
}

function eventsOfReach(reach: Reach, events: readonly MilepostEvent[]): readonly MilepostEvent[] {
  const within = events.filter((event) => isWithin(reach, event))
  if (within.length === events.length) return within
  return [...within, ...correctionsOfLoads(reach, within, events)]
}

const isAbout = (order: OrderId, event: MilepostEvent): boolean =>
  event.subject.order === order || (event.kind === 'box-reassigned' && event.body.to === order)

/** The one box an event is about. A closed load lists boxes and is about none. */
export function boxNamedBy(event: MilepostEvent): BoxId | undefined {
  const { box } = event.subject
  return box ?? (hasBox(event) ? event.body.box : undefined)
}

export const returnNamedBy = (event: MilepostEvent): ReturnId | undefined =>
  event.subject.return ?? (hasReturn(event) ? event.body.return : undefined)

/** Kinds whose body has such a field. A field of that name on another kind is a stranger's and means nothing. */
type Having<Field extends string, Event = MilepostEvent> = Event extends {
  readonly body: infer Body
}
  ? Field extends keyof Body
    ? Event
    : never
  : never

const hasBox = (event: MilepostEvent): event is Having<'box'> => withBox.has(event.kind)

const kindsWithBox: Readonly<Record<Having<'box'>['kind'], true>> = {
  'box-closed': true,
  'box-reassigned': true,
  'damage-noted': true,
  'item-packed': true,
  'label-bound': true,
  'label-created': true,
  'loaded': true,
  'redelivery-asked': true,
  'relabelled': true,
  'scan-recorded': true,
  'step-skipped': true,
}

const withBox: ReadonlySet<string> = new Set(Object.keys(kindsWithBox))

const hasReturn = (event: MilepostEvent): event is Having<'return'> => withReturn.has(event.kind)

const kindsWithReturn: Readonly<Record<Having<'return'>['kind'], true>> = {
  'refund-released': true,
  'replacement-released': true,
  'return-decided': true,
  'return-inspected': true,
  'return-pickup-scheduled': true,
  'return-received': true,
  'return-requested': true,
}

const withReturn: ReadonlySet<string> = new Set(Object.keys(kindsWithReturn))

/** The labels an event names outright. */
export function labelsNamedBy(event: MilepostEvent): readonly Label[] {
  switch (event.kind) {
    case 'label-created':
    case 'label-bound':
    case 'carrier-reported':
      return [event.body.label]
    case 'relabelled':
      return [event.body.from, event.body.to]
    case 'loaded':
    case 'return-received':
      return event.body.label ? [event.body.label] : []
    case 'load-closed':
      return event.body.labels
    default:
      return event.subject.label ? [event.subject.label] : []
  }
}

/** A closed load is undone for all its boxes at once, under the load's name; so is the undoing of that. */
export const isCorrectedByName = (order: OrderId, event: MilepostEvent): boolean =>
  event.kind === 'load-closed' || (event.corrects !== undefined && event.subject.order !== order)

function labelsOf(
  order: OrderId,
  boxes: ReadonlySet<BoxId>,
  events: readonly MilepostEvent[],
): readonly Label[] {
  const labels = new Map<string, Label>()
  for (const event of events) {
    if (event.kind === 'load-closed') continue
    const box = boxNamedBy(event)
    if (!isAbout(order, event) && !(box && boxes.has(box))) continue
    for (const label of labelsNamedBy(event)) labels.set(`${label.carrier}:${label.number}`, label)
  }
  return [...labels.values()]
}

function rivalsOf(
  boxes: ReadonlySet<BoxId>,
  labels: readonly Label[],
  events: readonly MilepostEvent[],
): ReadonlySet<BoxId> {
  const rivals = new Set<BoxId>()
  for (const event of events) {
    const box = boxNamedBy(event)
    if (box && !boxes.has(box) && labelsNamedBy(event).some((label) => has(labels, label))) {
      rivals.add(box)
    }
  }
  return rivals
}

function isWithin(reach: Reach, event: MilepostEvent): boolean {
  if (isAbout(reach.order, event) || event.kind === 'clock-fixed') return true
  if (event.kind === 'load-closed') return isLoadedWith(reach, event.body)
  const box = boxNamedBy(event)
  if (box && (reach.boxes.has(box) || reach.rivals.has(box))) return true
  const back = returnNamedBy(event)
  if (back && reach.returns.has(back)) return true
  return labelsNamedBy(event).some((label) => has(reach.labels, label))
}

/** A load may list thousands, a reach a handful. */
function isLoadedWith(
  { boxes, rivals, labels }: Reach,
  load: { readonly boxes: readonly BoxId[]; readonly labels: readonly Label[] },
): boolean {
  return (
    load.boxes.some((box) => boxes.has(box) || rivals.has(box)) ||
    load.labels.some((label) => has(labels, label))
  )
}

function has(labels: readonly Label[], wanted: Label): boolean {
  for (const label of labels) {
    if (label.number === wanted.number && label.carrier === wanted.carrier) return true
  }
  return false
}

function correctionsOfLoads(
  { order }: Reach,
  within: readonly MilepostEvent[],
  events: readonly MilepostEvent[],
): readonly MilepostEvent[] {
  const named = new Set<EventId>()
  for (const event of within) if (isCorrectedByName(order, event)) named.add(event.id)
  const left = new Set(events.filter((event) => event.corrects !== undefined))
  for (const event of within) left.delete(event)

  const found: MilepostEvent[] = []
  for (let before = -1; before < found.length;) {
    before = found.length
    for (const event of left) {
      if (event.corrects === undefined || !named.has(event.corrects)) continue
      named.add(event.id)
      found.push(event)
      left.delete(event)
    }
  }
  return found
}
