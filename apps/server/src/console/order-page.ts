/** One order with all that stands behind it, and one box to find it by. */
import type { Concern, Found, OrderPage } from '@milepost/contract'
import { as, type OrderId, type OrderView, type SiteId } from '@milepost/domain'
import { Hono } from 'hono'
import type { DeviceStore } from '../devices/store.ts'
import type { EventLog, OrderHit } from '../event-log/event-log.ts'
import { accepts, acceptsQuery } from '../ops/accepts.ts'
import { originOf } from '../ops/origin.ts'
import { refuse } from '../ops/refuse.ts'
import { trackLink } from '../orders/orders.ts'
import type { OrderStore } from '../orders/store.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { ordersQuery, search } from './queries.ts'

export interface OrderPageDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<
    EventLog,
    'orderView' | 'eventsOf' | 'findings' | 'findOrders' | 'latestOrders' | 'ordersOfConcern'
  >
  readonly devices: Pick<DeviceStore, 'allDevices'>
  readonly orders: Pick<OrderStore, 'tokenOf' | 'customerOf' | 'ordersOfCustomer'>
}

const mostHits = 30
/** All that a shift can work off, and no more than a screen can hold. */
const mostOfConcern = 200

export const orderPage = (deps: OrderPageDeps) =>
  new Hono()
    .post('/v1/console/search', signedIn(deps), accepts(search), async (c) =>
      c.json(await foundBy(deps, c.req.valid('json').text)),
    )
    .get('/v1/console/orders', signedIn(deps), acceptsQuery(ordersQuery), async (c) => {
      const { concern, site } = c.req.valid('query')
      return c.json(concern ? await ofConcern(deps, concern, site) : await foundBy(deps, ''))
    })
    .get('/v1/console/orders/:order', signedIn(deps), async (c) => {
      const order = as<OrderId>(c.req.param('order'))
      const page = await pageOf(deps, order, originOf(c, deps.publicUrl))
      return page ? c.json(page) : refuse(c, 'not-found')
    })

async function pageOf(
  { eventLog, devices, orders, people }: OrderPageDeps,
  order: OrderId,
  origin: string,
): Promise<OrderPage | undefined> {
  const held = await eventLog.orderView(order)
  if (!held) return undefined
  const { view } = held
  const customer = await orders.customerOf(order)
  const stored = await eventLog.eventsOf(order)
  const deviceNames = (await devices.allDevices()).map(
    ({ device, name }) => [device, name] as const,
  )
  const names = new Map<string, string>(deviceNames)
  const findings = await eventLog.findings({ order })
  const suspects = findings.flatMap(({ evidence }) => evidence.devices)
  return {
    view,
    track: trackLink(origin, await orders.tokenOf(order)),
    ...(customer ? { customer: contactOf(customer) } : {}),
    people: namesIn(view, 'person', await people.nameByPerson()),
    devices: {
      ...namesIn(view, 'device', names),
      ...Object.fromEntries(suspects.map(({ device }) => [device, names.get(device) ?? device])),
    },
    findings,
    recordedAt: Object.fromEntries(stored.map(({ event, recordedAt }) => [event.id, recordedAt])),
  }
}

function namesIn(
  { entries }: OrderView,
  field: 'person' | 'device',
  names: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const ids = new Set(entries.flatMap((entry) => entry[field] ?? []))
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [[id, name]]
    }),
  )
}

const contactOf = ({ name, email, phone }: NonNullable<OrderPage['customer']>) => ({
  ...(name === undefined ? {} : { name }),
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
})

/** Nothing typed yet shows the latest orders. */
async function foundBy(deps: OrderPageDeps, text: string): Promise<Found> {
  const { eventLog, devices } = deps
  if (text === '') return { hits: (await eventLog.latestOrders(mostHits)).map(hitOf), devices: [] }
  const hits = await eventLog.findOrders(text, mostHits)
  const ofCustomer = await hitsOfCustomer(deps, text, new Set(hits.map(({ order }) => order)))
  const asked = text.toLowerCase()
  const named = (await devices.allDevices()).filter(
    ({ device, name }) => device === text || name.toLowerCase().includes(asked),
  )
  return {
    hits: [...hits, ...ofCustomer].slice(0, mostHits).map(hitOf),
    devices: named.slice(0, mostHits).map(({ device, name }) => ({ device, name })),
  }
}

async function ofConcern(
  { eventLog, now }: OrderPageDeps,
  concern: Concern,
  site: SiteId | undefined,
): Promise<Found> {
  const at = now()
  const here = site === undefined ? {} : { site }
  const asked = { ...here, concern, now: at, openedSince: at, limit: mostOfConcern }
  const { hits } = await eventLog.ordersOfConcern(asked)
  return {
    hits: hits.map(({ since, ...hit }) => ({ ...hitOf({ ...hit, because: concern }), since })),
    devices: [],
  }
}

async function hitsOfCustomer(
  { eventLog, orders }: OrderPageDeps,
  text: string,
  already: ReadonlySet<OrderId>,
): Promise<readonly OrderHit[]> {
  const found = await orders.ordersOfCustomer(text, mostHits)
  const views = await Promise.all(
    found.filter((order) => !already.has(order)).map((order) => eventLog.orderView(order)),
  )
  return views.flatMap((held) => {
    if (!held) return []
    const { order, reference, site, stage, placedAt, boxes } = held.view
    return [{ order, reference, site, stage, placedAt, boxes: boxes.length, because: 'customer' }]
  })
}

const hitOf = ({ order, reference, stage, placedAt, boxes, because }: OrderHit) => ({
  order,
  reference,
  stage,
  placedAt,
  boxes,
  because,
})
