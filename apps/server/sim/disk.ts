/** What a device keeps: its database, and beside it the second medium with what was not acked yet. */
import type { EventId } from '@milepost/domain'
import { newEpochId, type Draft, type HeldScan, type Random } from '@milepost/outbox'
import {
  memoryOutbox,
  memoryWork,
  type MemoryOutbox,
  type MemoryWork,
} from '@milepost/outbox/testing'

export interface Disk {
  readonly outbox: MemoryOutbox
  readonly work: MemoryWork
  readonly ring: Ring
  /** Rows that the medium gives back changed. */
  readonly damaged: Set<EventId>
}

export interface Ring {
  readonly held: Map<EventId, HeldScan>
  /** Could not be stored, and have no number yet. */
  readonly drafts: Map<EventId, Draft>
}

export const emptyDisk = (random: Random): Disk => ({
  outbox: memoryOutbox(newEpochId(random)),
  work: memoryWork(),
  ring: { held: new Map(), drafts: new Map() },
  damaged: new Set(),
})

/** All of it, byte for byte, on another device or on this one later. */
export const copyOf = ({ outbox, work, ring, damaged }: Disk): Disk => ({
  outbox: outbox.copy(),
  work: work.copy(),
  ring: { held: new Map(ring.held), drafts: new Map(ring.drafts) },
  damaged: new Set(damaged),
})

/** The database is gone; what the second medium still has goes into a new one, under the numbers it had. */
export function reunited({ ring }: Disk, random: Random): Disk {
  const fresh = { ...emptyDisk(random), ring }
  fresh.outbox.putBack([...ring.held.values()])
  return fresh
}
