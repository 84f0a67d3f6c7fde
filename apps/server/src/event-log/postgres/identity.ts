/** Which arrivals are new. Identity decides first, then the device's own number. */
import { keysOf, type EventId, type SubjectKey } from '@milepost/domain'
import type { AppendFate, Arrival, Delivery, StoredEvent } from '../event-log.ts'
import { eventOf } from '../fates.ts'
import { wellFormed } from '../text.ts'

/** An arrival that can be filed: its keys are known, and its bytes as they are stored. */
export interface Filed {
  readonly arrival: Arrival
  readonly keys: readonly SubjectKey[]
  readonly bytes: string
  readonly stored: StoredEvent
}

export interface Known {
  readonly hashes: ReadonlyMap<EventId, string>
  /** Under which number each of these is stored. */
  readonly places: ReadonlyMap<EventId, string>
  readonly deliveries: ReadonlySet<string>
}

export interface Sorted {
  readonly fates: readonly AppendFate[]
  readonly accepted: readonly Filed[]
  readonly conflicts: readonly Arrival[]
  /** Numbers that need not be sent again. */
  readonly held: readonly Delivery[]
  /** Stored under another number than the one they came under. */
  readonly repeats: readonly Arrival[]
}

/** Undefined where a mistake is hidden in it: it is left out, and tried again by whoever sent it. */
export function filed(arrival: Arrival, recordedAt: number): Filed | undefined {
  try {
    const bytes = wellFormed(arrival.bytes)
    const stored = { position: unnumbered, event: eventOf(bytes), recordedAt }
    return { arrival, keys: keysOf(arrival.event), bytes, stored }
  } catch {
    return undefined
  }
}

/** Positions are given out last, and no fold looks at them. */
const unnumbered = 0

export const deliveryText = ({ device, epoch, seq }: Delivery): string =>
  JSON.stringify([device, epoch, seq])

export function sortedOut(arrivals: readonly (Filed | undefined)[], known: Known): Sorted {
  const hashes = new Map(known.hashes)
  const places = new Map(known.places)
  const deliveries = new Set(known.deliveries)
  const accepted: Filed[] = []
  const conflicts: Arrival[] = []
  const held: Delivery[] = []
  const repeats: Arrival[] = []

  const fateOf = ({ event, hash, delivery }: Arrival): AppendFate => {
    const before = hashes.get(event.id)
    if (before !== undefined) return before === hash ? 'duplicate' : 'conflict'
    if (delivery && deliveries.has(deliveryText(delivery))) return 'fork'
    hashes.set(event.id, hash)
    if (delivery) deliveries.add(deliveryText(delivery))
    if (delivery) places.set(event.id, deliveryText(delivery))
    return 'accepted'
  }

  const isElsewhere = ({ event, delivery }: Arrival): boolean =>
    delivery !== undefined && places.get(event.id) !== deliveryText(delivery)

  const fates = arrivals.map((one): AppendFate => {
    if (!one) return 'retry'
    const { arrival } = one
    const fate = fateOf(arrival)
    if (fate === 'accepted') accepted.push(one)
    if (fate === 'conflict') conflicts.push(arrival)
    if (fate === 'duplicate' && isElsewhere(arrival)) repeats.push(arrival)
    if (arrival.delivery) held.push(arrival.delivery)
    return fate
  })
  return { fates, accepted, conflicts, held, repeats }
}

/** Under their keys, in order of arrival. */
export function freshOf(accepted: readonly Filed[]): Map<SubjectKey, StoredEvent[]> {
  const fresh = new Map<SubjectKey, StoredEvent[]>()
  for (const { keys, stored } of accepted) {
    for (const key of keys) {
      const under = fresh.get(key)
      if (under) under.push(stored)
      else fresh.set(key, [stored])
    }
  }
  return fresh
}
