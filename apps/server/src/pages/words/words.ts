/** Everything the customer page says. One file a language; the compiler finds a sentence that is missing. */
import type { CustomerHeadline, CustomerLine } from '@milepost/domain'
import type { ShownStep } from '../progress.ts'

export const languages = ['en', 'de', 'es', 'pl'] as const
export type Language = (typeof languages)[number]

/** A day or days, already in the reader's language. */
export type When =
  | { readonly kind: 'today' | 'tomorrow' | 'day' | 'days' | 'past'; readonly text: string }
  | undefined

export interface AnswerFacts {
  readonly kind: CustomerHeadline['kind']
  readonly boxes: number
  readonly delivered: number
  readonly withCarrier: number
  /** `UPS`, or `UPS and FedEx`; absent when nobody carries it yet. */
  readonly carriers: string | undefined
  readonly when: When
  /** Where the time of the last delivery goes. */
  readonly deliveredAt: string | undefined
}

/** The answer, and what there is to add to it. */
export interface Answer {
  readonly answer: string
  readonly more: string
}

export interface Words {
  readonly order: (reference: string) => string
  readonly answer: (facts: AnswerFacts) => Answer
  readonly lastNews: string
  readonly livePage: string
  readonly reload: string

  readonly parcel: string
  readonly box: (number: number, of: number) => string
  readonly wholeOrder: string
  readonly step: (step: ShownStep, carrier: string | undefined) => string
  readonly done: string
  readonly next: string
  readonly notYet: string
  readonly expected: (when: NonNullable<When>) => string
  readonly contents: string
  readonly waiting: string
  readonly waitingWhy: string
  readonly moreItems: (count: number) => string
  readonly trackingNumber: string
  readonly notice: (kind: string, reason: string | undefined, carrier: string | undefined) => Answer

  readonly worry: string
  readonly nextStep: (step: ShownStep, carrier: string | undefined) => string
  readonly noDateYet: string
  readonly helpFrom: (day: string) => string
  readonly late: (day: string) => string
  readonly askNow: string
  /** It waits somewhere, but not for ever. */
  readonly collectSoon: string
  readonly afterDelivery: string
  /** It was cancelled or goes back, and the reader may not have known. */
  readonly afterEnding: string
  readonly contact: (shop: string) => string

  readonly history: string
  readonly line: (what: CustomerLine['what'], carrier: string | undefined) => string
  readonly showEarlier: (count: number) => string
  readonly earlier: (count: number) => string
  readonly and: (parts: readonly string[]) => string
  readonly timesIn: (zone: string) => string
  readonly ownTimes: (zone: string) => string

  readonly unknownPlace: string
  readonly unknownPlaceHelp: string
  readonly unknownLink: string
  readonly unknownLinkHelp: string
}
