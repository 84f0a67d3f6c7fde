/** What an order is found by: its reference, its boxes and their numbers, and the goods in it. */
import type { OrderView } from '@milepost/domain'
import type { OrderHit } from '../event-log.ts'
import type { Database } from './database.ts'

type Word = readonly [word: string, because: string]
type Hit = Omit<OrderHit, 'site'> & { readonly site: OrderHit['site'] }

const hit = `v."order", v.reference, v.site, v.stage, v.placed_at "placedAt", v.boxes`
/** Sorts after every character that a word can hold. */
const last = '\u{10ffff}'
const shortestPrefix = 3

export function createSearch(database: Database) {
  const insert = database.prepare<[string, string, string]>(
    'insert into order_search (word, "order", because) values (?, ?, ?) on conflict do nothing',
  )
  const drop = database.prepare<[string, string, string]>(
    'delete from order_search where word = ? and "order" = ? and because = ?',
  )
  const exactly = database.prepare<[string, number], Hit>(
    `select ${hit}, min(s.because) because from order_search s join order_view v using ("order")
     where s.word = ? group by v."order" order by v.placed_at desc, v."order" limit ?`,
  )
  const starting = database.prepare<[string, string, number], Hit>(
    `select ${hit}, min(s.because) because from order_search s join order_view v using ("order")
     where s.word > ? and s.word < ? group by v."order" order by v.placed_at desc, v."order" limit ?`,
  )
  const latest = database.prepare<[number], Hit>(
    `select ${hit}, 'latest' because from order_view v order by v.placed_at desc, v."order" desc limit ?`,
  )

  return {
    write(order: string, words: string, before: string): void {
      const wanted = JSON.parse(words) as readonly Word[]
      const now = new Set(wanted.map((word) => word.join('\n')))
      for (const [word, because] of JSON.parse(before) as readonly Word[]) {
        if (!now.has(`${word}\n${because}`)) drop.run(word, order, because)
      }
      for (const [word, because] of wanted) insert.run(word, order, because)
    },
    find(text: string, limit: number): readonly OrderHit[] {
      const words = spellingsOf(text)
      const hits = new Map<string, OrderHit>()
      for (const found of words.flatMap((word) => exactly.all(word, limit)))
        hits.set(found.order, found)
      for (const word of words.filter(({ length }) => length >= shortestPrefix)) {
        if (hits.size >= limit) break
        for (const found of starting.all(word, word + last, limit)) {
          if (!hits.has(found.order)) hits.set(found.order, found)
        }
      }
      return [...hits.values()].slice(0, limit)
    },
    latest: (limit: number): readonly OrderHit[] => latest.all(limit),
  }
}
export type Search = ReturnType<typeof createSearch>

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

/** People type spaces, leave out `#`, and read a GTIN as 8, 12 or 13 digits. */
function spellingsOf(text: string): readonly string[] {
  const plain = text.replaceAll(/\s+/g, '').toUpperCase()
  const bare = plain.replace(/^[^\p{L}\p{N}]+/u, '')
  const gtin = /^(\d{8}|\d{12,13})$/.test(bare) ? bare.padStart(14, '0') : bare
  return [...new Set([plain, bare, gtin])].filter((word) => word !== '')
}
