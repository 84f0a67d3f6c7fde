/** The words that a screen brings along with itself. */
import type { Language } from './languages.ts'

export type InEach<Words> = Readonly<Record<Language, Words>>

/** `de-AT` is German; what is not spoken here is English. */
export const inLanguage = <Words>(wordsIn: InEach<Words>, language: string): Words =>
  (wordsIn as Readonly<Record<string, Words>>)[language.slice(0, 2)] ?? wordsIn.en
