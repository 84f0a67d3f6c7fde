/** Orders by their words: exact matches first, then words that start as asked. */
import type { OrderHit } from '../event-log.ts'
import { changedWords, endingsOf, lastLetter, shortestPrefix, spellingsOf } from '../words.ts'
import type { Database } from './database.ts'

type Hit = Omit<OrderHit, 'site'> & { readonly site: OrderHit['site'] }

const hit = `v."order", v.reference, v.site, v.stage, v.placed_at "placedAt", v.boxes`

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
      const { wanted, unwanted } = changedWords(words, before)
      for (const [word, because] of unwanted) drop.run(word, order, because)
      for (const [word, because] of wanted) insert.run(word, order, because)
    },
    find(text: string, limit: number): readonly OrderHit[] {
      const words = spellingsOf(text)
      const starts = words.filter(({ length }) => length >= shortestPrefix)
      const hits = new Map<string, OrderHit>()
      for (const found of words.flatMap((word) => exactly.all(word, limit)))
        hits.set(found.order, found)
      for (const word of [...starts, ...endingsOf(text)]) {
        if (hits.size >= limit) break
        for (const found of starting.all(word, word + lastLetter, limit)) {
          if (!hits.has(found.order)) hits.set(found.order, found)
        }
      }
      return [...hits.values()].slice(0, limit)
    },
    latest: (limit: number): readonly OrderHit[] => latest.all(limit),
  }
}
export type Search = ReturnType<typeof createSearch>
