/** Which scans a site makes is said at the console; what was found missing is judged by it at once. */
import type { SiteList } from '@milepost/contract'
import type { OptionalScan, PersonId, SiteId } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'
import type { Log } from '../ops/log.ts'
import type { Clock } from '../ops/ports.ts'
import type { PeopleStore } from '../people/store.ts'
import type { SiteStore } from './store.ts'

export interface RouteDeps {
  readonly eventLog: Pick<EventLog, 'sayRoute' | 'routes'>
  readonly now: Clock
  readonly log: Log
  /** Judges soon. */
  readonly wake: () => void
}

export interface RouteWish {
  readonly site: SiteId
  readonly neverScans: readonly OptionalScan[]
  readonly by: PersonId
}

/** Saying again what holds already changes nothing, and is not noted. */
export async function sayRoute(
  { eventLog, now, log, wake }: RouteDeps,
  { site, neverScans, by }: RouteWish,
): Promise<void> {
  const wanted = [...new Set(neverScans)].toSorted()
  const before = (await eventLog.routes()).find((said) => said.site === site)
  if (wanted.join() === (before?.neverScans ?? []).join()) return
  await eventLog.sayRoute({ site, neverScans: wanted, by, at: now() })
  log('info', 'site-route-set', { by, site, neverScans: wanted })
  wake()
}

export interface SitesTold {
  readonly sites: Pick<SiteStore, 'allSites'>
  readonly people: Pick<PeopleStore, 'nameByPerson'>
  readonly eventLog: Pick<EventLog, 'routes'>
}

export async function sitesWithRoutes({ sites, people, eventLog }: SitesTold): Promise<SiteList> {
  const said = new Map((await eventLog.routes()).map((route) => [route.site, route]))
  const names = await people.nameByPerson()
  const all = await sites.allSites()
  return {
    sites: all.map((site) => {
      const route = said.get(site.site)
      if (!route) return { ...site, neverScans: [] }
      const { neverScans, by, at } = route
      return {
        ...site,
        neverScans: [...neverScans],
        routeSaid: { by: names.get(by) ?? by, at },
      }
    }),
  }
}
