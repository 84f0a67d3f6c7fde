/** Something a supervisor should look at: a step its route expects, without proof, and the verdict on why. */
import type { Carrier, Step } from './event.ts'
import type { BoxId, DeviceId, EventId, OrderId, SiteId } from './id.ts'
import type { Instant } from './time.ts'

export type Verdict = 'not-synced-yet' | 'missed-scan' | 'step-skipped'

export interface Finding {
  /** `order/box/step`; the same gap is always the same finding. */
  readonly finding: string
  readonly order: OrderId
  readonly reference: string
  readonly site: SiteId
  readonly box?: BoxId
  readonly carrier?: Carrier
  readonly step: Step
  readonly verdict: Verdict
  /** When the step was due, or when later evidence showed that it had happened. */
  readonly since: Instant
  readonly evidence: FindingEvidence
}

export interface FindingEvidence {
  /** Rule of RULES.md. */
  readonly rule: string
  /** Later physical events that imply the step. */
  readonly impliedBy: readonly EventId[]
  /** Devices that may still hold the scan, and since when they have been silent. */
  readonly devices: readonly {
    readonly device: DeviceId
    readonly silentSince: Instant
    readonly waiting: number
  }[]
  readonly deadline?: Instant
  /** The last thing proven about it. */
  readonly lastProof?: EventId
}

/** Scans that a site may do without. Not the one onto the truck: who had a box is witnessed, never assumed (PO4). */
export const optionalScans = ['picked', 'packed', 'labelled'] as const satisfies readonly Step[]
export type OptionalScan = (typeof optionalScans)[number]

/** What the server knows about one site and its devices when it judges. */
export interface Floor {
  readonly devices: readonly FloorDevice[]
  /** What this site does without scanning it (MS9). */
  readonly neverScans: readonly OptionalScan[]
  /** Minutes after which each step of a route is overdue, counted from the step before it. */
  readonly deadlines: Deadlines
}

export interface FloorDevice {
  readonly device: DeviceId
  readonly site: SiteId
  /** Steps this device makes scans for. */
  readonly makes: readonly Step[]
  /** Last contact in which it said how much it still holds. */
  readonly heardAt: Instant
  readonly waiting: number
  /** Effective time of the oldest scan it still holds, when it told. */
  readonly oldestWaitingAt?: Instant
}

export interface Deadlines {
  readonly packAfterPickMinutes: number
  readonly handOverAfterPackMinutes: number
  /** How long after a manifest the carrier's first scan usually takes. */
  readonly acceptAfterHandOverMinutes: number
}
