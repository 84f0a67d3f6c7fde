/** What a token opens, for whom. Asked again after a minute, so that a link that was taken back is soon dead. */
import type { Instant, OrderId, Zone } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'
import type { Clock } from '../ops/ports.ts'
import type { OrderStore } from '../orders/store.ts'
import type { SiteStore } from '../sites/store.ts'
import type { CustomerLink } from './customer-pages.ts'
import { isZone } from './dates.ts'

export interface CustomerLinkDeps {
  readonly eventLog: Pick<EventLog, 'orderView'>
  readonly orders: Pick<OrderStore, 'orderByToken' | 'customerOf'>
  readonly sites: Pick<SiteStore, 'siteById'>
  readonly now: Clock
}

const keptMs = 60_000
const mostLinks = 5000

export function customerLinks(deps: CustomerLinkDeps) {
  const kept = new Map<string, { readonly link: CustomerLink; readonly until: Instant }>()
  return async (token: string): Promise<CustomerLink | undefined> => {
    const known = kept.get(token)
    if (known && known.until > deps.now()) return known.link
    const order = await deps.orders.orderByToken(token)
    const link = order && (await linkTo(deps, order))
    kept.delete(token)
    if (!link) return undefined
    kept.set(token, { link, until: deps.now() + keptMs })
    const [oldest] = kept.size > mostLinks ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    return link
  }
}

async function linkTo(deps: CustomerLinkDeps, order: OrderId): Promise<CustomerLink> {
  const customer = await deps.orders.customerOf(order)
  const zone = customer?.zone && isZone(customer.zone) ? customer.zone : await siteZone(deps, order)
  return { order, zone, ...(customer?.language ? { language: customer.language } : {}) }
}

async function siteZone({ eventLog, sites }: CustomerLinkDeps, order: OrderId): Promise<Zone> {
  const found = await eventLog.orderView(order)
  const site = found && (await sites.siteById(found.view.site))
  return site?.zone ?? 'UTC'
}
