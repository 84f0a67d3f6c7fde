/** What waits in each job: the little that the list of jobs must know of them. */
import type { WorkReceiptDoc } from '@milepost/contract'
import type { Carrier, WorkOrder } from '@milepost/domain'
import { boxInHand, toPackOf } from './box-in-hand.ts'
import type { BoxOnFloor } from './job.ts'

export type ReceiptLine = WorkReceiptDoc['lines'][number]

export const awaitedOf = ({ units, received }: ReceiptLine): number => Math.max(0, units - received)

/** Something of it is picked and in no box, or a box of it is begun. */
export function waitsForPacking(order: WorkOrder): boolean {
  if (!['ordered', 'picking', 'packing', 'packed'].includes(order.stage)) return false
  const hasUnpacked = order.lines.some((line) => line.picked > line.packed && toPackOf(line) > 0)
  return hasUnpacked || boxInHand(order) !== undefined
}

/** Carriers that wait for boxes, and how many wait for each. */
export function waitingByCarrier(
  boxes: readonly BoxOnFloor[],
): readonly (readonly [Carrier, number])[] {
  const counts = new Map<Carrier, number>()
  for (const on of boxes) {
    const carrier = on.box.label?.carrier
    if (!carrier || on.box.handedOver || isCancelled(on)) continue
    counts.set(carrier, (counts.get(carrier) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

/** Its carrier's scan counts it as gone; ours may still come. */
export const isGone = ({ box }: BoxOnFloor): boolean =>
  box.handedOver && box.carrierFirst === undefined

export const isCancelled = ({ order }: BoxOnFloor): boolean => order.stage === 'cancelled'
