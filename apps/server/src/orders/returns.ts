/** A shop announces what its customers send back, once for each reference (C5, D1). */
import { hashOf, type NewReturn, newReturn, type ReturnAnswer } from '@milepost/contract'
import {
  as,
  type EventId,
  type OrderId,
  type OrderView,
  type ReturnId,
  type ShopEvent,
  type Units,
} from '@milepost/domain'
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import type { Clock } from '../ops/ports.ts'
import { limited } from '../ops/rate-limit.ts'
import { refuse } from '../ops/refuse.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { withKey } from '../people/api-key.ts'
import type { PeopleStore } from '../people/store.ts'
import { appendOne, type NotStored } from './append-one.ts'
import type { ReferenceTaken } from './place-order.ts'
import type { OrderStore } from './store.ts'

export interface AnnounceReturnDeps {
  readonly eventLog: Pick<EventLog, 'append'>
  readonly orders: Pick<OrderStore, 'claim'>
  readonly now: Clock
}

export interface ReturnsDeps extends AnnounceReturnDeps {
  readonly eventLog: Pick<EventLog, 'append' | 'orderView'>
  readonly orders: Pick<OrderStore, 'claim' | 'claimOf'>
  readonly people: Pick<PeopleStore, 'keyByHash'>
}

const mostBytes = 128 * 1024
const usual = { tries: 6_000, inSeconds: 60 }

export const returns = (deps: ReturnsDeps) =>
  new Hono().post(
    '/v1/returns',
    limited(deps.now, usual),
    withKey(deps.people, 'orders:write'),
    accepts(newReturn, mostBytes),
    async (c) => {
      const wish = c.req.valid('json')
      const claim = await deps.orders.claimOf('order', wish.shop, wish.order)
      const held = claim && (await deps.eventLog.orderView(as<OrderId>(claim.id)))
      if (!held) return refuse(c, 'invalid', { fields: [noSuchOrder] })
      const units = unitsOf(held.view, wish)
      if (!units.ok) return refuse(c, 'invalid', { fields: [units.refusal] })
      const { order } = held.view
      const announced = await announceReturn(deps, wish, { order, units: units.value })
      if (!announced.ok) return refuse(c, announced.refusal.kind, { retryAfterSeconds: 5 })
      const { back, isNew } = announced.value
      const answer: ReturnAnswer = { return: back, order, reference: wish.reference }
      return c.json(answer, isNew ? 201 : 200)
    },
  )

interface Field {
  readonly path: string
  readonly problem: string
}

const noSuchOrder: Field = { path: 'order', problem: 'There is no such order' }

function unitsOf({ lines }: OrderView, wish: NewReturn): Result<readonly Units[], Field> {
  if (!wish.lines) {
    return ok(lines.map(({ line, units, cancelled }) => ({ line, units: units - cancelled })))
  }
  const units: Units[] = []
  for (const [at, wanted] of wish.lines.entries()) {
    const line = lines.find(({ sku }) => sku === wanted.sku)
    if (!line) return no({ path: `lines.${at}.sku`, problem: 'The order has no such item' })
    units.push({ line: line.line, units: wanted.units })
  }
  return ok(units)
}

interface Announced {
  readonly order: OrderId
  readonly units: readonly Units[]
}

async function announceReturn(
  { eventLog, orders, now }: AnnounceReturnDeps,
  wish: NewReturn,
  what: Announced,
): Promise<
  Result<{ readonly back: ReturnId; readonly isNew: boolean }, ReferenceTaken | NotStored>
> {
  const { shop, reference } = wish
  const contentHash = hashOf(wish)
  const claim = await orders.claim({
    kind: 'return',
    owner: shop,
    reference,
    id: `b-${hashOf(['return', shop, reference]).slice(0, 32)}`,
    contentHash,
    firstAt: now(),
  })
  if (claim.contentHash !== contentHash) return no({ kind: 'reference-taken' })
  const back = as<ReturnId>(claim.id)
  const event = requestedEvent({ ...what, back, wish, at: claim.firstAt })
  const appended = await appendOne(eventLog, event, now())
  return appended.ok ? ok({ back, isNew: appended.value === 'accepted' }) : appended
}

function requestedEvent({
  back,
  order,
  units,
  wish: { reference, reason, label },
  at,
}: Announced & {
  readonly back: ReturnId
  readonly wish: NewReturn
  readonly at: number
}): ShopEvent {
  return {
    id: as<EventId>(`e-${back}-requested`),
    kind: 'return-requested',
    source: 'shop',
    occurred: { at },
    subject: { order, return: back, ...(label ? { label } : {}) },
    body: { return: back, units, reason, reference },
  }
}
