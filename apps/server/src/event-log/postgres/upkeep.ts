/** Work over many orders at once: judging what is due, and folding everything again. */
import { keysOf, type Instant, type OrderId } from '@milepost/domain'
import type { Committed, Progress, Rechecked } from '../event-log.ts'
import { noChanges, type Changes } from './changes.ts'
import type { Unjudged } from './floor.ts'
import { lockOrders } from './locks.ts'
import {
  dueOrders,
  eventsAfter,
  knownOrders,
  knownOrdersAfter,
  ordersAt,
  ordersOpenAt,
} from './queries.ts'
import { judge, refold, type RefoldDeps, type Touched } from './refold.ts'
import { noteRoutesJudged, type UnjudgedRoute, unjudgedRoutes } from './routes.ts'
import type { Postgres, Sql } from './sql.ts'
import { persistently } from './trouble.ts'
import { writeAll } from './writing.ts'

/** Orders in one transaction, so that nobody waits long for the next one. */
const atOnce = 200
const eventsAtOnce = 1000

export interface UpkeepDeps extends RefoldDeps {
  readonly postgres: Postgres
  readonly tell: (committed: Committed) => void
}

type Each = (sql: Sql, orders: readonly OrderId[], changes: Changes) => Promise<number>

export function createUpkeep({ postgres, tell, ...refoldDeps }: UpkeepDeps) {
  const { sql } = postgres
  const { floor } = refoldDeps
  const inPortions = createPortions(postgres, tell)
  const refolded: Each = (within, orders, changes) =>
    refold(within, whole(orders), changes, refoldDeps).then(({ changed }) => changed)

  return {
    async recheck(after: OrderId | undefined, most: number, at: Instant): Promise<Rechecked> {
      const some = await knownOrdersAfter(sql, after ?? '', most)
      const differed = new Set<OrderId>()
      await inPortions(some, at, async (within, orders, changes) => {
        const changed = await refolded(within, orders, changes)
        for (const { order } of changes.views) differed.add(order)
        for (const { collection, id } of changes.work)
          if (collection === 'orders') differed.add(id as OrderId)
        return changed
      })
      const last = some.at(-1)
      return {
        orders: some.length,
        differed: [...differed],
        ...(last === undefined ? {} : { last }),
      }
    },
    async judge(now: Instant): Promise<number> {
      const contacts = await floor.unjudged()
      const routes = await unjudgedRoutes(sql)
      const orders = await ordersToJudge(sql, now, contacts, routes)
      const moved = await inPortions(orders, now, (within, portion, changes) =>
        judge(within, portion, changes, refoldDeps),
      )
      await floor.judged(contacts)
      await noteRoutesJudged(sql, routes)
      return moved
    },
    async rebuild(at: Instant, progress?: Progress) {
      await refile(sql)
      const known = await knownOrders(sql)
      const differed = await inPortions(known, at, refolded, progress)
      return { orders: known.length, differed }
    },
  }
}

/** All other orders of a site that changed its route come last: what is due is not to wait for them. */
async function ordersToJudge(
  sql: Sql,
  now: Instant,
  contacts: readonly Unjudged[],
  routes: readonly UnjudgedRoute[],
): Promise<readonly OrderId[]> {
  const rerouted = routes.map(({ site }) => site)
  const open = await ordersOpenAt(sql, [...rerouted, ...contacts.map(({ site }) => site)])
  const due = await dueOrders(sql, now)
  const all = rerouted.length > 0 ? await ordersAt(sql, rerouted) : []
  return [...new Set([...open, ...due, ...all])]
}

const whole = (orders: readonly OrderId[]): Touched => ({
  orders,
  receipts: [],
  fresh: new Map(),
  locked: new Set(),
})

function createPortions({ inTransaction }: Postgres, tell: UpkeepDeps['tell']) {
  /** The orders are held meanwhile, so several processes may do this at once: what one moved, the next finds moved. */
  const portionDone = (orders: readonly OrderId[], at: Instant, each: Each) =>
    inTransaction(async (transaction) => {
      await lockOrders(transaction.sql, orders)
      const changes = noChanges(at)
      const sum = await each(transaction.sql, orders, changes)
      return { sum, rev: await writeAll(transaction, changes) }
    })

  /** Answers the sum of what `each` says. */
  return async (
    all: readonly OrderId[],
    at: Instant,
    each: Each,
    progress?: Progress,
  ): Promise<number> => {
    let total = 0
    for (let start = 0; start < all.length; start += atOnce) {
      const orders = all.slice(start, start + atOnce)
      const { sum, rev } = await persistently(() => portionDone(orders, at, each))
      if (sum > 0) tell({ rev, orders, findingsChanged: true })
      total += sum
      progress?.(start + orders.length, all.length)
    }
    return total
  }
}

/** Files every event under its keys again, should this code know more of them than the code that stored it. */
async function refile(sql: Sql): Promise<void> {
  let page = await eventsAfter(sql, 0, eventsAtOnce)
  while (page.length > 0) {
    const filings = page.flatMap(({ position, event }) =>
      keysOf(event).map((key) => ({ key, position })),
    )
    await sql(
      `insert into event_key (key, position) select * from unnest($1::text[], $2::int8[])
       on conflict do nothing`,
      [filings.map(({ key }) => key), filings.map(({ position }) => position)],
    )
    page = await eventsAfter(sql, page.at(-1)?.position ?? 0, eventsAtOnce)
  }
}
