/** One box while its events are read, oldest first. */
import type { CarrierStatus, MilepostEvent, Step, Units } from './event.ts'
import type { BoxId, EventId, LineId } from './id.ts'
import { overlayAfter } from './overlay.ts'
import type { Placed } from './order-of-events.ts'
import type { BoxView, Overlay } from './order-view.ts'
import type { Instant } from './time.ts'
import { isOurs, placeOf, stepBefore, witnessOf } from './witness.ts'

export interface Proof {
  readonly event: EventId
  readonly at: Instant
  readonly rule: string
}

export interface BoxDraft {
  readonly box: BoxId
  /** Units verified into the box, by line. */
  readonly packed: Map<LineId, number>
  /** Units the shop said it would hold. */
  planned: readonly Units[]
  /** First proof of each step, by the step's place. */
  readonly proofs: (Proof | undefined)[]
  readonly stated: (Proof | undefined)[]
  readonly skipped: (Proof | undefined)[]
  /** First later evidence that each step had happened, by the step's place. */
  readonly implied: (Proof | undefined)[]
  ours: EventId | undefined
  manifest: EventId | undefined
  theirs: EventId | undefined
  denied: EventId | undefined
  carrierStatus: CarrierStatus | undefined
  overlay: Overlay | undefined
  expected: BoxView['expected']
}

export const newBox = (box: BoxId): BoxDraft => ({
  box,
  packed: new Map(),
  planned: [],
  proofs: [],
  stated: [],
  skipped: [],
  implied: [],
  ours: undefined,
  manifest: undefined,
  theirs: undefined,
  denied: undefined,
  carrierStatus: undefined,
  overlay: undefined,
  expected: undefined,
})

/** Takes in one event that counts. Called in the order of events. */
export function learn(draft: BoxDraft, { event, at }: Placed): void {
  const { proves, rule, implies } = witnessOf(event)
  if (proves && rule) draft.proofs[placeOf[proves]] ??= { event: event.id, at, rule }
  if (implies) imply(draft, implies, { event: event.id, at, rule: 'MI7' })
  if (event.kind === 'carrier-reported') learnReport(draft, event, at)
  else learnOurs(draft, event, at)
}

function learnOurs(draft: BoxDraft, event: MilepostEvent, at: Instant): void {
  switch (event.kind) {
    case 'item-packed': {
      const { line, units } = event.body
      draft.packed.set(line, (draft.packed.get(line) ?? 0) + Math.max(0, units))
      return
    }
    case 'label-created':
      if (event.body.contents) draft.planned = event.body.contents
      return
    case 'loaded':
      draft.ours ??= event.id
      draft.overlay = overlayAfter(draft, event, at)
      return
    case 'load-closed':
      draft.manifest ??= event.id
      return
    case 'box-closed':
    case 'damage-noted':
      draft.overlay = overlayAfter(draft, event, at)
      return
    case 'scan-recorded':
      if (isOurs(event.body.step)) state(draft, event.body.step, event.id, at)
      return
    case 'step-skipped':
      draft.skipped[placeOf[event.body.step]] ??= { event: event.id, at, rule: 'MI10' }
      break
    default:
  }
}

/** A missed scan stated by a person counts as that step done, and as its steps before (MI9). */
function state(draft: BoxDraft, step: Step, event: EventId, at: Instant): void {
  draft.stated[placeOf[step]] ??= { event, at, rule: 'MI9' }
  imply(draft, stepBefore(step), { event, at, rule: 'MI9' })
}

type Report = Extract<MilepostEvent, { readonly kind: 'carrier-reported' }>

function learnReport(draft: BoxDraft, event: Report, at: Instant): void {
  const { status, evidence, reason, expected } = event.body
  if (evidence === 'physical') draft.theirs ??= event.id
  if (reason === 'not-received') draft.denied = event.id
  if (expected) draft.expected = expected
  draft.overlay = overlayAfter(draft, event, at)
  if (isNewStatus(draft, event)) draft.carrierStatus = status
}

/** An estimate is no status; nor does anything but a way back follow a delivery (OV3). */
function isNewStatus({ proofs, carrierStatus }: BoxDraft, { body }: Report): boolean {
  if (body.evidence === 'estimate' || body.status === 'unknown') return false
  const isWayBack = body.status === 'returned' || body.status === 'return-in-transit'
  if (proofs[placeOf.delivered]) {
    return (
      body.evidence === 'physical' &&
      (body.status === 'delivered' ? !isBack(carrierStatus) : isWayBack)
    )
  }
  return body.evidence === 'physical' || !claimsPossession(body.status)
}

const isBack = (status: CarrierStatus | undefined): boolean =>
  status === 'returned' || status === 'return-in-transit'

const claimsPossession = (status: CarrierStatus): boolean =>
  status !== 'label-created' && status !== 'exception'

function imply({ implied }: BoxDraft, upTo: Step, proof: Proof): void {
  for (let place = placeOf[upTo]; place >= 0; place -= 1) implied[place] ??= proof
}

/** A box holds what was scanned into it; until then what the shop planned. */
export function contentsOf(draft: BoxDraft): readonly Units[] {
  if (draft.packed.size === 0) return draft.planned
  return [...draft.packed].map(([line, units]) => ({ line, units }))
}
