/** Which language a reader gets: the one the customer chose, else the first of the browser's that we speak. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { pl } from './pl.ts'
import { languages, type Language, type Words } from './words.ts'

export const wordsIn: Readonly<Record<Language, Words>> = { en, de, es, pl }

export function languageFor(chosen: string | undefined, accepted: string | undefined): Language {
  const wishes = [...(chosen ? [chosen] : []), ...wishesIn(accepted ?? '')]
  return wishes.map(spoken).find((language) => language !== undefined) ?? 'en'
}

/** `de-AT,de;q=0.9,en;q=0.8`, best first. */
function wishesIn(header: string): readonly string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((wish) => {
      const [tag = '', weight = ''] = wish.split(';q=')
      return { tag: tag.trim(), weight: weight === '' ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}

function spoken(tag: string): Language | undefined {
  const short = tag.slice(0, 2).toLowerCase()
  return languages.find((language) => language === short)
}
