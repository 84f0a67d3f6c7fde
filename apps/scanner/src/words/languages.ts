/** The languages the scanner speaks. English is there at once; each other one is a file of its own, in the cache as all is. */
import { english } from './english.ts'
import type { Words } from './words.ts'

export type Language = keyof typeof loads

const loads = {
  en: () => Promise.resolve(english),
  de: async () => (await import('./german.ts')).german,
  es: async () => (await import('./spanish.ts')).spanish,
  pl: async () => (await import('./polish.ts')).polish,
} as const satisfies Record<string, () => Promise<Words>>

/** The first wish that is spoken here; `de-AT` is German. */
export function languageOf(wishes: readonly string[]): Language {
  const short = wishes.map((wish) => wish.slice(0, 2).toLowerCase())
  return short.find((wish): wish is Language => wish in loads) ?? 'en'
}

/** English where the words cannot be had: better than none. */
export async function wordsIn(language: Language): Promise<Words> {
  return loads[language]().catch(() => english)
}
