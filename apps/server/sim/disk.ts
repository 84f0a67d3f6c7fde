/** What a device keeps: its database, and beside it the second medium with what was not acked yet. */
import type { EventId } from '@milepost/domain'
import {
  type Draft,
  type HeldScan,
  type MemoryRelay,
  memoryRelay,
  newEpochId,
  type Random,
} from '@milepost/outbox'
import {
  memoryOutbox,
  memoryWork,
  type MemoryOutbox,
  type MemoryWork,
} from '@milepost/outbox/testing'

export interface Disk {
  readonly outbox: MemoryOutbox
  readonly work: MemoryWork
  /** What was taken in for other devices. */
  readonly relay: MemoryRelay
  readonly ring: Ring
  /** Rows that the medium gives back changed. */
  readonly damaged: Set<EventId>
}

export interface Ring {
  readonly held: Map<EventId, HeldScan>
  /** Could not be stored, and have no number yet. */
  readonly drafts: Map<EventId, Draft>
  /** Drafts that have left by file or screen, under these numbers, which they keep. */
  readonly handedOut: Map<EventId, HeldScan>
}

export const emptyDisk = (random: Random): Disk => ({
  outbox: memoryOutbox(newEpochId(random)),
  work: memoryWork(),
  relay: memoryRelay(),
  ring: { held: new Map(), drafts: new Map(), handedOut: new Map() },
  damaged: new Set(),
})

/** All of it, byte for byte, on another device or on this one later. */
export const copyOf = ({ outbox, work, relay, ring, damaged }: Disk): Disk => ({
  outbox: outbox.copy(),
  work: work.copy(),
  relay: relay.copy(),
  ring: {
    held: new Map(ring.held),
    drafts: new Map(ring.drafts),
    handedOut: new Map(ring.handedOut),
  },
  damaged: new Set(damaged),
})

/** The database is gone; what the second medium still has goes into a new one, under the numbers it had. */
export function reunited({ ring }: Disk, random: Random): Disk {
  const fresh = { ...emptyDisk(random), ring }
  fresh.outbox.putBack([...ring.held.values()])
  return fresh
}
