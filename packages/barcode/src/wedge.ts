/** What a handheld scanner typed, as a reading: suffix off, AIM identifier understood, GS restored. */
import { GS, type Reading, type Symbology } from './reading.ts'

export function readingFromWedge(typed: string): Reading {
  const text = withoutSuffix(typed).replace(/\u241d|\^\]|<GS>|\{GS\}/g, GS)
  const [aim = '', letter = '', modifier = ''] = /^\]([A-Za-z])([0-9A-Za-z])/.exec(text) ?? []
  const body = text.slice(aim.length)
  const symbology = symbologyOf(letter, modifier, body)
  return symbology === undefined ? { text, symbology: 'unknown' } : { text: body, symbology, aim }
}

/** Counted from the end: a pattern would try every blank on the way. */
function withoutSuffix(typed: string): string {
  let end = typed.length
  while (suffixes.has(typed.charAt(end - 1))) end -= 1
  return typed.slice(0, end)
}

const suffixes: ReadonlySet<string> = new Set(['\r', '\n', '\t'])

/** The code letters of ISO/IEC 15424 that we know; an unknown one leaves the text as it was typed. */
function symbologyOf(letter: string, modifier: string, body: string): Symbology | undefined {
  if (letter === 'E') return modifier === '4' ? 'ean-8' : retailByLength(body)
  return symbologyByLetter.get(letter)
}

/** `]E0` covers EAN-13 and both UPCs. A UPC-E arrives expanded, or as its 8 digits. */
function retailByLength(body: string): Symbology {
  if (body.length === 8) return 'upc-e'
  return body.length === 12 ? 'upc-a' : 'ean-13'
}

const symbologyByLetter: ReadonlyMap<string, Symbology> = new Map([
  ['A', 'code-39'],
  ['C', 'code-128'],
  ['I', 'itf'],
  ['L', 'pdf-417'],
  ['Q', 'qr'],
  ['U', 'maxicode'],
  ['d', 'data-matrix'],
  ['z', 'aztec'],
  ['e', 'unknown'], // GS1 DataBar, which we name by its AIM id alone
  ['X', 'unknown'],
])
