/**
 * What every carrier's folder gives: who signed a delivery, what its bytes mean, and the facts in them in our words.
 * All of it is pure, so that kept payloads can be read again under a newer code table.
 */
import type { CarrierEvent, Instant, Result } from '@milepost/domain'

export interface CarrierFeed<Payload> {
  /** Also the last part of its webhook address: `/hooks/easypost`. */
  readonly feed: string
  /** Header names, lower case, that are kept beside the raw bytes because they prove who sent them. */
  readonly headersKept: readonly string[]
  /** The signature is made over the bytes as sent: parsing and printing again changes them. */
  isSigned(delivery: Delivery): boolean
  readPayload(text: string): Result<Payload, Unreadable>
  translate(payload: Payload): Translation
}

export interface Delivery {
  readonly body: Uint8Array
  readonly headers: DeliveryHeaders
  readonly secret: string
  /** Some carriers sign a time, which must be near this one. */
  readonly at: Instant
}

/** Lower-case names. */
export type DeliveryHeaders = Readonly<Record<string, string | undefined>>

export interface Unreadable {
  readonly kind: 'not-json' | 'unknown-shape'
  readonly problem: string
}

export interface Translation {
  readonly reports: readonly CarrierReport[]
  /** What the payload held that no event could be made of, in words for the person who looks after the feed. */
  readonly leftOut: readonly string[]
}

export interface CarrierReport {
  readonly event: CarrierEvent
  /** The native code has no row in our tables: the event says `unknown` until somebody gives it a meaning. */
  readonly codeUnknown: boolean
}
