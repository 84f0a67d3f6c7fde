/** Shipping units: an SSCC of 18 digits, alone or after its application identifier 00. */
import { gs1CheckHolds, isDigits, withoutBlanks } from './digits.ts'
import type { Answer } from './meaning.ts'
import { likelyMisreadsIn, pointingAt } from './misread.ts'
import type { Reading } from './reading.ts'

/** 20 digits that start with 00 are an SSCC before they are any carrier's number. */
export function readSscc({ text }: Reading): Answer {
  const digits = withoutBlanks(text)
  if (!isDigits(digits)) return undefined
  if (digits.length === 18 && gs1CheckHolds(digits))
    return { meaning: { kind: 'sscc', sscc: digits } }
  if (digits.length !== 20 || !digits.startsWith('00')) return undefined
  return hasSscc(digits) ? { meaning: { kind: 'sscc', sscc: digits.slice(2) } } : refused(text)
}

const hasSscc = (text: string): boolean =>
  /^00[0-9]{18}$/.test(text) && gs1CheckHolds(text.slice(2))

function refused(text: string): Answer {
  const at = likelyMisreadsIn(text, (other) => hasSscc(withoutBlanks(other)))
  const reason = `The check digit of this shipping unit (SSCC) does not fit: scan it again or retype it${pointingAt(text, at)}.`
  return { refusal: { kind: 'check-digit', reason, ...(at.length > 0 && { at }) } }
}
