/** What was ordered, and how far its units have come. */
import type { MilepostEvent, OrderLine, Units } from './event.ts'
import type { BoxDraft } from './box-draft.ts'
import type { LineId } from './id.ts'
import type { LineView } from './order-view.ts'

export interface LinesDraft {
  ordered: readonly OrderLine[]
  readonly picked: Map<LineId, number>
  readonly short: Map<LineId, number>
  readonly cancelled: Map<LineId, number>
  isCancelledWhole: boolean
}

export const noLines = (): LinesDraft => ({
  ordered: [],
  picked: new Map(),
  short: new Map(),
  cancelled: new Map(),
  isCancelledWhole: false,
})

/** Takes in one event that counts. The last word of the shop on lines is the one that holds. */
export function learnLines(lines: LinesDraft, event: MilepostEvent): void {
  switch (event.kind) {
    case 'order-placed':
    case 'order-changed':
      lines.ordered = event.body.lines
      return
    case 'order-cancelled':
      if (event.body.units) for (const part of event.body.units) add(lines.cancelled, part)
      else lines.isCancelledWhole = true
      return
    case 'picked':
      add(lines.picked, event.body)
      return
    case 'pick-short':
      add(lines.short, event.body)
      break
    default:
  }
}

function add(units: Map<LineId, number>, more: Units): void {
  units.set(more.line, (units.get(more.line) ?? 0) + Math.max(0, more.units))
}

/** Units in boxes: scanned in, or planned into a box that was closed or has left. */
export function packedUnits(boxes: readonly BoxDraft[], isShut: (box: BoxDraft) => boolean) {
  const packed = new Map<LineId, number>()
  for (const box of boxes) {
    if (box.packed.size > 0) for (const [line, units] of box.packed) add(packed, { line, units })
    else if (isShut(box)) for (const part of box.planned) add(packed, part)
  }
  return packed
}

/** A cancelled order cancels what is in no box that has left: what is gone, is gone (ST5). */
export function lineViews(
  lines: LinesDraft,
  packed: ReadonlyMap<LineId, number>,
  left: ReadonlyMap<LineId, number>,
): readonly LineView[] {
  return lines.ordered.map((line) => ({
    ...line,
    picked: unitsOf(lines.picked, line.line),
    short: unitsOf(lines.short, line.line),
    packed: unitsOf(packed, line.line),
    cancelled: lines.isCancelledWhole
      ? Math.max(0, line.units - unitsOf(left, line.line))
      : Math.min(line.units, unitsOf(lines.cancelled, line.line)),
  }))
}

/** Units of a line that no box is known to hold and nobody cancelled. */
export const unboxedOf = ({ units, cancelled, packed }: LineView): number =>
  Math.max(0, units - cancelled - packed)

/** Every unit that is still wanted was picked, or found to be missing. */
export function allPicked({ ordered, picked, short, cancelled }: LinesDraft): boolean {
  return ordered.every(
    ({ line, units }) =>
      unitsOf(picked, line) + unitsOf(short, line) + unitsOf(cancelled, line) >= units,
  )
}

const unitsOf = (units: ReadonlyMap<LineId, number>, line: LineId): number => units.get(line) ?? 0
