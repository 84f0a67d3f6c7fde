/** Which scans each site does without: all that was ever said of it, and by whom. What was said last holds. */
import type { Instant, OptionalScan, PersonId, SiteId } from '@milepost/domain'
import type { RouteSaid } from '../event-log.ts'
import type { Sql } from './sql.ts'

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

export async function keepRoute(sql: Sql, { site, neverScans, by, at }: RouteSaid): Promise<void> {
  await sql(
    'insert into site_route (site, never_scans, said_by, at, judged) values ($1, $2, $3, $4, false)',
    [site, JSON.stringify(neverScans), by, at],
  )
}

export async function lastRoutes(sql: Sql): Promise<readonly RouteSaid[]> {
  const rows = await sql<Row>(
    `select distinct on (site) site, never_scans "neverScans", said_by "by", at from site_route
     order by site, row desc`,
  )
  return rows.map(({ neverScans, ...row }) => ({
    ...row,
    neverScans: JSON.parse(neverScans) as readonly OptionalScan[],
  }))
}

export const unjudgedRoutes = (sql: Sql): Promise<readonly UnjudgedRoute[]> =>
  sql('select row, site from site_route where not judged')

export async function noteRoutesJudged(sql: Sql, routes: readonly UnjudgedRoute[]): Promise<void> {
  if (routes.length === 0) return
  await sql('update site_route set judged = true where row = any($1::int8[])', [
    routes.map(({ row }) => row),
  ])
}
