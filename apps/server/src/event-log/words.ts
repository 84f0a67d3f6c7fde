/** The words an order is found by: its reference, its boxes and their numbers, and the goods in it. */
import type { OrderView } from '@milepost/domain'

export type Word = readonly [word: string, because: string]

/** Sorts after every character that a word can hold. */
export const lastLetter = '\u{10ffff}'
export const shortestPrefix = 3

/** As JSON, so that a changed set of words is seen by comparing text. */
export function wordsOf(view: OrderView): string {
  const words = new Map<string, Word>()
  const add = (text: string | undefined, because: string): void => {
    for (const word of text === undefined ? [] : spellingsOf(text)) {
      words.set(`${word}\n${because}`, [word, because])
    }
  }
  add(view.order, 'order')
  add(view.reference, 'reference')
  for (const { sku, gtin } of view.lines) {
    add(sku, 'SKU')
    add(gtin, 'GTIN')
  }
  for (const { box, label, formerLabels } of view.boxes) {
    add(box, 'box')
    for (const { number } of label ? [...formerLabels, label] : formerLabels)
      add(number, 'tracking number')
  }
  return JSON.stringify([...words.values()])
}

/** What to write and what to take away, from the words written before. */
export function changedWords(
  words: string,
  before: string,
): { readonly wanted: readonly Word[]; readonly unwanted: readonly Word[] } {
  const wanted = JSON.parse(words) as readonly Word[]
  const now = new Set(wanted.map((word) => word.join('\n')))
  const unwanted = (JSON.parse(before) as readonly Word[]).filter(
    (word) => !now.has(word.join('\n')),
  )
  return { wanted, unwanted }
}

/** People type spaces, leave out `#`, and read a GTIN as 8, 12 or 13 digits. */
export function spellingsOf(text: string): readonly string[] {
  const plain = text.replaceAll(/\s+/g, '').toUpperCase()
  const bare = plain.replace(/^[^\p{L}\p{N}]+/u, '')
  const gtin = /^(\d{8}|\d{12,13})$/.test(bare) ? bare.padStart(14, '0') : bare
  return [...new Set([plain, bare, gtin])].filter((word) => word !== '')
}
