/** What a store does with events, in a few lines: file them, find the orders they touch, fold those again. */
import { canonical } from '../canonical.ts'
import type { MilepostEvent } from '../event.ts'
import { orderViewOf } from '../fold-order.ts'
import type { OrderId } from '../id.ts'
import type { OrderView } from '../order-view.ts'
import { claimsOf, keysOf, orderKey } from '../subject-key.ts'
import { orderId } from './facts.ts'

/** Everything an order's fold needs, found by keys alone. */
export function closureOf(
  order: OrderId,
  events: readonly MilepostEvent[],
): readonly MilepostEvent[] {
  let found: readonly MilepostEvent[] = []
  for (;;) {
    const claims = new Set(claimsOf(order, found))
    const more = events.filter((event) => keysOf(event).some((key) => claims.has(key)))
    if (more.length === found.length) return found
    found = more
  }
}

/** For a test that knows that the order is there. */
export function viewOf(events: readonly MilepostEvent[], order = 'order-1'): OrderView {
  const view = orderViewOf(orderId(order), events)
  if (!view) throw new Error(`${order} was never placed`)
  return view
}

/** The bytes of one order's view. */
export const bytesOf = (order: OrderId, events: readonly MilepostEvent[]): string =>
  canonical(orderViewOf(order, events) ?? null)

/** Takes batches as they arrive and refolds only what each one touches. */
export function logOf(
  batches: readonly (readonly MilepostEvent[])[],
): ReadonlyMap<OrderId, string> {
  const held: MilepostEvent[] = []
  const claimsByOrder = new Map<OrderId, ReadonlySet<string>>()
  const bytesByOrder = new Map<OrderId, string>()
  for (const batch of batches) {
    const ids = new Set(held.map(({ id }) => id))
    held.push(...batch.filter(({ id }) => !ids.has(id)))
    for (const order of touchedBy(batch, claimsByOrder)) {
      const closure = closureOf(order, held)
      claimsByOrder.set(order, new Set(claimsOf(order, closure)))
      bytesByOrder.set(order, bytesOf(order, closure))
    }
  }
  return bytesByOrder
}

function touchedBy(
  batch: readonly MilepostEvent[],
  claimsByOrder: ReadonlyMap<OrderId, ReadonlySet<string>>,
): ReadonlySet<OrderId> {
  const keys = new Set(batch.flatMap(keysOf))
  const touched = new Set<OrderId>()
  for (const event of batch) {
    if (event.subject.order) touched.add(event.subject.order)
    if (event.kind === 'box-reassigned') touched.add(event.body.to)
  }
  for (const [order, claims] of claimsByOrder) {
    if ([...keys].some((key) => claims.has(key) || key === orderKey(order))) touched.add(order)
  }
  return touched
}
