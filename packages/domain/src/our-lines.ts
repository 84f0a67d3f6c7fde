/** Picks an order's lines out of everything its history may touch. */
import { type Belonging, isBesideOneOf, isOfReturns, partOf } from './belonging.ts'
import type { MilepostEvent } from './event.ts'
import type { BoxId, EventId, ReturnId } from './id.ts'
import type { Placed } from './order-of-events.ts'
import { returnNamedBy } from './reach.ts'

/** An event of this order's timeline, and the boxes it is about. */
export interface Line {
  readonly placed: Placed
  readonly boxes: readonly BoxId[]
}

const noBoxes: readonly BoxId[] = []

export function ourLines(belonging: Belonging, placed: readonly Placed[]): readonly Line[] {
  const lines: Line[] = []
  const left: Placed[] = []
  for (const one of placed) {
    const part = partOf(belonging, one)
    if (part === 'not-ours') left.push(one)
    else lines.push({ placed: one, boxes: part })
  }
  const beside = linesBeside(lines, left)
  return beside.length === 0 ? lines : inPlace(placed, [...lines, ...beside])
}

/** Events that name no order: what corrects a line of ours, and what happens to a return of ours. */
function linesBeside(lines: readonly Line[], left: readonly Placed[]): readonly Line[] {
  let candidates = left.filter(({ event }) => isBesideOthers(event))
  if (candidates.length === 0) return []

  const ours = new Set<EventId>(lines.map(({ placed }) => placed.event.id))
  const returns = new Set<ReturnId>(
    lines.flatMap(({ placed }) => returnNamedBy(placed.event) ?? []),
  )
  const beside: Line[] = []
  for (let before = -1; before < beside.length;) {
    before = beside.length
    candidates = candidates.filter((one) => {
      if (!isBesideOneOf(ours, one) && !isOfReturns(returns, one.event)) return true
      ours.add(one.event.id)
      beside.push({ placed: one, boxes: noBoxes })
      return false
    })
  }
  return beside
}

const isBesideOthers = (event: MilepostEvent): boolean =>
  event.subject.order === undefined &&
  (event.corrects !== undefined || returnNamedBy(event) !== undefined)

function inPlace(placed: readonly Placed[], lines: readonly Line[]): readonly Line[] {
  const lineOf = new Map(lines.map((line) => [line.placed, line]))
  return placed.flatMap((one) => lineOf.get(one) ?? [])
}
