/** What a set of GS1 elements is about: a shipping unit, a product, a parcel, or just its elements. */
import type { Answer, Gs1Element, Meaning } from '../meaning.ts'
import { GS, type Reading } from '../reading.ts'
import { trackingCandidates } from '../tracking-number/tracking-number.ts'
import { dateFrom } from './date.ts'
import { elementsIn } from './element-string.ts'

/** Only a symbology that says GS1, or a text marked by FNC1, is taken apart. */
export function readGs1({ text, aim }: Reading): Answer {
  const isGs1 = aim === undefined ? text.startsWith(GS) : gs1Aims.has(aim)
  const mayBeGs1 = aim === undefined && text.includes(GS)
  if (!isGs1 && !mayBeGs1) return undefined
  const found = elementsIn(text)
  if ('elements' in found) return { meaning: meaningOf(found.elements) }
  return isGs1 ? (parcelWithoutSeparator(text) ?? found) : undefined
}

export function meaningOf(elements: readonly Gs1Element[]): Meaning {
  const valueByAi = new Map(elements.map(({ ai, value }) => [ai, value]))
  const sscc = valueByAi.get('00')
  if (sscc !== undefined) return { kind: 'sscc', sscc }
  const gtin14 = valueByAi.get('01')
  if (gtin14 !== undefined) return { kind: 'gtin', gtin14, ...aboutProduct(valueByAi) }
  return parcelIn(elements) ?? { kind: 'gs1', elements }
}

const gs1Aims: ReadonlySet<string> = new Set([']C1', ']d2', ']Q3', ']e0'])

type AboutProduct = Omit<Extract<Meaning, { kind: 'gtin' }>, 'kind' | 'gtin14'>

function aboutProduct(valueByAi: ReadonlyMap<string, string>): AboutProduct {
  const [lot, serial, count] = ['10', '21', '30'].map((ai) => valueByAi.get(ai))
  const expiry = dateFrom(valueByAi.get('17') ?? '')
  return {
    ...(lot !== undefined && { lot }),
    ...(serial !== undefined && { serial }),
    ...(expiry !== undefined && { expiry }),
    ...(count !== undefined && { quantity: Number(count) }),
  }
}

/** A reader that drops the separator after (420) ZIP leaves a text no parser can split, and the post's number whole. */
function parcelWithoutSeparator(text: string): Answer {
  const candidates = text.startsWith('420') ? trackingCandidates(text) : []
  return candidates.length > 0 ? { meaning: { kind: 'tracking', candidates } } : undefined
}

/** Carriers print their numbers as GS1-128: USPS as (420) ZIP and (92)–(95), FedEx Ground as (96). */
function parcelIn(elements: readonly Gs1Element[]): Meaning | undefined {
  if (!elements.some(({ ai }) => /^9[1-6]$/.test(ai))) return undefined
  const candidates = trackingCandidates(elements.map(({ ai, value }) => ai + value).join(''))
  return candidates.length > 0 ? { kind: 'tracking', candidates } : undefined
}
