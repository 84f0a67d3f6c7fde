/** Where the order as a whole stands. The slowest of its units decides, so one late box keeps an order from being delivered. */
import type { CarrierStatus, Step } from './event.ts'
import { unboxedOf } from './lines.ts'
import { isDone } from './milestone.ts'
import type { BoxView, Headline, LineView, OrderStage, OrderView } from './order-view.ts'
import type { LocalDay } from './time.ts'
import { placeOf } from './witness.ts'

/** What of a view decides about the whole. */
export type Whole = Pick<OrderView, 'lines' | 'boxes' | 'promised' | 'cancelled'>

export function headlineOf(whole: Whole): Headline {
  const boxes = boxesThatCount(whole)
  const expected = latestExpected(boxes) ?? whole.promised.deliverBy
  const { deliverBy } = whole.promised
  return {
    boxes: boxes.length,
    delivered: boxes.filter(isDelivered).length,
    withCarrier: boxes.filter((box) => hasLeft(box) && !isDelivered(box) && !isReturned(box))
      .length,
    unboxedUnits: unboxedUnits(whole),
    ...(expected !== undefined && { expected }),
    delayed: boxes.some(
      (box) =>
        !isDelivered(box) &&
        (box.overlay?.kind === 'delay' ||
          (deliverBy !== undefined && box.expected !== undefined && box.expected.by > deliverBy)),
    ),
  }
}

export function stageOf(whole: Whole): OrderStage {
  const stages = boxesThatCount(whole).map((box) => stageOfBox(box, whole.lines))
  if (unboxedUnits(whole) > 0) stages.push(stageOfUnboxed(whole))
  const under = stages.filter((stage) => stage !== 'returned' && stage !== 'cancelled')
  if (under.length > 0) return under.reduce((a, b) => (rankOf[a] <= rankOf[b] ? a : b))
  if (stages.includes('returned')) return 'returned'
  const isAllCancelled =
    whole.lines.length > 0 && whole.lines.every((line) => line.cancelled >= line.units)
  return whole.cancelled || isAllCancelled ? 'cancelled' : 'ordered'
}

/**
 * A box counts when something is in it, when it was closed or has left, or while units still wait for a box. A label
 * that was printed and never used keeps nobody waiting (ST4); of a cancelled order only what has left counts (ST5).
 */
export function boxesThatCount(
  whole: Pick<Whole, 'lines' | 'boxes' | 'cancelled'>,
): readonly BoxView[] {
  if (whole.cancelled) return whole.boxes.filter(hasLeft)
  const isWaiting = unboxedUnits(whole) > 0
  return whole.boxes.filter((box) => isWaiting || isShut(box) || box.contents.length > 0)
}

/** Units in no box. Those that no box is known to hold are taken to be in the shut boxes of unknown contents (ST3). */
export function unboxedUnits({ lines, boxes }: Pick<Whole, 'lines' | 'boxes'>): number {
  if (boxes.some((box) => box.contents.length === 0 && isShut(box))) return 0
  return lines.reduce((units, line) => units + unboxedOf(line), 0)
}

const milestoneIsDone = (box: BoxView, place: number): boolean => {
  const milestone = box.milestones[place]
  return milestone !== undefined && isDone(milestone)
}

export const isPacked = (box: BoxView): boolean => milestoneIsDone(box, placeOf.packed)
export const hasLeft = (box: BoxView): boolean => placeOf[box.reached] >= placeOf['handed-over']
export const isShut = (box: BoxView): boolean => isPacked(box) || hasLeft(box)
export const isDelivered = (box: BoxView): boolean =>
  box.reached === 'delivered' && !isReturned(box)
export const isReturned = ({ carrierStatus }: BoxView): boolean => carrierStatus === returned
const returned: CarrierStatus = 'returned'

function stageOfBox(box: BoxView, lines: readonly LineView[]): OrderStage {
  if (isReturned(box)) return 'returned'
  return stageByReach[box.reached] ?? (isPacked(box) ? 'packed' : stageBeforeShut(box, lines))
}

/** A label says nothing of packing, so before the dock the steps are asked one by one. */
const stageByReach: Readonly<Partial<Record<Step, OrderStage>>> = {
  'handed-over': 'handed-over',
  'accepted': 'handed-over',
  'in-transit': 'in-transit',
  'out-for-delivery': 'out-for-delivery',
  'delivered': 'delivered',
}

function stageBeforeShut(box: BoxView, lines: readonly LineView[]): OrderStage {
  if (milestoneIsDone(box, placeOf.picked)) return 'packing'
  return lines.some(isBegun) ? 'picking' : 'ordered'
}

const isBegun = ({ picked, short, packed }: LineView) => picked + short + packed > 0

/** A unit is past picking when it was picked or packed, whichever the floor scans. */
function stageOfUnboxed({ lines, boxes }: Whole): OrderStage {
  if (!lines.some(isBegun) && !boxes.some(isShut)) return 'ordered'
  const isUnpicked = lines.some(
    ({ units, cancelled, short, picked, packed }) =>
      units - cancelled - short > Math.max(picked, packed),
  )
  return isUnpicked ? 'picking' : 'packing'
}

const rankOf: Readonly<Record<OrderStage, number>> = {
  'ordered': 0,
  'picking': 1,
  'packing': 2,
  'packed': 3,
  'handed-over': 4,
  'in-transit': 5,
  'out-for-delivery': 6,
  'delivered': 7,
  'returned': 8,
  'cancelled': 9,
}

function latestExpected(boxes: readonly BoxView[]): LocalDay | undefined {
  let latest: LocalDay | undefined
  for (const box of boxes) {
    const by = box.expected?.by
    if (by !== undefined && !isDelivered(box) && (latest === undefined || by > latest)) latest = by
  }
  return latest
}
