/** What a batch has to know of the log before it is written, and what it locks for that. */
import type { OrderId, SubjectKey } from '@milepost/domain'
import { orderIn } from '../closure.ts'
import type { Delivery } from '../event-log.ts'
import { byDeviceEpoch, merged, rangesOf, type Range } from '../ranges.ts'
import type { Changes } from './changes.ts'
import { deliveryText, type Filed, type Known } from './identity.ts'
import type { Sql } from './sql.ts'

/** An order's own key is left to the lock on the order. */
export function keysToLock(
  arrivals: readonly (Filed | undefined)[],
  deliveries: readonly Delivery[],
): Set<SubjectKey> {
  const keys = new Set<SubjectKey>()
  for (const one of arrivals) for (const key of one?.keys ?? []) if (!orderIn(key)) keys.add(key)
  for (const one of deliveries) keys.add(`epoch:${one.device}:${one.epoch}`)
  return keys
}

export async function knownOf(sql: Sql, arrivals: readonly (Filed | undefined)[]): Promise<Known> {
  const all = arrivals.flatMap((one) => (one ? [one.arrival] : []))
  const deliveries = all.flatMap(({ delivery }) => delivery ?? [])
  const [hashes, taken] = await Promise.all([
    sql<{ id: Filed['arrival']['event']['id']; hash: string } & Numbered>(
      'select id, hash, device, epoch, seq from event where id = any($1::text[])',
      [all.map(({ event }) => event.id)],
    ),
    sql<Delivery>(
      `select e.device, e.epoch, e.seq from event e
       join unnest($1::text[], $2::text[], $3::int8[]) as t(device, epoch, seq) using (device, epoch, seq)`,
      [
        deliveries.map(({ device }) => device),
        deliveries.map(({ epoch }) => epoch),
        deliveries.map(({ seq }) => seq),
      ],
    ),
  ])
  return {
    hashes: new Map(hashes.map(({ id, hash }) => [id, hash])),
    places: new Map(
      hashes.flatMap(({ id, device, epoch, seq }) =>
        device === null ? [] : [[id, deliveryText({ device, epoch, seq })]],
      ),
    ),
    deliveries: new Set(taken.map(deliveryText)),
  }
}

type Numbered = Delivery | { readonly device: null; readonly epoch: null; readonly seq: null }

export async function claimantsOf(
  sql: Sql,
  keys: ReadonlySet<SubjectKey>,
): Promise<Map<SubjectKey, OrderId[]>> {
  const rows = await sql<{ key: SubjectKey; order: OrderId }>(
    'select key, "order" from order_claim where key = any($1::text[]) order by key, "order"',
    [[...keys]],
  )
  const claimants = new Map<SubjectKey, OrderId[]>()
  for (const { key, order } of rows) {
    const orders = claimants.get(key)
    if (orders) orders.push(order)
    else claimants.set(key, [order])
  }
  return claimants
}

interface EpochRange extends Range {
  readonly device: string
  readonly epoch: string
}

export async function rangesBefore(
  sql: Sql,
  deliveries: readonly Delivery[],
): Promise<readonly EpochRange[]> {
  const groups = byDeviceEpoch(deliveries)
  if (groups.length === 0) return []
  return sql<EpochRange>(
    `select r.device, r.epoch, r.from_seq "from", r.to_seq "to" from received r
     join unnest($1::text[], $2::text[]) as t(device, epoch) using (device, epoch)`,
    [groups.map(([{ device }]) => device), groups.map(([{ epoch }]) => epoch)],
  )
}

export function noteReceived(
  changes: Changes,
  held: readonly Delivery[],
  before: readonly EpochRange[],
): void {
  for (const group of byDeviceEpoch(held)) {
    const [{ device, epoch }] = group
    const stored = before.filter((one) => one.device === device && one.epoch === epoch)
    const now = merged([...stored, ...rangesOf(group.map(({ seq }) => seq))])
    const replaced = stored.filter((range) => !has(now, range))
    const added = now.filter((range) => !has(stored, range))
    changes.ranges.push({ device, epoch, added, replaced })
  }
}

const has = (ranges: readonly Range[], { from, to }: Range): boolean =>
  ranges.some((one) => one.from === from && one.to === to)
