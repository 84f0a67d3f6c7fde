/** Where the warehouses are kept. */
import type { WorkSite } from '@milepost/contract'
import type { SiteId } from '@milepost/domain'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../event-log/sqlite/database.ts'
import { site as sites } from './schema.ts'

export interface SiteStore {
  putSite(site: WorkSite): Promise<void>
  siteById(site: SiteId): Promise<WorkSite | undefined>
  allSites(): Promise<readonly WorkSite[]>
}

export type SiteRow = typeof sites.$inferSelect

export function siteStore(database: Database): SiteStore {
  const db = drizzle({ client: database })
  return {
    putSite: async (site) => {
      const { stations, picking, scanning, ...rest } = site
      const rules = { picking: textOf(picking), scanning: textOf(scanning) }
      const row = { ...rest, ...rules, stations: JSON.stringify(stations) }
      db.insert(sites).values(row).onConflictDoUpdate({ target: sites.site, set: row }).run()
    },
    siteById: async (site) => siteOf(db.select().from(sites).where(eq(sites.site, site)).get()),
    allSites: async () =>
      db
        .select()
        .from(sites)
        .orderBy(sites.name)
        .all()
        .flatMap((row) => siteOf(row) ?? []),
  }
}

export const textOf = (rules: WorkSite['picking'] | WorkSite['scanning']): string | null =>
  rules === undefined ? null : JSON.stringify(rules)

export function siteOf(row: SiteRow | undefined): WorkSite | undefined {
  if (!row) return undefined
  const stations = JSON.parse(row.stations) as WorkSite['stations']
  return {
    site: row.site as SiteId,
    name: row.name,
    zone: row.zone,
    stations,
    ...(row.picking === null
      ? {}
      : { picking: JSON.parse(row.picking) as NonNullable<WorkSite['picking']> }),
    ...(row.scanning === null
      ? {}
      : { scanning: JSON.parse(row.scanning) as NonNullable<WorkSite['scanning']> }),
  }
}
