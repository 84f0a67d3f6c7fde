/** The events of many orders at once, and the keys they come to claim. */
import { orderKey, type OrderId, type SubjectKey } from '@milepost/domain'
import { closing, emptyHistory, type Asking, type History } from '../closure.ts'
import type { StoredEvent } from '../event-log.ts'
import { eventOf, type Fresh } from '../fates.ts'
import { lockKeys } from './locks.ts'
import type { Sql } from './sql.ts'

export interface EventRow {
  readonly position: number
  readonly bytes: string
  readonly recordedAt: number
}

export const storedOf = ({ position, bytes, recordedAt }: EventRow): StoredEvent => ({
  position,
  event: eventOf(bytes),
  recordedAt,
})

export interface Grown {
  readonly history: History
  /** Claimed from this transaction on. */
  readonly claims: readonly SubjectKey[]
}

/** Everything about each order, as far as its claims go. */
export async function historiesOf(
  sql: Sql,
  orders: readonly OrderId[],
): Promise<Map<OrderId, History>> {
  const [claims, rows] = await Promise.all([
    sql<{ order: OrderId; key: SubjectKey }>(
      'select "order", key from order_claim where "order" = any($1::text[])',
      [orders],
    ),
    sql<EventRow & { order: OrderId }>(
      `select f."order", e.position, e.bytes, e.recorded_at "recordedAt"
       from (
         select c."order", k.position from order_claim c join event_key k using (key)
         where c."order" = any($1::text[])
         union select o, k.position from unnest($1::text[]) o join event_key k on k.key = 'order:' || o
       ) f join event e using (position)`,
      [orders],
    ),
  ])
  const histories = new Map(orders.map((order) => [order, emptyHistory()]))
  for (const { order, key } of claims) histories.get(order)?.keys.add(key)
  const seen = new Map<number, StoredEvent>()
  for (const row of rows) {
    const event = seen.get(row.position) ?? storedOf(row)
    seen.set(row.position, event)
    histories.get(row.order)?.byId.set(event.event.id, event)
  }
  return histories
}

/** With `fresh` in, and all that it leads to. Keys that nobody locked yet are locked before they are read. */
export async function grown(
  sql: Sql,
  histories: ReadonlyMap<OrderId, History>,
  fresh: Fresh,
  locked: ReadonlySet<SubjectKey>,
): Promise<Map<OrderId, Grown>> {
  const claimed = new Map([...histories].map(([order, { keys }]) => [order, new Set(keys)]))
  const open: { readonly asking: Asking; readonly missing: readonly SubjectKey[] }[] = []
  const ask = (asking: Asking, answer?: Iterable<StoredEvent>): void => {
    const { done, value } = answer ? asking.next(answer) : asking.next()
    if (!done) open.push({ asking, missing: value })
  }

  for (const [order, history] of histories) {
    // Read with the claims, so that it is not asked for.
    history.keys.add(orderKey(order))
    for (const key of history.keys) {
      for (const event of fresh.get(key) ?? []) history.byId.set(event.event.id, event)
    }
    ask(closing(order, history))
  }
  while (open.length > 0) {
    const asked = open.splice(0)
    const missing = new Set(asked.flatMap((one) => one.missing))
    await lockKeys(sql, without(missing, locked))
    const filed = await eventsUnder(sql, missing)
    for (const { asking, missing: keys } of asked) {
      ask(
        asking,
        keys.flatMap((key) => [...(filed.get(key) ?? []), ...(fresh.get(key) ?? [])]),
      )
    }
  }
  return new Map(
    [...histories].map(([order, history]) => [
      order,
      { history, claims: without(history.keys, claimed.get(order) ?? new Set()) },
    ]),
  )
}

export async function eventsUnder(
  sql: Sql,
  keys: Iterable<SubjectKey>,
): Promise<Map<SubjectKey, StoredEvent[]>> {
  const rows = await sql<EventRow & { key: SubjectKey }>(
    `select k.key, e.position, e.bytes, e.recorded_at "recordedAt"
     from event_key k join event e using (position) where k.key = any($1::text[])`,
    [[...keys]],
  )
  const filed = new Map<SubjectKey, StoredEvent[]>()
  for (const row of rows) {
    const under = filed.get(row.key)
    if (under) under.push(storedOf(row))
    else filed.set(row.key, [storedOf(row)])
  }
  return filed
}

const without = (
  keys: ReadonlySet<SubjectKey>,
  others: ReadonlySet<SubjectKey>,
): readonly SubjectKey[] => [...keys].filter((key) => !others.has(key))
