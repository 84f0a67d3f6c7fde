/** What every store of warehouses must do. */
import { expect, test } from 'vitest'
import { as, type SiteId } from '@milepost/domain'
import type { SiteStore } from './store.ts'

const denver = { site: as<SiteId>('denver'), name: 'Denver', zone: 'America/Denver', stations: [] }
const aspen = { ...denver, site: as<SiteId>('aspen'), name: 'aspen' }

export function anySiteStore(emptyStore: () => Promise<SiteStore>): void {
  test('sites are kept as last put, and listed by name, capitals first', async () => {
    const store = await emptyStore()
    await store.putSite(aspen)
    await store.putSite({ ...denver, name: 'Boulder' })
    await store.putSite(denver)

    expect(await store.siteById(denver.site)).toEqual(denver)
    expect(await store.siteById(as<SiteId>('nowhere'))).toBeUndefined()
    expect(await store.allSites()).toEqual([denver, aspen])
  })

  test('C2: how a warehouse picks and what it scans is kept with it', async () => {
    const store = await emptyStore()
    const picking = { binScan: true, walk: 'serpentine' } as const
    const strict = { ...denver, picking, scanning: { anyItf: true } }

    await store.putSite(strict)

    expect(await store.siteById(denver.site)).toEqual(strict)
    expect(await store.allSites()).toEqual([strict])
  })
}
