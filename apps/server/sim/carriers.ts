/** Who has which scans of others, and must not lose them before the server has them. */
import type { Envelope } from '@milepost/contract'
import type { EventId } from '@milepost/domain'

export interface Carriers {
  took(by: string, envelopes: readonly Envelope[]): void
  /** The server had it: devices may forget it then. */
  reached(id: EventId): void
  /** What this device carries is gone, but for these. Answers what it had. */
  lost(by: string, left: readonly Envelope[]): readonly EventId[]
  isCarried(id: EventId): boolean
  wasCarried(id: EventId): boolean
}

/** Carries what was saved into it for good. */
export const file = 'a file'

export function carriersOf(): Carriers {
  const carriersById = new Map<EventId, Set<string>>()
  return {
    took: (by, envelopes) => {
      for (const { event } of envelopes) {
        const others = carriersById.get(event.id)
        if (others) others.add(by)
        else carriersById.set(event.id, new Set([by]))
      }
    },
    reached: (id) => {
      const carriers = carriersById.get(id)
      for (const by of carriers ?? []) if (by !== file) carriers?.delete(by)
    },
    lost: (by, left) => {
      const still = new Set(left.map(({ event }) => event.id))
      const gone = [...carriersById].filter(([id, carriers]) => carriers.has(by) && !still.has(id))
      for (const [, carriers] of gone) carriers.delete(by)
      return gone.map(([id]) => id)
    },
    isCarried: (id) => (carriersById.get(id)?.size ?? 0) > 0,
    wasCarried: (id) => carriersById.has(id),
  }
}
