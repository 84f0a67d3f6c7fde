/** All that one order's events say, worked out before anything of it is written. */
import type { Finding, Instant, OrderId, OrderView } from '@milepost/domain'
import type { Folds } from '../folds.ts'
import type { Database } from './database.ts'
import type { FloorState } from './floor.ts'
import { eventsIn, type History } from './history.ts'
import { wordsOf } from './search.ts'

export interface Folded {
  readonly view: OrderView
  readonly json: string
  readonly words: string
  readonly standing: string
  readonly work: string | null
  readonly found: readonly Finding[]
  readonly nextCheckAt: number | null
}

export function foldedOf(
  order: OrderId,
  history: History,
  { folds, floor, at }: { readonly folds: Folds; readonly floor: FloorState; readonly at: Instant },
): Folded | undefined {
  const view = folds.orderViewOf(order, eventsIn(history))
  if (!view) return undefined
  const there = floor.of(view.site)
  const onFloor = folds.workOf(view)
  return {
    view,
    json: JSON.stringify(view),
    words: wordsOf(view),
    standing: standingOf(view),
    work: onFloor ? JSON.stringify(onFloor) : null,
    found: folds.missedScans(view, there, at),
    nextCheckAt: folds.nextCheckAt(view, there, at) ?? null,
  }
}

/**
 * Events that no fold can read are kept and flagged, and the last good view stands: one strange event must not hold up
 * a whole batch. A fold writes nothing itself, so there is nothing to take back.
 */
export function createGuard(database: Database) {
  const failed = database.prepare<[string, string, number]>(
    `insert into fold_failure (subject, problem, at) values (?, ?, ?)
     on conflict do update set problem = excluded.problem`,
  )
  const mended = database.prepare<[string]>('delete from fold_failure where subject = ?')
  const some = database.prepare<[], number>('select exists (select 1 from fold_failure)').pluck()

  return <Value>(subject: string, at: Instant, fold: () => Value): Value | undefined => {
    try {
      const value = fold()
      if (some.get() === 1) mended.run(subject)
      return value
    } catch (error) {
      failed.run(subject, String(error), at)
      return undefined
    }
  }
}

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
