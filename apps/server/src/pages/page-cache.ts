/** Rendered pages, newest use last. A page is only kept when nothing was committed to its order while it was made. */
import type { OrderId } from '@milepost/domain'
import type { Committed } from '../event-log/event-log.ts'

export interface PageCache<Page> {
  page(key: string): Page | undefined
  /** Made anew, and kept unless its order changed meanwhile. */
  make(
    key: string,
    order: OrderId,
    render: () => Promise<Page | undefined>,
  ): Promise<Page | undefined>
  /** Its pages tell an older story from here on. */
  forget(committed: Pick<Committed, 'orders'>): void
}

interface Making {
  readonly order: OrderId
  isStale: boolean
}

export function pageCache<Page>(most: number): PageCache<Page> {
  const kept = new Map<string, { readonly order: OrderId; readonly page: Page }>()
  const keysByOrder = new Map<OrderId, Set<string>>()
  const making = new Set<Making>()

  const drop = (key: string): void => {
    const found = kept.get(key)
    if (!found) return
    kept.delete(key)
    const keys = keysByOrder.get(found.order)
    keys?.delete(key)
    if (keys?.size === 0) keysByOrder.delete(found.order)
  }
  const keep = (key: string, order: OrderId, page: Page): void => {
    drop(key)
    kept.set(key, { order, page })
    const keys = keysByOrder.get(order) ?? new Set()
    keysByOrder.set(order, keys.add(key))
    const [oldest] = kept.size > most ? kept.keys() : []
    if (oldest !== undefined) drop(oldest)
  }

  return {
    page: (key) => {
      const found = kept.get(key)
      if (!found) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found.page
    },
    make: async (key, order, render) => {
      const now: Making = { order, isStale: false }
      making.add(now)
      try {
        const page = await render()
        if (page !== undefined && !now.isStale) keep(key, order, page)
        return page
      } finally {
        making.delete(now)
      }
    },
    forget: ({ orders }) => {
      for (const order of orders) {
        for (const key of keysByOrder.get(order) ?? []) drop(key)
      }
      for (const one of making) if (orders.includes(one.order)) one.isStale = true
    },
  }
}
