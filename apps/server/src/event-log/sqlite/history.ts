/**
 * The events of an order: the closure over the keys it claims. What was read stays in memory, since a parcel is scanned
 * several times in a row; it stays true because whatever touches an order passes through here.
 */
import { type OrderId, scopeWith, type SubjectKey } from '@milepost/domain'
import { closing, emptyHistory, orderIn, type History } from '../closure.ts'
import type { StoredEvent } from '../event-log.ts'
import type { Fresh } from '../fates.ts'
import type { Database } from './database.ts'
import type { Events } from './events.ts'
import type { ViewRow } from './view-rows.ts'

export interface Remembered extends History {
  readonly positions: Set<number>
  written?: LastWritten
}

/** What was last written of an order. */
export interface LastWritten {
  readonly view: ViewRow
  readonly work: string | null
  readonly hasFindings: boolean
}

const remembered = 1000

export function createHistories(database: Database, events: Events) {
  const { claim, claimants, known } = statementsOf(database)
  const cache = new Map<OrderId, Remembered>()

  /** What came in this transaction is at hand, and what stands under several keys is read once. */
  function under(history: Remembered, key: SubjectKey, fresh: Fresh): readonly StoredEvent[] {
    const isNew = (position: number) => !history.positions.has(position)
    const atHand = (fresh.get(key) ?? []).filter(({ position }) => isNew(position))
    for (const found of atHand) include(history, found)
    const read = events
      .positionsUnder(key)
      .filter(isNew)
      .map((position) => events.at(position))
    return [...atHand, ...read.map((found) => include(history, found))]
  }

  function close(order: OrderId, history: Remembered, fresh: Fresh): void {
    const asking = closing(order, history)
    let asked = asking.next()
    while (!asked.done)
      asked = asking.next(asked.value.flatMap((key) => under(history, key, fresh)))
  }

  function remember(order: OrderId, history: Remembered): void {
    cache.delete(order)
    cache.set(order, history)
    if (cache.size <= remembered) return
    const [oldest] = cache.keys()
    if (oldest !== undefined) cache.delete(oldest)
  }

  return {
    /** Orders that an event under these keys is, or may be, about. */
    touchedBy(keys: readonly SubjectKey[]): readonly OrderId[] {
      return keys.flatMap((key) => orderIn(key) ?? claimants.all(key))
    },
    /** Everything about an order, once `fresh` are in the log; new claims are written down. */
    grown(order: OrderId, fresh: Fresh): Remembered {
      const history = cache.get(order) ?? unread()
      takeIn(history, fresh)
      if (!history.scope) {
        const before = new Set(history.keys)
        close(order, history, fresh)
        for (const key of history.keys) if (!before.has(key)) claim.run(key, order)
      }
      remember(order, history)
      return history
    },
    read(order: OrderId): History {
      const history = unread()
      close(order, history, new Map())
      return history
    },
    known: (): readonly OrderId[] => known.all(),
    forgetOne: (order: OrderId) => cache.delete(order),
    /** A transaction was rolled back, or another process wrote. */
    forget: () => cache.clear(),
  }
}
export type Histories = ReturnType<typeof createHistories>

/** What stands under keys that are claimed. Where it claims more, the scope is to be worked out again. */
function takeIn(history: Remembered, fresh: Fresh): void {
  for (const key of history.keys) {
    for (const found of fresh.get(key) ?? []) {
      if (history.positions.has(found.position)) continue
      history.byId.set(found.event.id, include(history, found))
      history.scope &&= scopeWith(history.scope, found.event, history.keys)
    }
  }
}

function include(history: Remembered, found: StoredEvent): StoredEvent {
  history.positions.add(found.position)
  return found
}

const unread = (): Remembered => ({ ...emptyHistory(), positions: new Set() })

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
