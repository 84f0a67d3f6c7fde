/**
 * The events of an order: the closure over the keys it claims. What was read stays in memory, since a parcel is scanned
 * several times in a row; it stays true because whatever touches an order passes through here.
 */
import {
  claimsOf,
  orderKey,
  type MilepostEvent,
  type OrderId,
  type SubjectKey,
} from '@milepost/domain'
import type { StoredEvent } from '../event-log.ts'
import type { Database } from './database.ts'
import type { Events } from './events.ts'

export interface History {
  readonly keys: Set<SubjectKey>
  readonly byPosition: Map<number, StoredEvent>
}

const remembered = 2000

export function createHistories(database: Database, events: Events) {
  const { claim, claimants, known } = statementsOf(database)
  const cache = new Map<OrderId, History>()

  function include(history: History, key: SubjectKey): void {
    history.keys.add(key)
    for (const found of events.under(key)) history.byPosition.set(found.position, found)
  }

  function close(order: OrderId, history: History): void {
    let missing: readonly SubjectKey[] = [orderKey(order)].filter((key) => !history.keys.has(key))
    do {
      for (const key of missing) include(history, key)
      missing = claimsOf(order, eventsIn(history)).filter((key) => !history.keys.has(key))
    } while (missing.length > 0)
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
      return keys.flatMap((key) =>
        key.startsWith('order:') ? [key.slice('order:'.length) as OrderId] : claimants.all(key),
      )
    },
    /** Everything about an order, once `fresh` are in the log; new claims are written down. */
    grown(order: OrderId, fresh: ReadonlyMap<SubjectKey, readonly StoredEvent[]>): History {
      const history = cache.get(order) ?? { keys: new Set(), byPosition: new Map() }
      const before = new Set(history.keys)
      for (const key of before) {
        for (const event of fresh.get(key) ?? []) history.byPosition.set(event.position, event)
      }
      close(order, history)
      for (const key of history.keys) if (!before.has(key)) claim.run(key, order)
      remember(order, history)
      return history
    },
    read(order: OrderId): History {
      const history: History = { keys: new Set(), byPosition: new Map() }
      close(order, history)
      return history
    },
    known: (): readonly OrderId[] => known.all(),
    /** A transaction was rolled back, or another process wrote. */
    forget: () => cache.clear(),
  }
}
export type Histories = ReturnType<typeof createHistories>

export const eventsIn = (history: History): readonly MilepostEvent[] =>
  [...history.byPosition.values()].map(({ event }) => event)

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
