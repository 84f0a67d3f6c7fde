/** Who watches which order. One listener on the log serves every open page. */
import type { OrderId } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'

export interface LiveOrders {
  /** Told the revision after each commit that touched the order. Undefined when too many watch already. */
  watch(order: OrderId, tell: (rev: number) => void): (() => void) | undefined
}

/** Each holds a socket; beyond this a page is renewed by hand. */
const mostWatchers = 5000

export function liveOrders(eventLog: Pick<EventLog, 'onCommit'>): LiveOrders {
  const watchersOf = new Map<OrderId, Set<(rev: number) => void>>()
  let count = 0
  eventLog.onCommit(({ orders, rev }) => {
    for (const order of orders) for (const tell of watchersOf.get(order) ?? []) tell(rev)
  })
  return {
    watch: (order, tell) => {
      if (count >= mostWatchers) return undefined
      count += 1
      const watchers = watchersOf.get(order) ?? new Set()
      watchersOf.set(order, watchers.add(tell))
      return () => {
        if (!watchers.delete(tell)) return
        count -= 1
        if (watchers.size === 0) watchersOf.delete(order)
      }
    },
  }
}
