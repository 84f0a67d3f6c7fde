/** Documents that devices cache, under one cursor for each site. A document that leaves the floor stays as a null. */
import type { SiteId } from '@milepost/domain'
import type { PullChange } from '@milepost/contract'
import type { ReceiptPage } from '../event-log.ts'
import {
  receiptPageOf,
  receiptsWithBins,
  type ReceiptQuestion,
  type ReceiptRow,
} from '../receipt-page.ts'
import type { Database } from './database.ts'
import type { Revision } from './revision.ts'

interface Row {
  readonly collection: PullChange['collection']
  readonly id: string
  readonly rev: number
  readonly doc: string | null
}

export function createWork(database: Database, revision: Revision) {
  const read = database
    .prepare<[string, string, string], string | null>(
      'select doc from work where site = ? and collection = ? and id = ?',
    )
    .pluck()
  const write = database.prepare<[string, string, string, number, string | null]>(
    `insert into work (site, collection, id, rev, doc) values (?, ?, ?, ?, ?)
     on conflict do update set rev = excluded.rev, doc = excluded.doc`,
  )
  const after = database.prepare<[string, number, number], Row>(
    'select collection, id, rev, doc from work where site = ? and rev > ? order by rev limit ?',
  )

  const receipts = database.prepare<[number, number], ReceiptRow>(latestReceipts)
  const receiptsAt = database.prepare<[string, number, number], ReceiptRow>(latestReceiptsAt)
  const bins = database.prepare<[{ readonly site: string }], string>(binsNamed).pluck()

  const sites = database
    .prepare<[string, string], string>('select site from work where collection = ? and id = ?')
    .pluck()

  return {
    /** Sites that were ever told of a document. */
    sitesOf: (collection: PullChange['collection'], id: string): readonly string[] =>
      sites.all(collection, id),
    /** Only what changed gets a new revision. Answers whether it did. `known` is what stands there, where that is known. */
    put(
      site: string,
      collection: PullChange['collection'],
      id: string,
      doc: string | null,
      known?: string | null,
    ): boolean {
      const before = known === undefined ? (read.get(site, collection, id) ?? null) : known
      if (before === doc) return false
      write.run(site, collection, id, revision.next(), doc)
      return true
    },
    receipts({ site, before = Number.MAX_SAFE_INTEGER, limit }: ReceiptQuestion): ReceiptPage {
      const most = limit + 1
      return receiptPageOf(
        site === undefined ? receipts.all(before, most) : receiptsAt.all(site, before, most),
        limit,
      )
    },
    binsOf: (site: SiteId): readonly string[] => bins.all({ site }),
    after(site: SiteId, cursor: number, limit: number) {
      const rows = after.all(site, cursor, limit + 1)
      const page = rows.slice(0, limit)
      const next = page.at(-1)?.rev ?? cursor
      return { changes: page.map(changeOf), cursor: next, more: rows.length > limit }
    },
  }
}
/** Each is read through an index that holds no more than it asks for: what left the floor costs nothing. */
export const latestReceipts = `select rev, doc from work indexed by work_receipts where collection = 'receipts' and doc is not null
  and rev < ? order by rev desc limit ?`
export const latestReceiptsAt = `select rev, doc from work indexed by work_site_receipts where collection = 'receipts' and doc is not null
  and site = ? and rev < ? order by rev desc limit ?`
/** Deliveries stay for good, so of them the last are asked. */
export const binsNamed = `select json_extract(doc, '$.bin') bin from work
  where site = $site and collection = 'products' and doc is not null and bin is not null
  union
  select json_extract(line.value, '$.bin') bin from (
    select doc from work where site = $site and collection = 'orders' and doc is not null
    union all
    select * from (select doc from work indexed by work_site_receipts
      where site = $site and collection = 'receipts' and doc is not null
      order by rev desc limit ${receiptsWithBins})
  ), json_each(doc, '$.lines') line where bin is not null`

export type Work = ReturnType<typeof createWork>

const changeOf = ({ collection, id, doc }: Row): PullChange =>
  ({ collection, id, doc: doc === null ? null : (JSON.parse(doc) as unknown) }) as PullChange
