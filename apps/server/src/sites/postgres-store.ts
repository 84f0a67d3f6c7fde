/** Where the warehouses are kept, on PostgreSQL. */
import type { Postgres } from '../event-log/postgres/sql.ts'
import { siteOf, textOf, type SiteRow, type SiteStore } from './store.ts'

export function postgresSiteStore({ sql }: Postgres): SiteStore {
  return {
    putSite: async ({ site, name, zone, stations, picking, scanning }) => {
      await sql(
        `insert into site (site, name, zone, stations, picking, scanning) values ($1, $2, $3, $4, $5, $6)
         on conflict (site) do update set name = excluded.name, zone = excluded.zone,
           stations = excluded.stations, picking = excluded.picking, scanning = excluded.scanning`,
        [site, name, zone, JSON.stringify(stations), textOf(picking), textOf(scanning)],
      )
    },
    siteById: async (site) => {
      const [row] = await sql<SiteRow>(
        'select site, name, zone, stations, picking, scanning from site where site = $1',
        [site],
      )
      return siteOf(row)
    },
    allSites: async () => {
      const rows = await sql<SiteRow>(
        'select site, name, zone, stations, picking, scanning from site order by name',
      )
      return rows.flatMap((row) => siteOf(row) ?? [])
    },
  }
}
