/** What is asked about deliveries, bins, and whatever is filed under a key. */
import type { SiteId, SubjectKey } from '@milepost/domain'
import type { Claimant, FiledQuestion, ReceiptPage, StoredEvent } from '../event-log.ts'
import {
  receiptPageOf,
  receiptsWithBins,
  type ReceiptQuestion,
  type ReceiptRow,
} from '../receipt-page.ts'
import { storedOf, type EventRow } from './histories.ts'
import type { Sql } from './sql.ts'

/** Each is read through an index that holds no more than it asks for: what left the floor costs nothing. */
export const latestReceipts = `select rev, doc from work where collection = 'receipts' and doc is not null
  and rev < $1 order by rev desc limit $2`
export const latestReceiptsAt = `select rev, doc from work where collection = 'receipts' and doc is not null
  and site = $3 and rev < $1 order by rev desc limit $2`
/**
 * Cut out of the text as it was written, since JSON of ours may hold signs that PostgreSQL's own refuses to read.
 * Deliveries stay for good, so of them the last are asked.
 */
export const binsNamed = `select distinct named[1] bin from (
    select doc from work where site = $1 and collection in ('products', 'orders') and doc is not null
    union all
    (select doc from work where site = $1 and collection = 'receipts' and doc is not null
     order by rev desc limit ${receiptsWithBins})
  ) here, regexp_matches(doc, '"bin":("(?:[^"\\\\]|\\\\.)*")', 'g') named`
export const lastFiled = `select e.position, e.bytes, e.recorded_at "recordedAt" from (
    select distinct last.position from unnest($1::text[]) named(key) cross join lateral (
      select k.position from event_key k where k.key = named.key and k.position < $2
      order by k.position desc limit $3
    ) last order by 1 desc limit $3
  ) page join event e using (position) order by e.position desc`

export async function receipts(
  sql: Sql,
  { site, before = Number.MAX_SAFE_INTEGER, limit }: ReceiptQuestion,
): Promise<ReceiptPage> {
  const asked = [before, limit + 1]
  const rows = await (site === undefined
    ? sql<ReceiptRow>(latestReceipts, asked)
    : sql<ReceiptRow>(latestReceiptsAt, [...asked, site]))
  return receiptPageOf(rows, limit)
}

export async function binsOf(sql: Sql, site: SiteId): Promise<readonly string[]> {
  const rows = await sql<{ bin: string }>(binsNamed, [site])
  return rows.map(({ bin }) => JSON.parse(bin) as string)
}

export async function eventsUnder(
  sql: Sql,
  keys: readonly SubjectKey[],
): Promise<readonly StoredEvent[]> {
  const rows = await sql<EventRow>(
    `select position, bytes, recorded_at "recordedAt" from event
     where position in (select position from event_key where key = any($1::text[])) order by position`,
    [keys],
  )
  return rows.map(storedOf)
}

export async function latestUnder(
  sql: Sql,
  { keys, before = Number.MAX_SAFE_INTEGER, limit }: FiledQuestion,
): Promise<readonly StoredEvent[]> {
  const rows = await sql<EventRow>(lastFiled, [[...new Set(keys)], before, limit])
  return rows.map(storedOf)
}

export const claimantsOf = (sql: Sql, keys: readonly SubjectKey[]): Promise<readonly Claimant[]> =>
  sql(
    `select c.key, c."order", v.reference from order_claim c join order_view v using ("order")
     where c.key = any($1::text[]) order by c.key, c."order"`,
    [keys],
  )
