/** A warehouse is opened, or changed: kept here, and told to its devices. */
import type { WorkSite } from '@milepost/contract'
import type { EventLog } from '../event-log/event-log.ts'
import type { SiteStore } from './store.ts'

export interface OpenSiteDeps {
  readonly sites: Pick<SiteStore, 'putSite'>
  readonly eventLog: Pick<EventLog, 'putReference'>
}

export async function openSite({ sites, eventLog }: OpenSiteDeps, site: WorkSite): Promise<void> {
  await sites.putSite(site)
  await eventLog.putReference(site.site, { collection: 'site', id: site.site, doc: site })
}
