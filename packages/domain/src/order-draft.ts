/** One order while its events are read, oldest first. */
import { type Belonging, isCorrection } from './belonging.ts'
import { type BoxDraft, learn, newBox } from './box-draft.ts'
import type { MilepostEvent, Promised } from './event.ts'
import type { BoxId, EventId, ReturnId } from './id.ts'
import { isSameLabel } from './label-lineage.ts'
import { learnLines, type LinesDraft, noLines } from './lines.ts'
import type { Entry } from './order-view.ts'
import type { Line } from './our-lines.ts'
import type { Pick } from './picks.ts'
import { learnReturn, learnUnderWay, type ReturnDraft } from './returns.ts'
import type { Struck } from './standing.ts'
import { entryOf } from './timeline.ts'

export interface OrderDraft {
  readonly boxes: ReadonlyMap<BoxId, BoxDraft>
  readonly lines: LinesDraft
  readonly picks: readonly Pick[]
  readonly returns: ReadonlyMap<ReturnId, ReturnDraft>
  readonly promised: Promised
  readonly entries: readonly Entry[]
  readonly lastAt: number | undefined
}

/** Reads the lines oldest first; what was taken away is shown and teaches nothing (CO1). */
export function draftOf(belonging: Belonging, ours: readonly Line[], struck: Struck): OrderDraft {
  const boxes = new Map<BoxId, BoxDraft>()
  for (const [box, owner] of belonging.ownerOf)
    if (owner === belonging.order) boxes.set(box, newBox(box))
  const lines = noLines()
  const picks: Pick[] = []
  const returns = new Map<ReturnId, ReturnDraft>()
  const entries: Entry[] = []
  let promised: Promised = {}
  let lastAt: number | undefined

  for (const line of ours) {
    const { placed } = line
    const { event, at } = placed
    const undoneBy = struck.get(event.id)
    entries.push(entryIn(belonging, line, undoneBy))
    if (undoneBy) continue
    if (isUnmatched(line)) {
      learnUnderWay(returns, event)
      continue
    }
    if (!isCorrection(event)) lastAt = at
    learnLines(lines, event)
    learnReturn(returns, event)
    promised = promisedAfter(promised, event)
    if (event.kind === 'picked' || event.kind === 'pick-short') {
      picks.push({ ...event.body, proof: { event: event.id, at, rule: 'MI2' } })
    }
    for (const box of boxesTaught(line, boxes)) learn(box, placed)
  }
  return { boxes, lines, picks, returns, promised, entries, lastAt }
}

/** A new promise replaces what it names and leaves the rest. */
function promisedAfter(promised: Promised, event: MilepostEvent): Promised {
  if (event.kind !== 'order-placed' && event.kind !== 'promise-changed') return promised
  return { ...promised, ...event.body.promised }
}

/** A report whose number could mean two boxes, or a return, is shown and teaches nothing of boxes (LB2, RT2). */
const isUnmatched = ({ placed, boxes }: Line) =>
  placed.event.kind === 'carrier-reported' && boxes.length === 0

/** A step stated or skipped without a box is meant for all boxes. */
function boxesTaught(
  { placed, boxes }: Line,
  all: ReadonlyMap<BoxId, BoxDraft>,
): Iterable<BoxDraft> {
  const { kind } = placed.event
  if (boxes.length === 0)
    return kind === 'scan-recorded' || kind === 'step-skipped' ? all.values() : []
  return boxes.flatMap((box) => all.get(box) ?? [])
}

function entryIn(
  { lineage }: Belonging,
  { placed, boxes }: Line,
  undoneBy: EventId | undefined,
): Entry {
  const [box] = boxes.length === 1 ? boxes : []
  const { event } = placed
  const carried = box && lineage.holdsByBox.get(box)?.at(-1)?.label
  const fromFormerLabel =
    event.kind === 'carrier-reported' &&
    carried !== undefined &&
    !isSameLabel(carried, event.body.label)
  return entryOf(placed, { box, undoneBy, fromFormerLabel })
}
