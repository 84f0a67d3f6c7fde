/** What the customer may see: no person, no device, no native code, no other order. */
import type { Carrier, Label, Step } from './event.ts'
import type { Instant, LocalDay } from './time.ts'

export interface CustomerView {
  readonly reference: string
  readonly placedAt: Instant
  readonly headline: CustomerHeadline
  readonly boxes: readonly CustomerBox[]
  /** Units that wait for a box. */
  readonly waiting: readonly CustomerItem[]
  readonly history: readonly CustomerLine[]
}

export interface CustomerHeadline {
  readonly kind:
    | 'ordered'
    | 'preparing'
    | 'packed'
    | 'handed-over'
    | 'on-its-way'
    | 'out-for-delivery'
    | 'partly-delivered'
    | 'delivered'
    | 'pickup'
    | 'attention'
    | 'returning'
    | 'cancelled'
  readonly boxes: number
  readonly delivered: number
  readonly withCarrier: number
  readonly expected?: { readonly from?: LocalDay; readonly by: LocalDay }
  readonly carriers: readonly Carrier[]
}

export interface CustomerItem {
  readonly name: string
  readonly units: number
}

export interface CustomerBox {
  readonly number: number
  readonly label?: Label
  readonly items: readonly CustomerItem[]
  readonly steps: readonly { readonly step: Step; readonly done: boolean; readonly at?: Instant }[]
  readonly expected?: { readonly from?: LocalDay; readonly by: LocalDay }
  readonly notice?: { readonly kind: string; readonly reason?: string; readonly since: Instant }
}

/** A line of history in plain terms; the sentence is made by the page in the reader's language. */
export interface CustomerLine {
  readonly at: Instant
  readonly day?: LocalDay
  readonly box?: number
  readonly what:
    | Step
    | 'attempted'
    | 'available-for-pickup'
    | 'exception'
    | 'returned'
    | 'return-in-transit'
    | 'cancelled'
  readonly carrier?: Carrier
  readonly place?: string
}
