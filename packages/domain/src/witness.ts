/**
 * What each event proves about a box, and what it implies to have happened before. Implied downwards only: a parcel in
 * Memphis has left our dock, but a label is not a handoff and a manifest is not possession (MI7, MI8).
 */
import { type CarrierStatus, type MilepostEvent, type Step, steps } from './event.ts'

export interface Witness {
  /** The step this event is the proof of, with the rule that says so. */
  readonly proves?: Step
  readonly rule?: string
  /** The furthest step that must already have happened. */
  readonly implies?: Step
}

export const placeOf: Readonly<Record<Step, number>> = {
  'ordered': 0,
  'picked': 1,
  'packed': 2,
  'labelled': 3,
  'handed-over': 4,
  'accepted': 5,
  'in-transit': 6,
  'out-for-delivery': 7,
  'delivered': 8,
}

export const stepBefore = (step: Step): Step => steps[Math.max(0, placeOf[step] - 1)] ?? 'ordered'

const nothing: Witness = {}

export function witnessOf(event: MilepostEvent): Witness {
  switch (event.kind) {
    case 'item-packed':
      return { implies: 'picked' }
    case 'box-closed':
      return { proves: 'packed', rule: 'MI3', implies: 'picked' }
    case 'label-created':
    case 'label-bound':
    case 'relabelled':
      return { proves: 'labelled', rule: 'MI4' }
    case 'loaded':
      return { proves: 'handed-over', rule: 'MI5', implies: 'labelled' }
    case 'carrier-reported':
      return event.body.evidence === 'physical' ? seenByCarrier[event.body.status] : nothing
    default:
      return nothing
  }
}

/** A physical scan, whatever it says, shows that the carrier has or had the parcel (MI6). */
const seenByCarrier: Readonly<Record<CarrierStatus, Witness>> = {
  'label-created': { implies: 'accepted' },
  'accepted': { proves: 'accepted', rule: 'MI6', implies: 'handed-over' },
  'in-transit': { proves: 'in-transit', rule: 'MI6', implies: 'accepted' },
  'out-for-delivery': { proves: 'out-for-delivery', rule: 'MI6', implies: 'in-transit' },
  'attempted': { implies: 'out-for-delivery' },
  'available-for-pickup': { implies: 'in-transit' },
  'delivered': { proves: 'delivered', rule: 'MI6', implies: 'out-for-delivery' },
  'exception': { implies: 'accepted' },
  'return-in-transit': { implies: 'in-transit' },
  'returned': { implies: 'in-transit' },
  'unknown': { implies: 'accepted' },
}

/** Steps that our own floor does, and a person may therefore state (MI9). A carrier's steps need the carrier. */
export const isOurs = (step: Step): boolean => placeOf[step] <= placeOf['handed-over']
