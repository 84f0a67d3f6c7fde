/** Who works in the demo warehouse, where, and on which device. */
import { as, type DeviceId, type PersonId, type SiteId, type Step } from '@milepost/domain'
import type { StorageHealth, WorkSite } from '@milepost/contract'
import type { Who } from './tale.ts'

export const demoSite: WorkSite = {
  site: as<SiteId>('reno'),
  name: 'Reno (demo)',
  zone: 'America/Los_Angeles',
  stations: [
    { station: as('receiving'), name: 'Receiving', job: 'receive' },
    { station: as('pick'), name: 'Picking', job: 'pick' },
    { station: as('pack-1'), name: 'Pack 1', job: 'pack' },
    { station: as('pack-2'), name: 'Pack 2', job: 'pack' },
    { station: as('dock-3'), name: 'Dock 3', job: 'hand-over' },
    { station: as('returns'), name: 'Returns', job: 'returns' },
  ],
}

export interface DemoPerson {
  readonly person: PersonId
  readonly name: string
  readonly pin: string
  /** What the badge says, without our prefix and check character. */
  readonly badge: string
}

const person = (id: string, name: string, pin: string): DemoPerson => ({
  person: as(id),
  name,
  pin,
  badge: `DEMO-${id.toUpperCase()}`,
})
const ana = person('ana', 'Ana', '1111')
const bo = person('bo', 'Bo', '2222')
const cleo = person('cleo', 'Cleo', '3333')
const dev = person('dev', 'Dev', '4444')
export const demoPeople: readonly DemoPerson[] = [ana, bo, cleo, dev]

export interface DemoDevice {
  readonly device: DeviceId
  readonly name: string
  readonly makes: readonly Step[]
  readonly silentMinutes: number
  readonly storage: StorageHealth
}

const roomy: StorageHealth = { keeping: 'for-good', isLow: false, freeBytes: 3_100_000_000 }

export const demoDevices: readonly DemoDevice[] = [
  { device: as('demo-tc01'), name: 'TC-01 receiving', makes: [], silentMinutes: 4, storage: roomy },
  {
    device: as('demo-tc02'),
    name: 'TC-02 picking',
    makes: ['picked'],
    silentMinutes: 1,
    storage: roomy,
  },
  {
    device: as('demo-tc03'),
    name: 'TC-03 packing',
    makes: ['packed', 'labelled'],
    silentMinutes: 2,
    storage: roomy,
  },
  {
    device: as('demo-tc04'),
    name: 'TC-04 dock',
    makes: ['handed-over'],
    silentMinutes: 3,
    storage: roomy,
  },
  {
    device: as('demo-tc05'),
    name: 'TC-05 dock spare',
    makes: ['handed-over'],
    silentMinutes: 260,
    storage: { keeping: 'while-room', isLow: true, freeBytes: 12_400_000 },
  },
]

export const receiver: Who = { device: 'demo-tc01', person: dev.person }
export const picker: Who = { device: 'demo-tc02', person: ana.person }
export const packer: Who = { device: 'demo-tc03', person: bo.person }
export const dock: Who = { device: 'demo-tc04', person: cleo.person }
/** Scanned at the dock this morning and has been out of reach since. */
export const spare: Who = { device: 'demo-tc05', person: cleo.person }
