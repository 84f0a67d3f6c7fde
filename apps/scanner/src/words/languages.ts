/** The languages the scanner speaks. */
import { english } from './english.ts'
import type { Words } from './words.ts'

const all: Readonly<Record<string, Words>> = { en: english }

/** The first wish that is spoken here; `de-AT` is German. */
export function languageOf(wishes: readonly string[]): Words {
  const short = wishes.map((wish) => wish.slice(0, 2).toLowerCase())
  return short.map((wish) => all[wish]).find((words) => words !== undefined) ?? english
}
