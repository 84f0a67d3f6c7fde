/** Which picks stand behind a box: each line's picks are given out to boxes in the order the boxes were begun (MI2). */
import type { Units } from './event.ts'
import type { Proof } from './box-draft.ts'
import type { LineId } from './id.ts'

export interface Pick {
  readonly line: LineId
  readonly units: number
  readonly proof: Proof
}

/** The picks behind what a box holds, oldest first. */
export interface PickedUnits {
  readonly last: Proof
  readonly all: readonly Proof[]
}

interface Heap {
  readonly picks: readonly Pick[]
  next: number
  /** Units of the pick before `next` that no box has taken yet. */
  left: number
}

/** Answers for one box after another; undefined when some unit it holds was never picked. */
export type TakePicks = (contents: readonly Units[]) => PickedUnits | undefined

export function picksByLine(picks: readonly Pick[]): TakePicks {
  const heaps = new Map<LineId, { picks: Pick[]; next: number; left: number }>()
  for (const pick of picks) {
    const heap = heaps.get(pick.line)
    if (heap) heap.picks.push(pick)
    else heaps.set(pick.line, { picks: [pick], next: 0, left: 0 })
  }
  return (contents) => {
    const all: Proof[] = []
    let isWhole = contents.length > 0
    for (const { line, units } of contents) {
      const heap = heaps.get(line)
      if (!heap || !takeFrom(heap, units, all)) isWhole = false
    }
    const inTime = all.toSorted((a, b) => a.at - b.at)
    const last = inTime.at(-1)
    return isWhole && last ? { last, all: inTime } : undefined
  }
}

function takeFrom(heap: Heap, units: number, into: Proof[]): boolean {
  let wanted = units
  while (wanted > 0) {
    const isFresh = heap.left === 0
    const pick = heap.picks[isFresh ? heap.next : heap.next - 1]
    if (!pick) return false
    if (isFresh) {
      heap.next += 1
      heap.left = Math.max(0, pick.units)
    }
    if (into.at(-1) !== pick.proof) into.push(pick.proof)
    const taken = Math.min(wanted, heap.left)
    heap.left -= taken
    wanted -= taken
  }
  return true
}

/** All picks together, for a box whose contents nobody named. */
export function wholeOf(picks: readonly Pick[]): PickedUnits | undefined {
  const last = picks.at(-1)?.proof
  return last && { last, all: picks.map(({ proof }) => proof) }
}
