/** Splits GS1 text into its elements, strictly: a wrong length, date or check digit is a refusal, never a guess. */
import type { Gs1Element, Refusal } from '../meaning.ts'
import { likelyMisreadsIn } from '../misread.ts'
import { GS } from '../reading.ts'
import { predefined } from './application-identifiers.ts'
import { type Fault, faultOf, type Identifier, identifierAtStartOf } from './form.ts'

export type Elements = { readonly elements: readonly Gs1Element[] } | { readonly refusal: Refusal }

export function elementsIn(text: string): Elements {
  const valueByAi = new Map<string, string>()
  let rest = withoutSeparators(text)
  while (rest !== '') {
    const identifier = identifierAtStartOf(rest)
    if (!identifier) return refusedIdentifier(rest)
    const value = valueAfter(identifier, rest)
    const fault = faultOf(identifier, value)
    const from = text.length - rest.length + identifier.ai.length
    if (fault) return refusedValue(identifier, value, fault, from)
    if ((valueByAi.get(identifier.ai) ?? value) !== value) return refusedRepeat(identifier)
    valueByAi.set(identifier.ai, value)
    rest = withoutSeparators(rest.slice(identifier.ai.length + value.length))
  }
  return { elements: [...valueByAi].map(([ai, value]) => ({ ai, value })) }
}

/** `from` is the value's place in the text, where the text holds it as it is. */
export function refusedValue(
  identifier: Identifier,
  value: string,
  fault: Fault,
  from?: number,
): { refusal: Refusal } {
  const kind = fault === 'check-digit' ? 'check-digit' : 'gs1-syntax'
  const reason = `In this GS1 code (${identifier.ai})${shown(value)} ${sayingByFault[fault]}.`
  if (fault !== 'check-digit' || from === undefined) return { refusal: { kind, reason } }
  const inValue = likelyMisreadsIn(value, (other) => faultOf(identifier, other) === undefined)
  const at = inValue.map((position) => from + position)
  return { refusal: { kind, reason, ...(at.length > 0 && { at }) } }
}

const sayingByFault: Readonly<Record<Fault, string>> = {
  'check-digit': 'has a check digit that does not fit: scan it again',
  'date': 'is not a date: the label is printed wrong, so set it aside',
  'length': 'has the wrong length: scan it again, and if it stays, check that the scanner sends GS',
  'characters': 'has characters it cannot have: scan it again',
}

/** A separator may follow any element, also one of fixed length, and mark the start. */
function withoutSeparators(text: string): string {
  let start = 0
  while (text[start] === GS) start += 1
  return text.slice(start)
}

function valueAfter({ ai, form }: Identifier, text: string): string {
  const separator = text.indexOf(GS)
  const end = separator === -1 ? text.length : separator
  const most = predefined.test(ai) ? form.reduce((sum, part) => sum + part.most, 0) : end
  return text.slice(ai.length, Math.min(ai.length + most, end))
}

function refusedIdentifier(rest: string): { refusal: Refusal } {
  const reason = `This GS1 code goes on with "${shown(rest)}", which is no application identifier: scan it again, and if it stays, check that the scanner sends GS.`
  return { refusal: { kind: 'gs1-syntax', reason } }
}

function refusedRepeat({ ai }: Identifier): { refusal: Refusal } {
  const reason = `This GS1 code says (${ai}) twice and differently: the label is printed wrong, so set it aside.`
  return { refusal: { kind: 'gs1-syntax', reason } }
}

const shown = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text)
