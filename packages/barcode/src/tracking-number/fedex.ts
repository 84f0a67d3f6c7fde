/** FedEx: what is scanned is often longer than the tracking number in it. */
import { gs1CheckHolds, isDigits, sum } from '../digits.ts'
import type { TrackingCandidate } from '../meaning.ts'

export function fedexNumbers(code: string): readonly TrackingCandidate[] {
  if (!isDigits(code)) return []
  const found = readByLength[code.length]?.(code)
  return found === undefined ? [] : [{ carrier: 'fedex', ...found }]
}

interface Found {
  readonly number: string
  readonly service: string
}

const readByLength: Readonly<Partial<Record<number, (code: string) => Found | undefined>>> = {
  12: (code) => when(expressHolds(code), code, 'Express'),
  15: (code) => when(gs1CheckHolds(code), code, 'Ground'),
  18: (code) => when(gs1CheckHolds(code.slice(2)), code, 'Ground'),
  // SmartPost prints the number with or without its application identifier 92.
  20: (code) =>
    when(code.startsWith('6129') && gs1CheckHolds(`92${code}`), `92${code}`, 'Ground Economy'),
  22: (code) => ground96(code) ?? when(isSmartPost(code), code, 'Ground Economy'),
  32: (code) =>
    when(code.startsWith('3') && expressHolds(code.slice(16, 28)), code.slice(16, 28), 'Express'),
  34: (code) =>
    when(isWide(code) && expressHolds(code.slice(-14)), withoutLeadingZeros(code), 'Express'),
}

const when = (holds: boolean, number: string, service: string): Found | undefined =>
  holds ? { number, service } : undefined

const ground96 = (code: string): Found | undefined =>
  when(code.startsWith('96') && gs1CheckHolds(code.slice(7)), code.slice(7), 'Ground')

/** The same 22 digits are a USPS number too: FedEx carries the parcel, the post may deliver it. */
const isSmartPost = (code: string): boolean => code.startsWith('926129') && gs1CheckHolds(code)

/** 420 + ZIP + 9 … of the same length is postal routing. */
const isWide = (code: string): boolean =>
  /^(?:[0-8]|96)/.test(code) && !/^420[0-9]{5}(?:[0-9]{4})?9[1-5]/.test(code)

const withoutLeadingZeros = (code: string): string =>
  code.slice(-14, -12) === '00' ? code.slice(-12) : code.slice(-14)

/** Weights 1, 3, 7 from the right; a remainder of 10 of 11 is written 0. */
function expressHolds(digits: string): boolean {
  const weighted = digits
    .slice(0, -1)
    .split('')
    .toReversed()
    .map((digit, place) => Number(digit) * ([1, 3, 7][place % 3] ?? 0))
  return (sum(weighted) % 11) % 10 === Number(digits.at(-1))
}
