/**
 * What the slower engine read, with FNC1 where the code words say it: GS1 data has it in first place. A separator
 * within the text proves nothing, since any code may carry one.
 */
import { GS, type Reading, type Symbology } from '@milepost/barcode'

export function readingOf(
  symbology: Symbology,
  text: string,
  codeWords: Uint8Array | undefined,
): Reading {
  const told = gs1[symbology]
  if (!told) return { text, symbology }
  const bare = told.withoutCheck(text)
  if (!codeWords || !told.isGs1(codeWords)) return { text: bare, symbology }
  return {
    text: bare.startsWith(told.prefix) ? bare.slice(told.prefix.length) : bare,
    symbology,
    aim: told.aim,
  }
}

/** Before FNC1 the code set may have changed. */
const isNoCodeSet = (word: number) => word < 99 || word > 101

interface Gs1Sign {
  readonly aim: string
  readonly isGs1: (codeWords: Uint8Array) => boolean
  /** How the library writes FNC1 in first place. */
  readonly prefix: string
  readonly withoutCheck: (text: string) => string
}

const asIs = (text: string) => text

const gs1: Readonly<Partial<Record<Symbology, Gs1Sign>>> = {
  'code-128': {
    aim: ']C1',
    isGs1: (words) => words.slice(1).find(isNoCodeSet) === 102,
    prefix: ']C1',
    // A check symbol of the value of FNC1 comes out as a separator too many.
    withoutCheck: (text) => (text.endsWith(GS) ? text.slice(0, -1) : text),
  },
  'data-matrix': { aim: ']d2', isGs1: ([first]) => first === 232, prefix: GS, withoutCheck: asIs },
  // The mode is the upper half of the first byte.
  'qr': {
    aim: ']Q3',
    isGs1: ([first = 0]) => first >> 4 === 5,
    prefix: '',
    withoutCheck: asIs,
  },
}
