/** Who watches which order. One listener on the log serves every open page. */
import type { OrderId } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'

export interface LiveOrders {
  /** Told the revision after each commit that touched the order, until what is answered is called. */
  watch(order: OrderId, tell: (rev: number) => void): () => void
}

export function liveOrders(eventLog: Pick<EventLog, 'onCommit'>): LiveOrders {
  const watchersOf = new Map<OrderId, Set<(rev: number) => void>>()
  eventLog.onCommit(({ orders, rev }) => {
    for (const order of orders) for (const tell of watchersOf.get(order) ?? []) tell(rev)
  })
  return {
    watch: (order, tell) => {
      const watchers = watchersOf.get(order) ?? new Set()
      watchersOf.set(order, watchers.add(tell))
      return () => {
        if (watchers.delete(tell) && watchers.size === 0) watchersOf.delete(order)
      }
    },
  }
}
