/** EasyPost's words in ours. The carrier's own code decides where EasyPost's word is too coarse to prove possession. */
import type { Carrier, CarrierStatus, Evidence } from '@milepost/domain'

/**
 * The version at which an answer below last changed. It is part of a fact's identity, so a row that stays the same
 * keeps its events the same.
 */
export const mapping = 1

export interface Meaning {
  readonly status: CarrierStatus
  readonly evidence: Evidence
  readonly reason?: string
  readonly codeUnknown?: boolean
}

export interface NativeStatus {
  readonly carrier: Carrier
  readonly status: string
  readonly detail: string
  readonly code: string
  readonly text: string
  readonly isReturn: boolean
}

export function meaningOf(native: NativeStatus): Meaning {
  switch (native.status) {
    case 'pre_transit':
      return { status: 'label-created', evidence: 'electronic' }
    case 'in_transit':
      return movementOf(native)
    case 'out_for_delivery':
      return { status: 'out-for-delivery', evidence: 'physical' }
    case 'available_for_pickup':
      return { status: 'available-for-pickup', evidence: 'physical' }
    case 'delivered':
      return { status: native.isReturn ? 'returned' : 'delivered', evidence: 'physical' }
    case 'return_to_sender':
      return { status: 'return-in-transit', evidence: 'physical' }
    case 'failure':
      return failureOf(native.detail)
    case 'cancelled':
      return { status: 'exception', evidence: 'electronic', reason: 'label-voided' }
    // The feed's own trouble, not the parcel's.
    case 'error':
    case 'unknown':
      return { status: 'unknown', evidence: 'informational' }
    default:
      return { status: 'unknown', evidence: 'informational', codeUnknown: true }
  }
}

/** Codes with which a carrier says that it took the parcel. */
const acceptanceCodes: Readonly<Record<Carrier, ReadonlySet<string>>> = {
  ups: new Set(['PU', 'OR', 'PC', 'PT', 'HF', 'Z5']),
  fedex: new Set(['PU', 'PX', 'OF']),
  usps: new Set(['03', 'OA', 'AD', 'UA']),
  dhl: new Set(['PU', 'SA', 'AE', 'ES']),
}

/** Codes that EasyPost may call movement although the carrier has nothing in its hands. */
const paperCodes: Readonly<Record<Carrier, ReadonlySet<string>>> = {
  ups: new Set(['MP', 'OC', 'PL']),
  fedex: new Set(['OC', 'IN', 'EP', 'AP', 'RP', 'RG']),
  usps: new Set(['GX', 'MA', '80', '81', '82', '83', '89', 'TM']),
  dhl: new Set(['VA']),
}

/** FedEx "arriving early" and "on time" carry a place and are predictions all the same. */
const predictionCodes: Readonly<Record<Carrier, ReadonlySet<string>>> = {
  fedex: new Set(['AO', 'AE']),
}

const notYetTaken = /awaiting item|acceptance pending/i

function movementOf({ carrier, code, detail, text }: NativeStatus): Meaning {
  if (predictionCodes[carrier]?.has(code)) {
    return { status: 'in-transit', evidence: 'informational' }
  }
  if (notYetTaken.test(text) || detail === 'label_created' || paperCodes[carrier]?.has(code)) {
    return { status: 'label-created', evidence: 'electronic' }
  }
  if (acceptanceCodes[carrier]?.has(code) || detail === 'received_at_origin_facility') {
    return { status: 'accepted', evidence: 'physical' }
  }
  const reason = reasonByDetail[detail]
  return { status: 'in-transit', evidence: 'physical', ...(reason ? { reason } : {}) }
}

const reasonByDetail: Readonly<Record<string, string>> = {
  address_correction: 'address',
  awaiting_information: 'customs-info',
  cancelled: 'label-voided',
  damaged: 'damaged',
  delayed: 'delay',
  held: 'held',
  lost: 'lost',
  missorted: 'misrouted',
  refused: 'refused',
  weather_delay: 'weather',
}

/** Troubles that somebody saw with the parcel in hand; the rest may be said of one that never came. */
const seenInHand: ReadonlySet<string> = new Set([
  'address_correction',
  'damaged',
  'delivery_exception',
  'held',
  'missorted',
  'refused',
  'return',
  'transit_exception',
])

function failureOf(detail: string): Meaning {
  const reason = reasonByDetail[detail]
  const evidence = seenInHand.has(detail) ? 'physical' : 'electronic'
  return { status: 'exception', evidence, ...(reason ? { reason } : {}) }
}
