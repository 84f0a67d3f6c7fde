/** Whose an event is, and which box of the order it is about. */
import type { MilepostEvent } from './event.ts'
import type { BoxId, EventId, OrderId } from './id.ts'
import {
  bind,
  boxUnder,
  emptyLineage,
  holdsOf,
  replaceLabel,
  type Lineage,
} from './label-lineage.ts'
import type { Placed } from './order-of-events.ts'
import { boxNamedBy, labelsNamedBy, returnNamedBy } from './reach.ts'
import type { Struck } from './standing.ts'

/** Who owns each box, and which box each label meant when: worked out once, then asked for every event. */
export interface Belonging {
  readonly order: OrderId
  readonly ownerOf: ReadonlyMap<BoxId, OrderId>
  readonly reassigned: ReadonlySet<BoxId>
  readonly lineage: Lineage
}

/** `placed` in order; struck events say nothing about belonging. */
export function belongingOf(order: OrderId, placed: readonly Placed[], struck: Struck): Belonging {
  const ownerOf = new Map<BoxId, OrderId>()
  const reassigned = new Set<BoxId>()
  const lineage = emptyLineage()
  for (const { event, at } of placed) {
    if (struck.has(event.id) || isCorrection(event)) continue
    const box = boxNamedBy(event)
    if (!box) continue
    if (event.kind === 'box-reassigned') {
      ownerOf.set(box, event.body.to)
      reassigned.add(box)
    } else if (event.subject.order && !ownerOf.has(box)) {
      ownerOf.set(box, event.subject.order)
    }
    learnLabels(lineage, box, event, at)
  }
  return { order, ownerOf, reassigned, lineage }
}

function learnLabels(lineage: Lineage, box: BoxId, event: MilepostEvent, at: number): void {
  if (event.kind === 'label-created' || event.kind === 'label-bound') {
    bind(lineage, box, event.body.label, at)
  } else if (event.kind === 'relabelled') {
    replaceLabel(lineage, box, event.body, at)
  } else if (event.kind === 'loaded' && event.body.label && !lineage.holdsByBox.has(box)) {
    bind(lineage, box, event.body.label, at)
  }
}

/** What an event is to this order: nothing, a line of its timeline, or a line about these of its boxes. */
export type Part = 'not-ours' | readonly BoxId[]

const aboutNoBox: readonly BoxId[] = []

export function partOf(belonging: Belonging, { event, at }: Placed): Part {
  const { order, ownerOf, reassigned } = belonging
  const box = boxNamedBy(event)
  const owned = box !== undefined && ownerOf.get(box) === order
  const said = event.subject.order
  if (said !== undefined && said !== order) {
    // Another order's event is ours only when its box was given to us (BX2, BX3).
    return owned && (reassigned.has(box) || event.kind === 'box-reassigned') ? [box] : 'not-ours'
  }
  if (owned) return [box]
  if (event.kind === 'load-closed') return manifested(belonging, event.body, at, said === order)
  if (box === undefined && !isCorrection(event)) {
    const under = underLabel(belonging, event, at)
    if (under !== 'not-ours') return under
  }
  if (said === order || isGivenAway(belonging, event)) return aboutNoBox
  return 'not-ours'
}

/** Setting the record straight is nothing that happened to a parcel. */
export const isCorrection = ({ kind }: MilepostEvent): boolean =>
  kind === 'undone' || kind === 'event-corrected'

/** Corrections without an order of their own stand beside what they correct. */
export function isBesideOneOf(ours: ReadonlySet<EventId>, { event }: Placed): boolean {
  return event.corrects !== undefined && ours.has(event.corrects)
}

const isGivenAway = ({ order }: Belonging, event: MilepostEvent): boolean =>
  event.kind === 'box-reassigned' && (event.body.to === order || event.subject.order === order)

/** By the label that was live then (LB1). One that could mean two boxes stays a line about none, visibly (LB2). */
function underLabel(
  { order, ownerOf, lineage }: Belonging,
  event: MilepostEvent,
  at: number,
): Part {
  const [label] = labelsNamedBy(event)
  if (!label) return 'not-ours'
  const holds = holdsOf(lineage, label)
  const box = boxUnder(lineage, label, at)
  if (box) return ownerOf.get(box) === order ? [box] : 'not-ours'
  const couldBeOurs = holds.length === 0 || holds.some((hold) => ownerOf.get(hold.box) === order)
  return couldBeOurs ? aboutNoBox : 'not-ours'
}

/** A load names boxes by their own label or by the carrier's. Walks our boxes, since a load lists thousands. */
function manifested(
  { order, ownerOf, lineage }: Belonging,
  load: Extract<MilepostEvent, { readonly kind: 'load-closed' }>['body'],
  at: number,
  isSaid: boolean,
): Part {
  const named = new Set<BoxId>()
  for (const box of load.boxes) if (ownerOf.get(box) === order) named.add(box)
  for (const [box, holds] of lineage.holdsByBox) {
    if (ownerOf.get(box) !== order || named.has(box)) continue
    const isListed = holds.some(
      ({ label }) =>
        load.labels.some((l) => l.number === label.number && l.carrier === label.carrier) &&
        boxUnder(lineage, label, at) === box,
    )
    if (isListed) named.add(box)
  }
  return named.size > 0 || isSaid ? [...named] : 'not-ours'
}

/** A return's own events may name nothing but the return. */
export const isOfReturns = (returns: ReadonlySet<string>, event: MilepostEvent): boolean => {
  const back = returnNamedBy(event)
  return event.subject.order === undefined && back !== undefined && returns.has(back)
}
