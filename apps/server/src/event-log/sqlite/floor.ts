/** What each device last said of itself, kept in memory beside its row, since every judgement reads it. */
import type { Deadlines, Floor, FloorDevice, Instant, SiteId } from '@milepost/domain'
import type { Database } from './database.ts'

export function createFloor(database: Database, deadlines: Deadlines) {
  const write = database.prepare<[string, string, number, string]>(
    `insert into device_contact (device, site, heard_at, json) values (?, ?, ?, ?)
     on conflict do update set site = excluded.site, heard_at = excluded.heard_at, json = excluded.json`,
  )
  const readAll = database
    .prepare<[], string>('select json from device_contact order by device')
    .pluck()
  let floors: Map<SiteId, Floor> | undefined
  /** Unknown after a start, so then every site counts as heard. */
  let heard: Set<SiteId> | 'all' = 'all'

  function read(): Map<SiteId, Floor> {
    const devices = readAll.all().map((json) => JSON.parse(json) as FloorDevice)
    const bySite = Map.groupBy(devices, ({ site }) => site)
    return new Map([...bySite].map(([site, there]) => [site, { devices: there, deadlines }]))
  }

  return {
    heard(device: FloorDevice, at: Instant): void {
      write.run(device.device, device.site, at, JSON.stringify(device))
      floors = undefined
      if (heard !== 'all') heard.add(device.site)
    },
    of(site: SiteId): Floor {
      floors ??= read()
      return floors.get(site) ?? { devices: [], deadlines }
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
