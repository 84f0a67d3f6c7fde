/**
 * What is true about one order, folded from its events: the shape that every list, page and report reads. It holds no
 * arrival times and no "now", so that the same events give the same bytes.
 */
import type {
  CapturedBy,
  Carrier,
  CarrierStatus,
  Evidence,
  EventKind,
  Label,
  OrderLine,
  PhotoHash,
  Place,
  Promised,
  ReturnCondition,
  ReturnDecision,
  Source,
  Step,
  Units,
} from './event.ts'
import type {
  BoxId,
  DeviceId,
  EventId,
  LineId,
  OrderId,
  PersonId,
  ReturnId,
  ShopId,
  SiteId,
} from './id.ts'
import type { Instant, LocalDay, Occurred } from './time.ts'

export interface OrderView {
  readonly order: OrderId
  readonly shop: ShopId
  readonly reference: string
  readonly site: SiteId
  readonly placedAt: Instant
  readonly promised: Promised
  /** The whole order was called off, or was placed by mistake. What has left our dock has left all the same. */
  readonly cancelled: boolean
  readonly stage: OrderStage
  readonly headline: Headline
  readonly lines: readonly LineView[]
  readonly boxes: readonly BoxView[]
  readonly returns: readonly ReturnView[]
  /** Every line of the merged timeline, oldest first. */
  readonly entries: readonly Entry[]
  /** Effective time of the last entry that still counts. */
  readonly lastAt: Instant
}

/** Where the order as a whole stands: the slowest of its units decides. */
export type OrderStage =
  | 'ordered'
  | 'picking'
  | 'packing'
  | 'packed'
  | 'handed-over'
  | 'in-transit'
  | 'out-for-delivery'
  | 'delivered'
  | 'cancelled'
  | 'returned'

/** Facts for one sentence; the words are made where they are read. */
export interface Headline {
  readonly boxes: number
  readonly delivered: number
  readonly withCarrier: number
  /** Units that are in no box yet and are not cancelled. */
  readonly unboxedUnits: number
  readonly expected?: LocalDay
  readonly delayed: boolean
}

export interface LineView extends OrderLine {
  readonly picked: number
  readonly short: number
  readonly packed: number
  readonly cancelled: number
}

export interface BoxView {
  readonly box: BoxId
  /** The label it carries, and those it carried before, oldest first. */
  readonly label?: Label
  readonly formerLabels: readonly Label[]
  readonly contents: readonly Units[]
  readonly milestones: readonly Milestone[]
  readonly possession: Possession
  /** The furthest step that counts as done. */
  readonly reached: Step
  readonly carrierStatus?: CarrierStatus
  readonly overlay?: Overlay
  readonly expected?: { readonly from?: LocalDay; readonly by: LocalDay }
}

/** One step of a box: done with proof, done by implication (no time), or not done. Always says why. */
export interface Milestone {
  readonly step: Step
  readonly state: 'proven' | 'implied' | 'skipped' | 'open'
  readonly at?: Instant
  readonly why: Why
}

/** The rule that decided, and the events behind it. */
export interface Why {
  readonly rule: string
  readonly events: readonly EventId[]
}

/** Who has shown to have had the box: our scan, our manifest, the carrier's first physical scan. Never inferred. */
export interface Possession {
  /** `manifest-only`: a closed load names it, and nobody has scanned it on. */
  readonly state: 'here' | 'manifest-only' | 'ours-only' | 'carrier-only' | 'confirmed' | 'disputed'
  readonly ours?: EventId
  readonly manifest?: EventId
  readonly theirs?: EventId
}

/** Trouble lies over a step and ends when a later physical event moves on. */
export interface Overlay {
  readonly kind: 'delay' | 'exception' | 'attempted' | 'address' | 'damaged' | 'returning'
  readonly reason?: string
  readonly since: Instant
  readonly event: EventId
}

export interface ReturnView {
  readonly return: ReturnId
  readonly reference?: string
  /** What it comes back under, where that was said. */
  readonly label?: Label
  readonly condition?: ReturnCondition
  readonly decision?: ReturnDecision
  readonly state:
    | 'requested'
    | 'pickup-scheduled'
    | 'in-return-transit'
    | 'received'
    | 'inspected'
    | 'decided'
    | 'released'
  readonly units: readonly Units[]
}

/** A line of the timeline, with its source. */
export interface Entry {
  readonly id: EventId
  readonly kind: EventKind
  readonly source: Source
  /** Corrected time; it decides the order. */
  readonly at: Instant
  /** Set when the source gave only a date. */
  readonly day?: LocalDay
  readonly occurred: Occurred
  readonly box?: BoxId
  readonly line?: LineId
  readonly units?: number
  readonly label?: Label
  readonly device?: DeviceId
  readonly person?: PersonId
  readonly how?: CapturedBy
  readonly carrier?: {
    readonly carrier: Carrier
    readonly feed: string
    readonly status: CarrierStatus
    readonly evidence: Evidence
    readonly code: string
    readonly text: string
    readonly place?: Place
    /** Came under a label the box no longer carries. */
    readonly fromFormerLabel: boolean
  }
  /** Bin, tote, load, reason, note: small facts of the event worth a line. */
  readonly detail?: string
  /** Pictures that go with it. */
  readonly photos?: readonly PhotoHash[]
  /** The device's clock was off by more than two minutes. */
  readonly skewed: boolean
  /** Taken away by a later correction, which is named. The line stays, struck through. */
  readonly undoneBy?: EventId
  readonly corrects?: EventId
}
