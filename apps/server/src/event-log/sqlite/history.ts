/**
 * The events of an order: the closure over the keys it claims. What was read stays in memory, since a parcel is scanned
 * several times in a row; it stays true because whatever touches an order passes through here.
 */
import { type OrderId, scopeWith, type SubjectKey } from '@milepost/domain'
import { closing, emptyHistory, orderIn, type History } from '../closure.ts'
import type { StoredEvent } from '../event-log.ts'
import type { Came, Fresh } from '../fates.ts'
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
    /** Orders that these are, or may be, about, each with what stands under the keys it claims. */
    touchedBy: (fresh: Fresh): ReadonlyMap<OrderId, readonly StoredEvent[]> =>
      byOrder(fresh, (key) => claimants.all(key)),
    /** Everything about an order, once what came is in the log; new claims are written down. */
    grown(order: OrderId, { fresh, about }: Came): Remembered {
      const history = cache.get(order) ?? unread()
      if (history.scope) takeIn(history, about)
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

function byOrder(
  fresh: Fresh,
  claimantsOf: (key: SubjectKey) => readonly OrderId[],
): ReadonlyMap<OrderId, readonly StoredEvent[]> {
  const about = new Map<OrderId, StoredEvent[]>()
  for (const [key, events] of fresh) {
    const named = orderIn(key)
    for (const order of named === undefined ? claimantsOf(key) : [named]) {
      const known = about.get(order)
      if (known) known.push(...events)
      else about.set(order, [...events])
    }
  }
  return about
}

/** Where one of these claims more, the scope is to be worked out again. */
function takeIn(history: Remembered, about: readonly StoredEvent[]): void {
  for (const found of about) {
    if (history.positions.has(found.position)) continue
    history.byId.set(found.event.id, include(history, found))
    history.scope &&= scopeWith(history.scope, found.event, history.keys)
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
