/** The words an order is found by: its reference, its boxes and their numbers, and the goods in it. */
import type { OrderView } from '@milepost/domain'

export type Word = readonly [word: string, because: string]

/** Sorts after every character that a word can hold. */
export const lastLetter = '\u{10ffff}'
export const shortestPrefix = 3
const shortestEnding = 4
/** Stands before a number that is kept from its end, so that an index finds it by its last letters. */
const backwards = '<'

/** As JSON, and as they are spelled on the order, so that a change is seen by comparing text. */
export function wordsOf({ order, reference, lines, boxes }: OrderView): string {
  const words: Word[] = [
    [order, 'order'],
    [reference, 'reference'],
  ]
  for (const { sku, gtin } of lines) {
    words.push([sku, 'SKU'])
    if (gtin !== undefined) words.push([gtin, 'GTIN'])
  }
  for (const { box, label, formerLabels } of boxes) {
    words.push([box, 'box'])
    for (const { number } of formerLabels) words.push([number, 'tracking number'])
    if (label) words.push([label.number, 'tracking number'])
  }
  return JSON.stringify(words)
}

/** What to write and what to take away, from the words of before, each spelled as people may look for it. */
export function changedWords(
  words: string,
  before: string,
): { readonly wanted: readonly Word[]; readonly unwanted: readonly Word[] } {
  const now = JSON.parse(words) as readonly Word[]
  const there = JSON.parse(before) as readonly Word[]
  // Words come in an order's own order, so what is new stands mostly at the end.
  const alike = now.findIndex((word, nth) => !isSame(word, there[nth]))
  const first = alike < 0 ? now.length : alike
  const gone = leftOut(there.slice(first), now)
  // Two words may share a spelling, which stays while either does.
  const unwanted = gone.length > 0 ? leftOut(spelled(gone), spelled(now)) : []
  return { wanted: spelled(leftOut(now.slice(first), there)), unwanted }
}

const isSame = (word: Word, other: Word | undefined): boolean =>
  word[0] === other?.[0] && word[1] === other[1]

const lineOf = ([text, because]: Word): string => `${text}\n${because}`

const leftOut = (of: readonly Word[], than: readonly Word[]): readonly Word[] => {
  if (of.length === 0) return of
  const lines = new Set(than.map(lineOf))
  return of.filter((word) => !lines.has(lineOf(word)))
}

const spelled = (words: readonly Word[]): readonly Word[] => {
  const all = words.flatMap(([text, because]) =>
    keptOf(text, because).map((word): Word => [word, because]),
  )
  return [...new Map(all.map((word) => [lineOf(word), word])).values()]
}

/** People read out the end of a number, which differs most: of a reference `SHOP-1042`, only `1042`. */
const keptOf = (text: string, because: string): readonly string[] =>
  because === 'tracking number' || because === 'reference'
    ? [...spellingsOf(text), ...spellingsOf(text).map(turned)]
    : spellingsOf(text)

/** What numbers that end as this text does start with, as they are kept. */
export const endingsOf = (text: string): readonly string[] =>
  spellingsOf(text)
    .filter(({ length }) => length >= shortestEnding)
    .map(turned)

const turned = (word: string): string => backwards + word.split('').toReversed().join('')

/** People type spaces, leave out `#`, and read a GTIN as 8, 12 or 13 digits. */
export function spellingsOf(text: string): readonly string[] {
  const plain = text.replaceAll(/\s+/g, '').toUpperCase()
  const bare = plain.replace(/^[^\p{L}\p{N}]+/u, '')
  const gtin = /^(\d{8}|\d{12,13})$/.test(bare) ? bare.padStart(14, '0') : bare
  return [...new Set([plain, bare, gtin])].filter((word) => word !== '')
}
