/**
 * The events of an order: the closure over the keys it claims. What was read stays in memory, since a parcel is scanned
 * several times in a row; it stays true because whatever touches an order passes through here.
 */
import type { OrderId, SubjectKey } from '@milepost/domain'
import { closing, emptyHistory, orderIn, type History } from '../closure.ts'
import type { StoredEvent } from '../event-log.ts'
import type { Database } from './database.ts'
import type { Events } from './events.ts'

const remembered = 2000

export function createHistories(database: Database, events: Events) {
  const { claim, claimants, known } = statementsOf(database)
  const cache = new Map<OrderId, History>()

  function close(order: OrderId, history: History): void {
    const asking = closing(order, history)
    let asked = asking.next()
    while (!asked.done) asked = asking.next(asked.value.flatMap((key) => events.under(key)))
  }

  function remember(order: OrderId, history: History): void {
    cache.delete(order)
    cache.set(order, history)
    const [oldest] = cache.keys()
    if (cache.size > remembered && oldest !== undefined) cache.delete(oldest)
  }

  return {
    /** Orders that an event under these keys is, or may be, about. */
    touchedBy(keys: readonly SubjectKey[]): readonly OrderId[] {
      return keys.flatMap((key) => orderIn(key) ?? claimants.all(key))
    },
    /** Everything about an order, once `fresh` are in the log; new claims are written down. */
    grown(order: OrderId, fresh: ReadonlyMap<SubjectKey, readonly StoredEvent[]>): History {
      const history = cache.get(order) ?? emptyHistory()
      const before = new Set(history.keys)
      for (const key of before) {
        for (const event of fresh.get(key) ?? []) history.byId.set(event.event.id, event)
      }
      close(order, history)
      for (const key of history.keys) if (!before.has(key)) claim.run(key, order)
      remember(order, history)
      return history
    },
    read(order: OrderId): History {
      const history = emptyHistory()
      close(order, history)
      return history
    },
    known: (): readonly OrderId[] => known.all(),
    /** A transaction was rolled back, or another process wrote. */
    forget: () => cache.clear(),
  }
}
export type Histories = ReturnType<typeof createHistories>

function statementsOf(database: Database) {
  const claim = database.prepare<[string, string]>(
    'insert into order_claim (key, "order") values (?, ?) on conflict do nothing',
  )
  const claimants = database
    .prepare<[string], OrderId>('select "order" from order_claim where key = ?')
    .pluck()
  const known = database
    .prepare<[], OrderId>(
      `select "order" from order_claim union
       select distinct substr(key, 7) from event_key where key >= 'order:' and key < 'order;'
       order by 1`,
    )
    .pluck()
  return { claim, claimants, known }
}
