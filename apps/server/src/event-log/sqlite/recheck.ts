/** Compares stored views with what their events say, some at a time, and mends those that differ. */
import type { Instant, OrderId } from '@milepost/domain'
import type { Committed, Rechecked } from '../event-log.ts'
import { nothingCame } from '../fates.ts'
import type { Parts } from './parts.ts'

interface Slice {
  readonly after: string
  readonly most: number
}

export function createRecheck(parts: Parts, tell: (committed: Committed) => void) {
  const { database, histories, orders, transact } = parts
  /** Those with a view or an event of their own, each looked up from an index. */
  const knownAfter = database
    .prepare<[Slice], OrderId>(
      `select * from (select "order" from order_view where "order" > @after order by 1 limit @most)
       union
       select * from (select distinct substr(key, 7) from event_key
         where key > 'order:' || @after and key < 'order;' order by key limit @most)
       order by 1 limit @most`,
    )
    .pluck()

  return {
    recheck(after: OrderId | undefined, most: number, at: Instant): Rechecked {
      const some = knownAfter.all({ after: after ?? '', most })
      const { value: differed, rev } = transact(() =>
        some.filter((order) => {
          // What is remembered would be compared with itself.
          histories.forgetOne(order)
          return orders.refold(order, nothingCame, at).changed
        }),
      )
      if (differed.length > 0) tell({ rev, orders: differed, findingsChanged: true })
      const last = some.at(-1)
      return { orders: some.length, differed, ...(last === undefined ? {} : { last }) }
    },
  }
}
