/** Which events still count. A correction takes an effect away and leaves the line; correcting it gives the effect back. */
import type { MilepostEvent } from './event.ts'
import type { EventId } from './id.ts'

/** Each event that no longer counts, with the correction that took it away (CO1). */
export type Struck = ReadonlyMap<EventId, EventId>

type Correction = MilepostEvent & { readonly corrects: EventId }

const nothingStruck: Struck = new Map()

/**
 * Works outwards from corrections that nobody corrects: such a one stands and strikes its target; a struck correction
 * strikes nothing, so its target counts again (CO2). Neither time nor arrival order takes part.
 */
export function struckBy(events: readonly MilepostEvent[]): Struck {
  const corrections = events.filter(isCorrection)
  if (corrections.length === 0) return nothingStruck

  const correctionById = new Map(corrections.map((event) => [event.id, event]))
  const undecidedAgainst = new Map<EventId, number>()
  for (const { corrects } of corrections) {
    undecidedAgainst.set(corrects, (undecidedAgainst.get(corrects) ?? 0) + 1)
  }

  const struck = new Map<EventId, EventId>()
  const decided = new Set<EventId>()
  const next = corrections.filter(({ id }) => !undecidedAgainst.has(id))
  for (let correction = next.pop(); correction !== undefined; correction = next.pop()) {
    if (decided.has(correction.id)) continue
    decided.add(correction.id)
    const target = correction.corrects
    if (!struck.has(correction.id)) strike(struck, target, correction.id)
    const left = (undecidedAgainst.get(target) ?? 0) - 1
    undecidedAgainst.set(target, left)
    const above = correctionById.get(target)
    if (above && (left === 0 || struck.has(target))) next.push(above)
  }
  // Corrections left over correct each other in a ring: none of them has the last word, so none takes effect (CO4).
  return struck
}

const isCorrection = (event: MilepostEvent): event is Correction => event.corrects !== undefined

/** Of two corrections of one event the smaller id is named, whichever was first to arrive. */
function strike(struck: Map<EventId, EventId>, target: EventId, by: EventId): void {
  const named = struck.get(target)
  if (named === undefined || by < named) struck.set(target, by)
}
