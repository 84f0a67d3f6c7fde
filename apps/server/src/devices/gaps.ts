/** Which numbers of a device's count are held, and which are missing (sync 3.5, 3.6). */
import type { EpochId, Instant } from '@milepost/domain'
import type { ReceivedRange } from '../event-log/event-log.ts'

export interface Gap extends ReceivedRange {
  /** When we first saw that it was missing. */
  readonly since: Instant
}

/** How many scans a device says it made, by its own epochs. */
export type Made = Readonly<Record<EpochId, number>>

/** Held without a hole from 1 through this number. */
export function heldThrough(ranges: readonly ReceivedRange[], epoch: EpochId): number {
  let through = 0
  for (const range of ofEpoch(ranges, epoch)) {
    if (range.from > through + 1) break
    through = Math.max(through, range.to)
  }
  return through
}

export const heldCount = (ranges: readonly ReceivedRange[]): number =>
  epochsOf(ranges).reduce((sum, epoch) => sum + countOf(ofEpoch(ranges, epoch)), 0)

/**
 * Holes below the newest number held. Once a device says that nothing waits on it, the numbers above that it made are
 * missing as well.
 */
export function missingOf(
  ranges: readonly ReceivedRange[],
  made: Made,
  waiting: number,
): readonly ReceivedRange[] {
  const epochs = new Set([...epochsOf(ranges), ...(Object.keys(made) as EpochId[])])
  return [...epochs].flatMap((epoch) => {
    const held = ofEpoch(ranges, epoch)
    const newest = held.at(-1)?.to ?? 0
    const last = waiting === 0 ? Math.max(newest, made[epoch] ?? 0) : newest
    return holesIn(held, epoch, last)
  })
}

/** A hole that was known before keeps its age, also when it has shrunk or split. */
export function agedGaps(
  missing: readonly ReceivedRange[],
  before: readonly Gap[],
  now: Instant,
): readonly Gap[] {
  return missing.map((hole) => {
    const known = before.filter((gap) => overlaps(gap, hole)).map((gap) => gap.since)
    return { ...hole, since: Math.min(now, ...known) }
  })
}

export function holesIn(
  held: readonly ReceivedRange[],
  epoch: EpochId,
  last: number,
): readonly ReceivedRange[] {
  const holes: ReceivedRange[] = []
  let next = 1
  for (const range of held) {
    if (range.from > next) holes.push({ epoch, from: next, to: range.from - 1 })
    next = Math.max(next, range.to + 1)
  }
  if (last >= next) holes.push({ epoch, from: next, to: last })
  return holes
}

function countOf(sorted: readonly ReceivedRange[]): number {
  let count = 0
  let through = 0
  for (const { from, to } of sorted) {
    count += Math.max(0, to - Math.max(from, through + 1) + 1)
    through = Math.max(through, to)
  }
  return count
}

const ofEpoch = (ranges: readonly ReceivedRange[], epoch: EpochId) =>
  ranges.filter((range) => range.epoch === epoch).toSorted((a, b) => a.from - b.from || a.to - b.to)

const epochsOf = (ranges: readonly ReceivedRange[]): readonly EpochId[] => [
  ...new Set(ranges.map((range) => range.epoch)),
]

export const overlaps = (a: ReceivedRange, b: ReceivedRange): boolean =>
  a.epoch === b.epoch && a.from <= b.to && b.from <= a.to
