/** What each device and site last said of itself, kept in memory beside its row, since every judgement reads it. */
import type { Deadlines, Floor, FloorDevice, Instant, SiteId } from '@milepost/domain'
import type { EventLog, RouteSaid } from '../event-log.ts'
import { floorsOf } from '../floors.ts'
import type { Database } from './database.ts'
import type { Routes } from './routes.ts'

export function createFloor(database: Database, routes: Routes, deadlines: Deadlines) {
  const write = database.prepare<[string, string, number, string]>(
    `insert into device_contact (device, site, heard_at, json) values (?, ?, ?, ?)
     on conflict do update set site = excluded.site, heard_at = excluded.heard_at, json = excluded.json`,
  )
  const readAll = database
    .prepare<[], string>('select json from device_contact order by device')
    .pluck()
  let floors: ((site: SiteId) => Floor) | undefined
  /** Unknown after a start, so then every site counts as heard. */
  let heard: Set<SiteId> | 'all' = 'all'

  const read = () => floorsOf({ contacts: readAll.all(), routes: routes.last(), deadlines })

  return {
    heard(device: FloorDevice, at: Instant): void {
      write.run(device.device, device.site, at, JSON.stringify(device))
      floors = undefined
      if (heard !== 'all') heard.add(device.site)
    },
    said(route: RouteSaid): void {
      routes.say(route)
      floors = undefined
    },
    of(site: SiteId): Floor {
      floors ??= read()
      return floors(site)
    },
    /** Sites where a device was heard since this was last asked. */
    heardSince(): ReadonlySet<SiteId> | 'all' {
      const since = heard
      heard = new Set()
      return since
    },
    /** Another process wrote: what is remembered may be old. */
    forget(): void {
      floors = undefined
      heard = 'all'
    },
  }
}
export type FloorState = ReturnType<typeof createFloor>

/** As the port takes it. */
export const saidOfFloor = ({
  floor,
  routes,
}: {
  readonly floor: FloorState
  readonly routes: Routes
}): Pick<EventLog, 'heard' | 'sayRoute' | 'routes'> => ({
  heard: async (device, at) => floor.heard(device, at),
  sayRoute: async (said) => floor.said(said),
  routes: async () => routes.last(),
})
