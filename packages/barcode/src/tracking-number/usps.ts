/** USPS: Intelligent Mail package barcodes (IMpb) and the older 20 digits, with or without 420 + ZIP before them. */
import { gs1CheckHolds, isDigits } from '../digits.ts'
import type { TrackingCandidate } from '../meaning.ts'

export function uspsNumbers(code: string): readonly TrackingCandidate[] {
  if (!isDigits(code)) return []
  const number = withoutRouting(code).find((each) => isImpb(each) || isLegacy(each))
  if (number === undefined) return []
  return [{ carrier: 'usps', number: number.startsWith('6129') ? `92${number}` : number }]
}

/** Only the post prints these; older 20 digits are too plain to insist on. */
export const isImpbShape = (code: string): boolean =>
  isDigits(code) &&
  withoutRouting(code).some((number) => impbShapes.some((shape) => shape.test(number)))

/** 420 + ZIP or ZIP+4 routes the parcel and is no part of its number. */
function withoutRouting(code: string): readonly string[] {
  return code.startsWith('420') ? [code.slice(12), code.slice(8)] : [code]
}

const isImpb = (number: string): boolean =>
  gs1CheckHolds(number) && impbShapes.some((shape) => shape.test(number))

/** Application identifier, service (3), mailer (9 digits from 9, else 6), serial, check digit. */
const impbShapes = [
  /^94[0-9]{3}(?:9[0-9]{8}(?:[0-9]{7}|[0-9]{11}|[0-9]{15})|[0-8][0-9]{5}(?:[0-9]{10}|[0-9]{14}))[0-9]$/,
  /^95[0-9]{3}(?:9[0-9]{8}(?:[0-9]{7}|[0-9]{11})|[0-8][0-9]{5}(?:[0-9]{10}|[0-9]{14}))[0-9]$/,
  /^92[0-9]{3}9[0-9]{8}(?:[0-9]{7}|[0-9]{11})[0-9]$/,
  /^93[0-9]{3}[0-8][0-9]{5}(?:[0-9]{10}|[0-9]{14})[0-9]$/,
  /^91[0-9]{20}$/,
] as const

/** Printed without 91, some count it into the check digit and some do not. 00 is a shipping unit (SSCC). */
function isLegacy(number: string): boolean {
  if (number.length !== 20 || number.startsWith('00')) return false
  return gs1CheckHolds(number) || gs1CheckHolds(`91${number}`) || isShortSmartPost(number)
}

const isShortSmartPost = (number: string): boolean =>
  number.startsWith('6129') && gs1CheckHolds(`92${number}`)
