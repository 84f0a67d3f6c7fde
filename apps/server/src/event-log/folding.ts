/** All that one order's events say, worked out before anything of it is written. */
import type { Finding, Floor, Instant, OrderId, OrderView, SiteId } from '@milepost/domain'
import { eventsIn, type History } from './closure.ts'
import type { Folds } from './folds.ts'
import { wordsOf } from './words.ts'

export interface Folded {
  readonly view: OrderView
  readonly json: string
  readonly words: string
  readonly standing: string
  readonly work: string | null
  readonly found: readonly Finding[]
  readonly nextCheckAt: number | null
  readonly lateAt: number | null
  readonly carrierTroubleAt: number | null
}

export interface FoldingDeps {
  readonly folds: Folds
  readonly floorAt: (site: SiteId) => Floor
  readonly at: Instant
}

export function foldedOf(
  order: OrderId,
  history: History,
  { folds, floorAt, at }: FoldingDeps,
): Folded | undefined {
  const { scope } = history
  const view = folds.orderViewOf(order, scope?.within ?? eventsIn(history), scope)
  if (!view) return undefined
  const floor = floorAt(view.site)
  const onFloor = folds.workOf(view)
  return {
    view,
    json: JSON.stringify(view),
    words: wordsOf(view),
    standing: standingOf(view),
    work: onFloor ? JSON.stringify(onFloor) : null,
    found: folds.missedScans(view, floor, at),
    nextCheckAt: folds.nextCheckAt(view, floor, at) ?? null,
    lateAt: folds.lateAt(view) ?? null,
    carrierTroubleAt: folds.carrierTroubleAt(view) ?? null,
  }
}

/** What others are told when an order's standing is another than before. */
export const movedPayload = (order: OrderId, standing: string): string =>
  `{"order":${JSON.stringify(order)},"standing":${standing}}`

/** Stage and box states: what a customer or another system would want to be told of. */
function standingOf({ stage, boxes }: OrderView): string {
  return JSON.stringify({
    stage,
    boxes: boxes.map(({ box, reached, possession, overlay, carrierStatus }) => ({
      box,
      reached,
      possession: possession.state,
      ...(overlay ? { overlay: overlay.kind } : {}),
      ...(carrierStatus ? { carrierStatus } : {}),
    })),
  })
}
