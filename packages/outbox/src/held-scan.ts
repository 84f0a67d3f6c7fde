/** A scan on the device: the event, sealed when it was made, and how far its delivery has come. */
import type { RejectionReason } from '@milepost/contract'
import type { DeviceEvent, EpochId, EventId, Instant } from '@milepost/domain'

export interface Place {
  readonly epoch: EpochId
  readonly seq: number
}

export const isSamePlace = (one: Place | undefined, other: Place): boolean =>
  one?.epoch === other.epoch && one.seq === other.seq

/** `epoch` and `seq` say what it is delivered as; only a fork changes them, and never what the event itself says. */
export interface HeldScan extends Place {
  readonly id: EventId
  readonly hash: string
  readonly event: DeviceEvent
  readonly delivery: Delivery
}

export type Delivery =
  | { readonly state: 'waiting' }
  | { readonly state: 'acked'; readonly at: Instant }
  /** Refused, kept and shown until a person has dealt with it. */
  | { readonly state: 'set-aside'; readonly at: Instant; readonly because: SetAside }

export type SetAside = RejectionReason | 'conflict'
