/** What a label says, or why it says nothing that may be trusted. */
import type { Reading } from './reading.ts'

/** `s10` is international post: the two-letter country at its end says whose. */
export type CarrierCode = 'ups' | 'fedex' | 'usps' | 'dhl' | 's10'

/** Our own labels, by what they hang on; `bin` is a place on a shelf, `tote` one on a cart. */
export type LabelKind = 'order' | 'box' | 'bin' | 'tote' | 'badge' | 'device' | 'load'

export interface TrackingCandidate {
  readonly carrier: CarrierCode
  /** As the carrier writes it: no blanks, no routing ZIP, upper case. */
  readonly number: string
  readonly service?: string
}

/** One application identifier and its value, as printed. */
export interface Gs1Element {
  readonly ai: string
  readonly value: string
}

export type Meaning =
  | { readonly kind: 'own'; readonly label: LabelKind; readonly value: string }
  | {
      readonly kind: 'gtin'
      readonly gtin14: string
      readonly lot?: string
      readonly serial?: string
      /** YYYY-MM-DD */
      readonly expiry?: string
      readonly quantity?: number
    }
  | { readonly kind: 'sscc'; readonly sscc: string }
  | { readonly kind: 'tracking'; readonly candidates: readonly TrackingCandidate[] }
  | { readonly kind: 'gs1'; readonly elements: readonly Gs1Element[] }
  | { readonly kind: 'unknown'; readonly text: string }

export interface Refusal {
  readonly kind: 'check-digit' | 'gs1-syntax' | 'empty' | 'own-label-check'
  /** One sentence for the floor: what happened and what to do. */
  readonly reason: string
  /** Positions in the text that were likely misread, counted from 0. */
  readonly at?: readonly number[]
}

export type Read =
  | { readonly ok: true; readonly meaning: Meaning; readonly reading: Reading }
  | { readonly ok: false; readonly refusal: Refusal; readonly reading: Reading }

/** One way to read a label answers with a meaning or a refusal, or leaves it to the next way. */
export type Answer = { readonly meaning: Meaning } | { readonly refusal: Refusal } | undefined
