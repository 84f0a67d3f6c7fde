/** What a person typed under a torn code. Brackets stand around what the bars say without them. */
import { GS, type Reading } from './reading.ts'
import { readingFromWedge } from './wedge.ts'

/** `(01)09520000000011(10)LOT-1`, as it is printed for people below a GS1 code. */
const bracketed = /^(?:\(\d{2,4}\)[^()]+)+$/

export function readingFromTyped(typed: string): Reading {
  const text = typed.trim()
  if (!bracketed.test(text)) return readingFromWedge(text)
  const signs = signsOf(text).map(({ sign }) => (sign === '(' ? GS : sign))
  return { text: signs.join(''), symbology: 'code-128', aim: ']C1' }
}

/** Where a sign of the reading stands in what was typed. */
export function placeInTyped(typed: string, at: number): number {
  const text = typed.trim()
  return bracketed.test(text) ? (signsOf(text)[at]?.place ?? at) : at
}

/** Without the first bracket, all that close, and blanks. */
const signsOf = (text: string) =>
  text
    .split('')
    .map((sign, place) => ({ sign, place }))
    .filter(({ sign, place }) => place > 0 && sign !== ')' && sign !== ' ')
