/** Findings open and close by themselves. A row stays for every time a gap was open, with what became of it. */
import type { Finding, Instant, OrderId, SiteId } from '@milepost/domain'
import type { FindingState } from '../event-log.ts'
import { movedBy, settlementOf, type OpenFinding } from '../settlement.ts'
import type { Database } from './database.ts'
import type { Outbox } from './outbox.ts'

interface OpenRow extends OpenFinding {
  readonly row: number
}

interface Row {
  readonly json: string
  readonly openedAt: number
  readonly closedAt: number | null
}

export interface Question {
  readonly site?: SiteId
  readonly verdict?: string
  readonly order?: OrderId
  readonly closedSince?: Instant
}

export function createFindings(database: Database, outbox: Outbox) {
  const { openOf, insert, update, close, note, asked, openAtAll, openAtSite } =
    statementsOf(database)

  return {
    /** Makes the open rows of an order say what was found. Answers how many opened, changed verdict or closed. */
    settle(order: OrderId, found: readonly Finding[], at: Instant): number {
      const settlement = settlementOf(openOf.all(order), found)
      for (const { before, finding, json, judged } of settlement.retold) {
        update.run(finding.verdict, json, before.row)
        if (judged) note.run(before.row, at, 'judged', json)
      }
      for (const { finding, json } of settlement.opened) {
        const { finding: name, site, verdict } = finding
        const { lastInsertRowid } = insert.run(name, order, site, verdict, json, at)
        note.run(lastInsertRowid, at, 'opened', json)
        outbox.put('finding-opened', json, at)
      }
      for (const { row, json } of settlement.closed) {
        close.run(at, row)
        note.run(row, at, 'closed', json)
        outbox.put('finding-closed', json, at)
      }
      return movedBy(settlement)
    },
    asked: ({ site, verdict, order, closedSince }: Question): readonly FindingState[] =>
      asked
        .all({
          site: site ?? null,
          verdict: verdict ?? null,
          order: order ?? null,
          since: closedSince ?? null,
        })
        .map(stateOf),
    /** Orders that a device's contact may change the verdict of. */
    ordersOpenAt: (sites: ReadonlySet<SiteId> | 'all'): readonly OrderId[] =>
      (sites === 'all'
        ? openAtAll.all()
        : [...sites].flatMap((site) => openAtSite.all(site))) as OrderId[],
  }
}
export type Findings = ReturnType<typeof createFindings>

const stateOf = ({ json, openedAt, closedAt }: Row): FindingState => ({
  ...(JSON.parse(json) as Finding),
  openedAt,
  ...(closedAt === null ? {} : { closedAt }),
})

/** Both halves read only their own rows, since closed findings stay for good. */
const columns = 'row, json, opened_at "openedAt", closed_at "closedAt"'
const asAsked = `(@site is null or site = @site) and (@verdict is null or verdict = @verdict)
       and (@order is null or "order" = @order)`

function statementsOf(database: Database) {
  const openOf = database.prepare<[string], OpenRow>(
    'select row, finding, verdict, json from finding where "order" = ? and closed_at is null',
  )
  const insert = database.prepare<[string, string, string, string, string, number]>(
    'insert into finding (finding, "order", site, verdict, json, opened_at) values (?, ?, ?, ?, ?, ?)',
  )
  const update = database.prepare<[string, string, number]>(
    'update finding set verdict = ?, json = ? where row = ?',
  )
  const close = database.prepare<[number, number]>('update finding set closed_at = ? where row = ?')
  const note = database.prepare<[number | bigint, number, string, string]>(
    'insert into finding_history (row, at, what, json) values (?, ?, ?, ?)',
  )
  const asked = database.prepare<
    [{ site: string | null; verdict: string | null; order: string | null; since: number | null }],
    Row
  >(
    `select ${columns} from finding indexed by finding_by_site
     where closed_at is null and ${asAsked}
     union all
     select ${columns} from finding indexed by finding_closed
     where closed_at >= @since and ${asAsked}
     order by "openedAt", row`,
  )
  const openAtAll = database
    .prepare<[], string>('select distinct "order" from finding where closed_at is null')
    .pluck()
  const openAtSite = database
    .prepare<[string], string>(
      'select distinct "order" from finding where closed_at is null and site = ?',
    )
    .pluck()
  return { openOf, insert, update, close, note, asked, openAtAll, openAtSite }
}
