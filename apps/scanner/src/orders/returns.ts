/** Returns that the floor expects or has, from the pulled orders and from this device's own scans. */
import { as, returnKey, type OrderId, type ReturnId, type WorkReturn } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import {
  isOpen,
  isReturnScan,
  returnKinds,
  strayReturns,
  type ReturnOnFloor,
} from './own-returns.ts'
import { ownEvents } from './own-events.ts'
import { effectiveOf } from './own-scans.ts'
import { shownScans } from './shown-scans.ts'
import { docsNamed } from './work-docs.ts'
import { allOrders, orderById } from './work.ts'

/** Those that are here come first: they take up room. */
export async function allReturns(database: Database): Promise<readonly ReturnOnFloor[]> {
  const ofOrders = (await allOrders(database)).flatMap((order) =>
    (order.returns ?? []).map((back): ReturnOnFloor => ({ back, order })),
  )
  const known = new Set(ofOrders.map(({ back }) => back.return))
  const strays = (await straysIn(database)).filter((back) => !known.has(back.return))
  return [...ofOrders, ...strays.map((back) => ({ back }))].filter(({ back }) => isOpen(back))
}

export async function returnById(
  database: Database,
  id: ReturnId,
): Promise<ReturnOnFloor | undefined> {
  const key = returnKey(id)
  const { orders } = await docsNamed(database, [key])
  const begunHere = (await shownScans(database)).ordersWith([key])
  const ids = new Set<OrderId>([...orders.map(({ order }) => order), ...begunHere])
  for (const each of ids) {
    const order = await orderById(database, each)
    const back = order?.returns?.find((one) => one.return === id)
    if (order && back) return { back, order }
  }
  const stray = (await straysIn(database)).find((back) => back.return === id)
  return stray && { back: stray }
}

/** Received here under a label that this device knows of no order. */
export async function straysIn(database: Database): Promise<readonly WorkReturn[]> {
  const events = await ownEvents(database, [...returnKinds, 'undone'])
  const counting = effectiveOf(events.map((event) => ({ event, absorbed: false })))
  const ofNoOrder = events.filter(
    (event) => counting.has(event.id) && isReturnScan(event) && event.subject.order === undefined,
  )
  return strayReturns(ofNoOrder)
}

export const newReturnId = (): ReturnId => as<ReturnId>(`b-${crypto.randomUUID().slice(0, 23)}`)
