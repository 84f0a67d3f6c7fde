/** Which scans each site does without: all that was ever said of it, and by whom. What was said last holds. */
import type { Instant, OptionalScan, OrderId, PersonId, SiteId } from '@milepost/domain'
import type { RouteSaid } from '../event-log.ts'
import type { Database } from './database.ts'

interface Row {
  readonly site: SiteId
  readonly neverScans: string
  readonly by: PersonId
  readonly at: Instant
}

export interface UnjudgedRoute {
  readonly row: number
  readonly site: SiteId
}

export function createRoutes(database: Database) {
  const write = database.prepare<[string, string, string, number]>(
    'insert into site_route (site, never_scans, said_by, at, judged) values (?, ?, ?, ?, 0)',
  )
  const readLast = database.prepare<[], Row>(
    `select site, never_scans "neverScans", said_by "by", at from site_route
     where row in (select max(row) from site_route group by site) order by site`,
  )
  const unjudged = database.prepare<[], UnjudgedRoute>(
    'select row, site from site_route where judged = 0',
  )
  const judged = database.prepare<[number]>('update site_route set judged = 1 where row = ?')
  const ordersAt = database
    .prepare<[string], OrderId>('select "order" from order_view where site = ?')
    .pluck()

  return {
    say: ({ site, neverScans, by, at }: RouteSaid): void =>
      void write.run(site, JSON.stringify(neverScans), by, at),
    last: (): readonly RouteSaid[] =>
      readLast.all().map(({ neverScans, ...row }) => ({
        ...row,
        neverScans: JSON.parse(neverScans) as readonly OptionalScan[],
      })),
    unjudged: (): readonly UnjudgedRoute[] => unjudged.all(),
    ordersAt: (site: SiteId): readonly OrderId[] => ordersAt.all(site),
    judged(routes: readonly UnjudgedRoute[]): void {
      for (const { row } of routes) judged.run(row)
    },
  }
}
export type Routes = ReturnType<typeof createRoutes>
