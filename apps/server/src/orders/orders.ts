/** Other systems place orders and read them back (D1). */
import { labelText } from '@milepost/barcode'
import { newOrder, type OrderAnswer } from '@milepost/contract'
import { as, type OrderId, type OrderView } from '@milepost/domain'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts, acceptsQuery } from '../ops/accepts.ts'
import { originOf } from '../ops/origin.ts'
import { limited } from '../ops/rate-limit.ts'
import type { Log } from '../ops/log.ts'
import { refuse } from '../ops/refuse.ts'
import { withKey } from '../people/api-key.ts'
import type { PeopleStore } from '../people/store.ts'
import type { SiteStore } from '../sites/store.ts'
import { placeOrder, type PlaceOrderDeps } from './place-order.ts'

export interface OrdersDeps extends PlaceOrderDeps {
  readonly eventLog: Pick<EventLog, 'append' | 'orderView'>
  readonly people: Pick<PeopleStore, 'keyByHash'>
  readonly sites: Pick<SiteStore, 'siteById'>
  readonly publicUrl: string | undefined
  readonly log: Log
}

/** Five hundred lines with long names, and room. */
const mostBytes = 512 * 1024
/** Against a runaway client; a shop of any size stays below. */
const usual = { tries: 6_000, inSeconds: 60 }

export const byReference = z.object({
  shop: newOrder.shape.shop,
  reference: newOrder.shape.reference,
})

export const orders = (deps: OrdersDeps) =>
  new Hono()
    .post(
      '/v1/orders',
      limited(deps.now, usual),
      withKey(deps.people, 'orders:write'),
      accepts(newOrder, mostBytes),
      async (c) => {
        const wish = c.req.valid('json')
        if (!(await deps.sites.siteById(wish.site))) {
          return refuse(c, 'invalid', {
            fields: [{ path: 'site', problem: 'There is no such site' }],
          })
        }
        const placed = await placeOrder(deps, wish)
        if (!placed.ok) return refuse(c, placed.refusal.kind, { retryAfterSeconds: 5 })
        const answer = await answerOf(c, deps, placed.value.order)
        return answer
          ? c.json(answer, placed.value.isNew ? 201 : 200)
          : refuse(c, 'unavailable', { retryAfterSeconds: 5 })
      },
    )
    .get(
      '/v1/orders',
      withKey(deps.people, 'orders:read'),
      acceptsQuery(byReference),
      async (c) => {
        const { shop, reference } = c.req.valid('query')
        const claim = await deps.orders.claimOf('order', shop, reference)
        const answer = claim && (await answerOf(c, deps, as<OrderId>(claim.id)))
        return answer ? c.json(answer) : refuse(c, 'not-found')
      },
    )
    .delete('/v1/orders/:order/customer', withKey(deps.people, 'orders:write'), async (c) => {
      const order = as<OrderId>(c.req.param('order'))
      if (!(await deps.eventLog.orderView(order))) return refuse(c, 'not-found')
      if (await deps.orders.eraseCustomer(order)) deps.log('info', 'customer-erased', { order })
      return c.body(null, 204)
    })
    .get('/v1/orders/:order', withKey(deps.people, 'orders:read'), async (c) => {
      const answer = await answerOf(c, deps, as<OrderId>(c.req.param('order')))
      return answer ? c.json(answer) : refuse(c, 'not-found')
    })

async function answerOf(
  c: Context,
  { eventLog, orders: store, publicUrl }: OrdersDeps,
  order: OrderId,
): Promise<OrderAnswer | undefined> {
  const [held, token] = await Promise.all([eventLog.orderView(order), store.tokenOf(order)])
  return held && { ...toldOf(held.view), track: trackLink(originOf(c, publicUrl), token) }
}

/** Without a login, so the token is the secret. Orders that came without one, such as a rebuilt log's, have no page. */
export const trackLink = (origin: string, token: string | undefined): string =>
  token === undefined ? '' : `${origin}/o/${token}`

const toldOf = (view: OrderView): Omit<OrderAnswer, 'track'> => ({
  order: view.order,
  label: labelText('order', view.reference) ?? view.reference,
  shop: view.shop,
  reference: view.reference,
  stage: view.stage,
  placedAt: view.placedAt,
  boxes: view.boxes.map(({ box, label, reached, possession }) => ({
    box,
    ...label,
    reached,
    possession: possession.state,
  })),
})
