/** Product numbers: EAN, UPC and ITF-14 become a GTIN of 14 digits, with the check digit verified. */
import { gs1CheckHolds, isDigits, withoutBlanks } from './digits.ts'
import type { Answer } from './meaning.ts'
import { likelyMisreadsIn, pointingAt } from './misread.ts'
import type { Reading, Symbology } from './reading.ts'

/** A symbology that can only hold a product number decides before any pattern does. */
export function readProduct(reading: Reading): Answer {
  const lengths = lengthsBySymbology[reading.symbology]
  const digits = withoutBlanks(reading.text)
  if (!lengths?.includes(digits.length) || !isDigits(digits)) return undefined
  const widen = reading.symbology === 'upc-e' && digits.length === 8 ? expandedUpcE : gtin14From
  return gtinOr(() => refusedProduct(reading.text, widen), widen(digits))
}

/** Without a symbology the length and the check digit speak; 8 digits that fail may be any number, so they stay. */
export function readTypedGtin({ text, symbology }: Reading): Answer {
  const digits = withoutBlanks(text)
  if (!isDigits(digits)) return undefined
  const mayBeShort = symbology === 'unknown'
  if (digits.length === 13 || digits.length === 14)
    return gtinOr(() => undefined, gtin14From(digits))
  if (digits.length === 12 && mayBeShort) return gtinOr(() => undefined, gtin14From(digits))
  if (digits.length === 8 && mayBeShort) return gtinOr(() => undefined, shortGtin(digits))
  return undefined
}

/** Nobody else numbers with 12 or 13 digits: when no carrier takes it either, it is a product misread. */
export function refuseBrokenGtin({ text, symbology }: Reading): Answer {
  const digits = withoutBlanks(text)
  const broken =
    symbology === 'unknown' && isDigits(digits) && (digits.length === 12 || digits.length === 13)
  return broken ? refusedProduct(text, gtin14From) : undefined
}

/** Check digit verified; nothing when it fails. */
function gtin14From(digits: string): string | undefined {
  return gs1CheckHolds(digits) && digits.length <= 14 ? digits.padStart(14, '0') : undefined
}

/** Readers may hand over UPC-A and UPC-E as 13 digits, or UPC-E as it is printed. */
const lengthsBySymbology: Readonly<Partial<Record<Symbology, readonly number[]>>> = {
  'ean-13': [13, 12],
  'ean-8': [8],
  'upc-a': [12, 13],
  'upc-e': [8, 12, 13],
  'itf': [14],
}

/** An EAN-8 that starts with 0 never leaves the shop that made it; a UPC-E always starts with 0 or 1. */
const shortGtin = (digits: string): string | undefined =>
  digits.startsWith('0')
    ? (expandedUpcE(digits) ?? gtin14From(digits))
    : (gtin14From(digits) ?? expandedUpcE(digits))

/** UPC-E leaves out zeros; its last digit but one says which (GS1 General Specifications 5.2.2.4.2). */
function expandedUpcE(digits: string): string | undefined {
  const [, system, body = '', check] = /^([01])([0-9]{6})([0-9])$/.exec(digits) ?? []
  if (system === undefined) return undefined
  return gtin14From(`${system}${withItsZeros(body)}${check}`)
}

function withItsZeros(body: string): string {
  const last = body.charAt(5)
  if (last <= '2') return `${body.slice(0, 2)}${last}0000${body.slice(2, 5)}`
  if (last === '3') return `${body.slice(0, 3)}00000${body.slice(3, 5)}`
  if (last === '4') return `${body.slice(0, 4)}00000${body.charAt(4)}`
  return `${body.slice(0, 5)}0000${last}`
}

function gtinOr(otherwise: () => Answer, gtin14: string | undefined): Answer {
  return gtin14 === undefined ? otherwise() : { meaning: { kind: 'gtin', gtin14 } }
}

function refusedProduct(text: string, widen: (digits: string) => string | undefined): Answer {
  const at = likelyMisreadsIn(text, (other) => widen(withoutBlanks(other)) !== undefined)
  const reason = `The check digit of this product number does not fit: scan it again or retype it${pointingAt(text, at)}.`
  return { refusal: { kind: 'check-digit', reason, ...(at.length > 0 && { at }) } }
}
