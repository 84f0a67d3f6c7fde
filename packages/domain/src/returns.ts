/** Boxes and lines on their way back: their own events, in order; a state never falls (RT1). */
import type { Label, MilepostEvent, ReturnCondition, ReturnDecision, Units } from './event.ts'
import type { ReturnId } from './id.ts'
import { isSameLabel } from './label-lineage.ts'
import type { ReturnView } from './order-view.ts'
import { returnNamedBy } from './reach.ts'

export interface ReturnDraft {
  readonly return: ReturnId
  reference?: string
  label?: Label
  condition?: ReturnCondition
  decision?: ReturnDecision
  state: ReturnView['state']
  units: readonly Units[]
}

type State = ReturnView['state']

const rankOf: Readonly<Record<State, number>> = {
  'requested': 0,
  'pickup-scheduled': 1,
  'in-return-transit': 2,
  'received': 3,
  'inspected': 4,
  'decided': 5,
  'released': 6,
}

/** Takes in one event that counts. */
export function learnReturn(returns: Map<ReturnId, ReturnDraft>, event: MilepostEvent): void {
  if (isComingBack(event)) {
    for (const back of returns.values()) advance(back, 'in-return-transit')
    return
  }
  const named = returnNamedBy(event)
  const state = stateBy(event)
  if (!named || !state) return
  const back = returns.get(named) ?? { return: named, state, units: [] }
  returns.set(named, back)
  learnFacts(back, event)
  advance(back, state)
}

/** A report of no box: the carrier has seen the label that a return comes back under (RT2). */
export function learnUnderWay(returns: Map<ReturnId, ReturnDraft>, event: MilepostEvent): void {
  if (event.kind !== 'carrier-reported' || event.body.evidence !== 'physical') return
  for (const back of returns.values()) {
    if (back.label && isSameLabel(back.label, event.body.label)) advance(back, 'in-return-transit')
  }
}

function advance(back: ReturnDraft, state: State): void {
  if (rankOf[state] > rankOf[back.state]) back.state = state
}

function learnFacts(back: ReturnDraft, event: MilepostEvent): void {
  const label = labelOf(event)
  if (label) back.label ??= label
  switch (event.kind) {
    case 'return-requested':
      back.units = event.body.units
      if (event.body.reference !== undefined) back.reference = event.body.reference
      break
    case 'return-inspected':
      back.condition = event.body.condition
      break
    case 'return-decided':
      back.decision = event.body.decision
      break
    default:
  }
}

function labelOf(event: MilepostEvent): Label | undefined {
  if (event.kind === 'return-received') return event.body.label
  return event.kind === 'return-requested' ? event.subject.label : undefined
}

const isComingBack = (event: MilepostEvent): boolean =>
  event.kind === 'carrier-reported' &&
  event.body.evidence === 'physical' &&
  (event.body.status === 'return-in-transit' || event.body.status === 'returned')

function stateBy(event: MilepostEvent): State | undefined {
  switch (event.kind) {
    case 'return-requested':
      return 'requested'
    case 'return-pickup-scheduled':
      return 'pickup-scheduled'
    case 'return-received':
      return 'received'
    case 'return-inspected':
      return 'inspected'
    case 'return-decided':
      return 'decided'
    case 'refund-released':
    case 'replacement-released':
      return 'released'
    default:
      return undefined
  }
}
