/** What the server knows about each site when it judges. */
import type { Deadlines, Floor, FloorDevice, SiteId } from '@milepost/domain'
import type { RouteSaid } from './event-log.ts'

export interface Known {
  /** JSON, in the order of the devices. */
  readonly contacts: readonly string[]
  /** What was said last of each site. */
  readonly routes: readonly RouteSaid[]
  readonly deadlines: Deadlines
}

export function floorsOf({ contacts, routes, deadlines }: Known): (site: SiteId) => Floor {
  const devices = contacts.map((json) => JSON.parse(json) as FloorDevice)
  const devicesAt = Map.groupBy(devices, ({ site }) => site)
  const routeOf = new Map(routes.map((route) => [route.site, route]))
  return (site) => ({
    devices: devicesAt.get(site) ?? [],
    neverScans: routeOf.get(site)?.neverScans ?? [],
    deadlines,
  })
}
