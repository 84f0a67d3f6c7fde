/** What a supervisor should know of an order as a whole: since when it is late, and since when a carrier has trouble. */
import { boxesThatCount, hasLeft, isDelivered, isReturned, unboxedUnits } from './headline.ts'
import { troubleShown } from './customer-headline.ts'
import type { BoxView, OrderView } from './order-view.ts'
import type { Instant, LocalDay } from './time.ts'

/** From then on it is late, unless it moves on before (ST8). Undefined when nothing that was promised is still open. */
export function lateAt(view: OrderView): Instant | undefined {
  const { shipBy, deliverBy } = view.promised
  const under = boxesUnderWay(view)
  const waiting = unboxedUnits(view) > 0 && !view.cancelled
  const here = waiting || under.some((box) => !hasLeft(box))
  const due = [
    ...(here && shipBy !== undefined ? [shipBy] : []),
    ...(waiting || under.length > 0 ? endEverywhere(deliverBy) : []),
  ]
  return due.length === 0 ? undefined : Math.min(...due)
}

/** Since when a carrier has had trouble with a box that is not there yet; of several, the longest (OV5). */
export function carrierTroubleAt(view: OrderView): Instant | undefined {
  const since = boxesUnderWay(view).flatMap((box) => troubleShown(view, box)?.since ?? [])
  return since.length === 0 ? undefined : Math.min(...since)
}

const boxesUnderWay = (view: OrderView): readonly BoxView[] =>
  boxesThatCount(view).filter((box) => !isDelivered(box) && !isReturned(box))

/** The customer's zone is not known, so a day is over when it is over in the last zone on earth. No day never ends. */
const endEverywhere = (day: LocalDay | undefined): readonly Instant[] =>
  [Date.parse(`${day}T00:00:00Z`) + dayMs + westmostMs].filter(Number.isFinite)
const dayMs = 86_400_000
const westmostMs = dayMs / 2
