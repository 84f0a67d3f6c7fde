/** Work over many orders at once: judging what is due, and folding everything again. */
import { keysOf, type Instant, type OrderId } from '@milepost/domain'
import type { Committed, Progress } from '../event-log.ts'
import { nothingCame } from '../fates.ts'
import type { Parts } from './parts.ts'

/** Orders in one transaction, so that nobody waits long for the next one. */
const atOnce = 200
const eventsAtOnce = 1000

type Tell = (committed: Committed) => void

export function createUpkeep(parts: Parts, tell: Tell) {
  const { events, findings, floor, histories, orders, routes, transact, views } = parts

  /** Between two portions others get their turn. Answers the sum of what `each` says. */
  async function inPortions(
    all: readonly OrderId[],
    each: (order: OrderId) => number,
    progress?: Progress,
  ): Promise<number> {
    let total = 0
    for (let start = 0; start < all.length; start += atOnce) {
      const portion = all.slice(start, start + atOnce)
      const { value: sum, rev } = transact(() => portion.map(each).reduce((so, far) => so + far, 0))
      if (sum > 0) tell({ rev, orders: portion, findingsChanged: true })
      total += sum
      progress?.(start + portion.length, all.length)
      if (start + atOnce < all.length) await nextTurn()
    }
    return total
  }

  /** Files every event under its keys again, should this code know more of them than the code that stored it. */
  async function refile(): Promise<void> {
    let page = events.after(0, eventsAtOnce)
    while (page.length > 0) {
      const these = page
      transact(() => {
        for (const { position, event } of these) events.file(position, keysOf(event))
      })
      await nextTurn()
      page = events.after(these.at(-1)?.position ?? 0, eventsAtOnce)
    }
  }

  return {
    /** All other orders of a site that changed its route come last: what is due is not to wait for them. */
    async judge(now: Instant): Promise<number> {
      const said = routes.unjudged()
      const sites = new Set(said.map(({ site }) => site))
      const due = new Set([
        ...findings.ordersOpenAt(sites),
        ...views.due(now),
        ...findings.ordersOpenAt(floor.heardSince()),
        ...[...sites].flatMap(routes.ordersAt),
      ])
      const moved = await inPortions([...due], (order) => orders.judge(order, now))
      routes.judged(said)
      return moved
    },
    async rebuild(at: Instant, progress?: Progress) {
      histories.forget()
      await refile()
      const known = histories.known()
      const refolded = (order: OrderId) => (orders.refold(order, nothingCame, at).changed ? 1 : 0)
      const differed = await inPortions(known, refolded, progress)
      return { orders: known.length, differed }
    },
  }
}

const nextTurn = (): Promise<void> => new Promise((go) => setImmediate(go))
