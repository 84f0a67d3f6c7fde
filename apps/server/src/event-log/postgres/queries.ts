/** What is asked of the log without changing it. */
import {
  type DeviceId,
  type EventId,
  type Finding,
  type Instant,
  type OrderId,
  type OrderView,
  type SiteId,
  type Verdict,
} from '@milepost/domain'
import type { PullChange } from '@milepost/contract'
import type {
  Delivery,
  FindingState,
  OrderHit,
  OutboxRow,
  Quarantined,
  ReceivedRange,
  StoredEvent,
} from '../event-log.ts'
import { endingsOf, lastLetter, shortestPrefix, spellingsOf } from '../words.ts'
import { historiesOf, storedOf, type EventRow } from './histories.ts'
import type { Sql } from './sql.ts'

const eventColumns = 'position, bytes, recorded_at "recordedAt"'

export async function orderView(sql: Sql, order: OrderId) {
  const [row] = await sql<{ json: string; rev: number }>(
    'select json, rev from order_view where "order" = $1',
    [order],
  )
  return row && { view: JSON.parse(row.json) as OrderView, rev: row.rev }
}

export async function eventsOf(sql: Sql, order: OrderId): Promise<readonly StoredEvent[]> {
  const histories = await historiesOf(sql, [order])
  const events = [...(histories.get(order)?.byId.values() ?? [])]
  return events.toSorted((a, b) => a.position - b.position)
}

export async function eventById(sql: Sql, id: EventId): Promise<StoredEvent | undefined> {
  const [row] = await sql<EventRow>(`select ${eventColumns} from event where id = $1`, [id])
  return row && storedOf(row)
}

export async function eventsAfter(
  sql: Sql,
  position: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const rows = await sql<EventRow>(
    `select ${eventColumns} from event where position > $1 order by position limit $2`,
    [position, limit],
  )
  return rows.map(storedOf)
}

const hit = 'v."order", v.reference, v.site, v.stage, v.placed_at "placedAt", v.boxes'
const found = `select ${hit}, min(s.because) because from order_search s join order_view v using ("order")`
const latestFirst = 'group by v."order" order by v.placed_at desc, v."order" limit'

export async function findOrders(
  sql: Sql,
  text: string,
  limit: number,
): Promise<readonly OrderHit[]> {
  const words = spellingsOf(text)
  const starts = words.filter(({ length }) => length >= shortestPrefix)
  const hits = new Map<string, OrderHit>()
  for (const word of words) {
    const exact = `${found} where s.word = $1 ${latestFirst} $2`
    for (const one of await sql<OrderHit>(exact, [word, limit])) hits.set(one.order, one)
  }
  for (const word of [...starts, ...endingsOf(text)]) {
    if (hits.size >= limit) break
    const starting = `${found} where s.word > $1 and s.word < $2 ${latestFirst} $3`
    for (const one of await sql<OrderHit>(starting, [word, word + lastLetter, limit])) {
      if (!hits.has(one.order)) hits.set(one.order, one)
    }
  }
  return [...hits.values()].slice(0, limit)
}

export const latestOrders = (sql: Sql, limit: number): Promise<readonly OrderHit[]> =>
  sql(
    `select ${hit}, 'latest' because from order_view v
     order by v.placed_at desc, v."order" desc limit $1`,
    [limit],
  )

interface Question {
  readonly site?: SiteId
  readonly verdict?: Verdict
  readonly order?: OrderId
  readonly closedSince?: Instant
}

interface FindingRow {
  readonly json: string
  readonly openedAt: number
  readonly closedAt: number | null
}

export async function findings(
  sql: Sql,
  { site, verdict, order, closedSince }: Question,
): Promise<readonly FindingState[]> {
  const rows = await sql<FindingRow>(
    `select json, opened_at "openedAt", closed_at "closedAt" from finding
     where (closed_at is null or closed_at >= $1::int8)
       and ($2::text is null or site = $2)
       and ($3::text is null or verdict = $3)
       and ($4::text is null or "order" = $4)
     order by opened_at, row`,
    [closedSince ?? null, site ?? null, verdict ?? null, order ?? null],
  )
  return rows.map(({ json, openedAt, closedAt }) => ({
    ...(JSON.parse(json) as Finding),
    openedAt,
    ...(closedAt === null ? {} : { closedAt }),
  }))
}

interface WorkRow {
  readonly collection: PullChange['collection']
  readonly id: string
  readonly rev: number
  readonly doc: string | null
}

export async function workAfter(sql: Sql, site: SiteId, cursor: number, limit: number) {
  const rows = await sql<WorkRow>(
    'select collection, id, rev, doc from work where site = $1 and rev > $2 order by rev limit $3',
    [site, cursor, limit + 1],
  )
  const page = rows.slice(0, limit)
  const changes = page.map(
    ({ collection, id, doc }) =>
      ({ collection, id, doc: doc === null ? null : (JSON.parse(doc) as unknown) }) as PullChange,
  )
  return { changes, cursor: page.at(-1)?.rev ?? cursor, more: rows.length > limit }
}

export const receivedOf = (sql: Sql, device: DeviceId): Promise<readonly ReceivedRange[]> =>
  sql(
    `select epoch, from_seq "from", to_seq "to" from received where device = $1
     order by epoch, from_seq`,
    [device],
  )

type QuarantineRow = Omit<Quarantined, 'delivery'> & {
  readonly device: Delivery['device'] | null
  readonly epoch: Delivery['epoch'] | null
  readonly seq: number | null
}

export async function quarantined(sql: Sql, device?: DeviceId): Promise<readonly Quarantined[]> {
  const rows = await sql<QuarantineRow>(
    `select id, reason, bytes, device, epoch, seq, at from quarantine
     where $1::text is null or device = $1 order by row`,
    [device ?? null],
  )
  return rows.map(({ device: from, epoch, seq, ...rest }) => ({
    ...rest,
    ...(from !== null && epoch !== null && seq !== null
      ? { delivery: { device: from, epoch, seq } }
      : {}),
  }))
}

export const outboxAfter = (sql: Sql, id: number, limit: number): Promise<readonly OutboxRow[]> =>
  sql('select id, topic, payload, at from outbox where id > $1 order by id limit $2', [id, limit])

export async function knownOrders(sql: Sql): Promise<readonly OrderId[]> {
  const rows = await sql<{ order: OrderId }>(
    `select "order" from order_claim union
     select distinct substr(key, 7) from event_key where key >= 'order:' and key < 'order;'
     order by 1`,
  )
  return rows.map(({ order }) => order)
}

/** Those with a view or an event of their own, each looked up from an index. */
export async function knownOrdersAfter(
  sql: Sql,
  after: string,
  most: number,
): Promise<readonly OrderId[]> {
  const rows = await sql<{ order: OrderId }>(
    `select "order" from (
       (select "order" from order_view where "order" > $1 order by 1 limit $2)
       union
       (select distinct substr(key, 7) from event_key
         where key > 'order:' || $1 and key < 'order;' order by 1 limit $2)
     ) known order by 1 limit $2`,
    [after, most],
  )
  return rows.map(({ order }) => order)
}

export async function dueOrders(sql: Sql, now: Instant): Promise<readonly OrderId[]> {
  const rows = await sql<{ order: OrderId }>(
    'select "order" from order_view where next_check_at <= $1',
    [now],
  )
  return rows.map(({ order }) => order)
}

/** Orders that a device's contact may change the verdict of. */
export async function ordersOpenAt(
  sql: Sql,
  sites: readonly SiteId[],
): Promise<readonly OrderId[]> {
  const rows = await sql<{ order: OrderId }>(
    'select distinct "order" from finding where closed_at is null and site = any($1::text[])',
    [sites],
  )
  return rows.map(({ order }) => order)
}

export async function ordersAt(sql: Sql, sites: readonly SiteId[]): Promise<readonly OrderId[]> {
  const rows = await sql<{ order: OrderId }>(
    'select "order" from order_view where site = any($1::text[])',
    [sites],
  )
  return rows.map(({ order }) => order)
}
