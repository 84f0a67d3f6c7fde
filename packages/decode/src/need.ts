/** How often, in how many ways and over how many lines a code must be seen before it is sure (decode.md 8.4). */
import { read, type Reading, type Symbology } from '@milepost/barcode'

export interface Need {
  readonly looks: number
  readonly ways: number
  readonly lines: number
}

/** Says whether the warehouse knows this code: a product, a bin, a label, or a kind of code it allows. */
export type IsKnown = (reading: Reading) => boolean

/** Nothing where no number of looks would do. */
export function needOf(reading: Reading, isKnown: IsKnown): Need | undefined {
  switch (reading.symbology) {
    case 'qr':
    case 'data-matrix':
    case 'aztec':
    case 'maxicode':
      return atOnce
    case 'pdf-417':
      return agreed
    case 'code-128':
      return means(reading) ? atOnce : twice
    case 'ean-13':
    case 'upc-a':
      return twoWays
    case 'ean-8':
    case 'upc-e':
      return isKnown(reading) ? thrice : undefined
    case 'itf':
      return itfNeed(reading, isKnown)
    default:
      return isKnown(reading) ? thrice : longLook
  }
}

const atOnce: Need = { looks: 1, ways: 1, lines: 0 }
/** Askew by a few degrees, one stacked code in sixty gives another text, which its correction lets pass; never the same in two ways. */
const agreed: Need = { looks: 2, ways: 2, lines: 0 }
const twice: Need = { looks: 2, ways: 1, lines: 8 }
/** A retail misread that passes its check digit comes from two to four lines, and comes back on a sister picture. */
const twoWays: Need = { looks: 2, ways: 2, lines: 10 }
const thrice: Need = { looks: 3, ways: 2, lines: 12 }
/** Neither a check nor a catalogue speaks for it: still scannable, as an unknown label must be, but slowly. */
const longLook: Need = { looks: 6, ways: 2, lines: 16 }
/** A stretch of a longer ITF code shows in few lines, and in few ways. */
const broadLook: Need = { looks: 6, ways: 4, lines: 40 }

/**
 * Any stretch of an ITF code reads as a shorter one, where a straight white edge covers the rest even for long: only the
 * usual 14 digits bear a check digit. What is shorter or longer counts where the warehouse knows it, or allows all of them.
 */
function itfNeed(reading: Reading, isKnown: IsKnown): Need | undefined {
  if (reading.text.length === 14) return means(reading) ? thrice : undefined
  if (reading.text.length < 6 || reading.text.length % 2 === 1) return undefined
  return isKnown(reading) ? broadLook : undefined
}

/** For a site whose codes of two in five have other lengths than 14, and for pictures of labels nobody has a list of. */
export const knowsAnyItf: IsKnown = (reading) => reading.symbology === 'itf' || means(reading)

/** Something beyond its symbology checks it: a check digit, or the pattern of a carrier's number. */
export function means(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}

export function isLinear(symbology: Symbology): boolean {
  return linear.has(symbology)
}

const linear: ReadonlySet<Symbology> = new Set([
  'code-128',
  'code-39',
  'itf',
  'ean-13',
  'ean-8',
  'upc-a',
  'upc-e',
  'unknown',
])
