/** DHL: Express waybills with a check digit; pieces and eCommerce parcels without one. */
import { gs1CheckHolds } from '../digits.ts'
import type { TrackingCandidate } from '../meaning.ts'

export function dhlNumbers(code: string): readonly TrackingCandidate[] {
  if (/^[0-9]{10,11}$/.test(code) && Number(code.slice(0, -1)) % 7 === Number(code.at(-1)))
    return [{ carrier: 'dhl', number: code, service: 'Express' }]
  if (/^0034[0-9]{16}$/.test(code) && gs1CheckHolds(code.slice(2)))
    return [{ carrier: 'dhl', number: code, service: 'Paket' }]
  return []
}

export function dhlGuesses(code: string): readonly TrackingCandidate[] {
  const found = guesses.find(([shape]) => shape.test(code))
  return found ? [{ carrier: 'dhl', number: code, service: found[1] }] : []
}

const guesses: readonly (readonly [RegExp, string])[] = [
  [/^(?:J[A-Z]{2,3}[0-9]{9,10}|JJD[0-9]{11,20}|JD[0-9]{18})$/, 'Express piece'],
  [/^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)[0-9][0-9A-Z]{9,38}$/, 'eCommerce'],
  [/^[0-9]{14}$/, 'eCommerce'],
]
