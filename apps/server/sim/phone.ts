/** A device, its tabs, and what they live in. */
import type { DeviceId, EventId } from '@milepost/domain'
import type { Envelope } from '@milepost/contract'
import type {
  Access,
  Clock,
  Draft,
  HeldScan,
  Ports,
  Relay,
  RelayStore,
  SyncMemory,
} from '@milepost/outbox'
import type { Chance } from './chance.ts'
import type { Wall } from './device-clock.ts'
import type { Disk } from './disk.ts'
import type { Faults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { Network } from './network.ts'
import type { Plants } from './plants.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Phone {
  readonly name: string
  device: DeviceId
  /** Its token, as its tabs share it. */
  access: Access | undefined
  disk: Disk
  readonly wall: Wall
  isOffline: boolean
  /** Its network is dead for good, or until somebody has seen to it. */
  isCutOff: boolean
  /** In a pocket: its tabs stay open and do nothing. */
  isAsleep: boolean
  tabs: Tab[]
  /** Which tab syncs, where the browser has locks. */
  holder: Tab | undefined
}

export interface Tab {
  readonly phone: Phone
  readonly clock: Clock
  readonly unsaved: Map<EventId, Draft>
  ports: Ports
  relay: TabRelay
  memory: SyncMemory
  isDead: boolean
  frozenUntil: number
  /** Ends the rest between two steps. */
  wake: () => void
  isResting: boolean
  isNudged: boolean
  /** Since when all it knows of was answered: the last whole pull. */
  pulledAt: number
}

/** What a tab needs for the scans of others, and for its own that left another way. */
export interface TabRelay extends Relay {
  readonly store: RelayStore
  takeIn(envelopes: readonly Envelope[]): Promise<number>
  /** Stores a scan that has its number already. */
  putBack(held: HeldScan): Promise<HeldScan>
}

export interface PhoneDeps {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly faults: Faults
  readonly network: Network
  readonly ledger: Ledger
  readonly plants: Plants
  readonly trace: (line: string) => void
  /** A mistake in the code under test. */
  readonly broke: (error: unknown) => void
}

/** Nothing it awaits ever comes. */
export function kill(tab: Tab): void {
  tab.isDead = true
  tab.phone.tabs = tab.phone.tabs.filter((other) => other !== tab)
  if (tab.phone.holder === tab) tab.phone.holder = undefined
}

/** Somebody takes the device out of the pocket. */
export function wakeUp(phone: Phone): void {
  phone.isAsleep = false
  for (const tab of phone.tabs) tab.wake()
}
