/** GS1 Digital Link: a web address that carries GS1 elements in its path and query, whatever the domain. */
import { gs1CheckHolds } from './digits.ts'
import { elementsIn, refusedValue } from './gs1/element-string.ts'
import { faultOf, identifierNamed } from './gs1/form.ts'
import { meaningOf } from './gs1/gs1.ts'
import type { Answer, Gs1Element } from './meaning.ts'
import { GS, type Reading } from './reading.ts'

/** An address without a primary key in its path is an ordinary one, and left to others. */
export function readDigitalLink({ text }: Reading): Answer {
  const [, path = '', query = ''] = address.exec(text.trim()) ?? []
  const inPath = elementsInPath(path.split('/').slice(1).map(decoded))
  if (inPath.length === 0) return undefined
  const elements = [...inPath, ...elementsInQuery(query)]
  for (const { ai, value } of elements) {
    const identifier = identifierNamed(ai)
    const fault = identifier && faultOf(identifier, value)
    if (identifier && fault) return refusedValue(identifier, value, fault, placeOf(value, text))
  }
  const found = elementsIn(elements.map(({ ai, value }) => GS + ai + value).join(''))
  return 'refusal' in found ? found : { meaning: meaningOf(found.elements) }
}

/** Nothing for a value that is written with escapes. */
function placeOf(value: string, link: string): number | undefined {
  const sign = Math.max(link.indexOf(`/${value}`), link.indexOf(`=${value}`))
  return sign === -1 ? undefined : sign + 1
}

const address = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/i

/** Only a value of the right form tells a key from a folder that happens to be called 01. */
const valueByPrimaryKey: Readonly<Record<string, RegExp>> = {
  '00': /^[0-9]{18}$/,
  '01': /^(?:[0-9]{8}|[0-9]{12,14})$/,
  '253': /^[0-9]{13}/,
  '255': /^[0-9]{13}/,
  '401': /^./,
  '402': /^[0-9]{17}$/,
  '414': /^[0-9]{13}$/,
  '415': /^[0-9]{13}$/,
  '417': /^[0-9]{13}$/,
  '8003': /^[0-9]{14}/,
  '8004': /^./,
  '8006': /^[0-9]{18}$/,
  '8010': /^./,
  '8013': /^./,
  '8017': /^[0-9]{18}$/,
  '8018': /^[0-9]{18}$/,
}

/** Names that version 1.1 allowed in place of the numbers; printed labels still carry them. */
const identifierByName: ReadonlyMap<string, string> = new Map([
  ['sscc', '00'],
  ['gtin', '01'],
  ['itip', '8006'],
  ['gln', '414'],
  ['grai', '8003'],
  ['giai', '8004'],
  ['cpid', '8010'],
  ['gmn', '8013'],
  ['lot', '10'],
  ['ser', '21'],
  ['cpv', '22'],
  ['exp', '17'],
])

const named = (key: string): string => identifierByName.get(key.toLowerCase()) ?? key

/** Folders may come before the primary key; after its value come only pairs of identifier and value. */
function elementsInPath(segments: readonly string[]): readonly Gs1Element[] {
  const tidy = segments.at(-1) === '' ? segments.slice(0, -1) : segments
  const start = tidy.findIndex((key, at) => isPrimary(named(key), tidy[at + 1] ?? ''))
  const pairs = start === -1 ? [] : paired(tidy.slice(start))
  return pairs.every(({ ai }) => identifierNamed(ai)) ? pairs : []
}

function isPrimary(ai: string, value: string): boolean {
  if (!valueByPrimaryKey[ai]?.test(value)) return false
  return ai !== '01' || value.length === 14 || gs1CheckHolds(value)
}

function paired(segments: readonly string[]): readonly Gs1Element[] {
  return segments.flatMap((key, at) => (at % 2 === 0 ? [element(key, segments[at + 1] ?? '')] : []))
}

/** Keys that are no identifier, such as linkType, speak to web servers and not to us. */
function elementsInQuery(query: string): readonly Gs1Element[] {
  const elements = query.split(/[&;]/).map((pair) => {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? []
    return element(decoded(key), decoded(value))
  })
  return elements.filter(({ ai }) => identifierNamed(ai))
}

function element(key: string, value: string): Gs1Element {
  const ai = named(key)
  return { ai, value: ai === '01' ? value.padStart(14, '0') : value }
}

/** GS1 values are ASCII; an escape beyond it becomes a character that no value may have. */
const decoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
