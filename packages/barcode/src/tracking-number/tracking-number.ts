/** Carriers' numbers, told apart by structure and check digit. */
import { inCapitals, withoutBlanks } from '../digits.ts'
import type { Answer, TrackingCandidate } from '../meaning.ts'
import { likelyMisreadsIn, pointingAt } from '../misread.ts'
import type { Reading, Symbology } from '../reading.ts'
import { dhlGuesses, dhlNumbers } from './dhl.ts'
import { fedexNumbers } from './fedex.ts'
import { isS10Shape, s10Numbers } from './s10.ts'
import { isUpsShape, upsGuesses, upsNumbers } from './ups.ts'
import { isImpbShape, uspsNumbers } from './usps.ts'

/** Nobody prints a carrier's number as a product code, and a product code may pass a carrier's check by chance. */
export function readTracking({ text, symbology }: Reading): Answer {
  const candidates = neverCarriers.has(symbology) ? [] : trackingCandidates(text)
  return candidates.length === 0 ? undefined : { meaning: { kind: 'tracking', candidates } }
}

/**
 * Whoever could have printed this number. Shapes without a check digit count only when no check digit holds; zeros alone
 * pass every check and are nobody's.
 */
export function trackingCandidates(text: string): readonly TrackingCandidate[] {
  const code = inCapitals(withoutBlanks(text))
  if (/^0*$/.test(code)) return []
  const checked = checkedWays.flatMap((way) => way(code))
  return checked.length > 0 ? checked : guessingWays.flatMap((way) => way(code))
}

/** A shape that only one carrier prints, with a check digit that fails, was misread. */
export function refuseBrokenTracking({ text, symbology }: Reading): Answer {
  if (neverCarriers.has(symbology)) return undefined
  const code = inCapitals(withoutBlanks(text))
  const [, whose] = unmistakable.find(([isShape]) => isShape(code)) ?? []
  if (whose === undefined) return undefined
  const at = likelyMisreadsIn(text, (other) =>
    checkedWays.some((way) => way(withoutBlanks(other)).length > 0),
  )
  const reason = `The check digit of this ${whose} number does not fit: scan it again or retype it${pointingAt(text, at)}.`
  return { refusal: { kind: 'check-digit', reason, ...(at.length > 0 && { at }) } }
}

const neverCarriers: ReadonlySet<Symbology> = new Set(['ean-13', 'ean-8', 'upc-a', 'upc-e', 'itf'])

type Way = (code: string) => readonly TrackingCandidate[]
const checkedWays: readonly Way[] = [upsNumbers, fedexNumbers, uspsNumbers, s10Numbers, dhlNumbers]
const guessingWays: readonly Way[] = [upsGuesses, dhlGuesses]

const unmistakable: readonly (readonly [(code: string) => boolean, string])[] = [
  [isUpsShape, 'UPS'],
  [isS10Shape, 'international post'],
  [isImpbShape, 'USPS'],
]
