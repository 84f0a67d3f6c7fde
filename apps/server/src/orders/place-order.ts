/**
 * An order comes in once for each reference of a shop (D1). Its id and its event's id follow from shop and reference, so
 * a repeat after a crash at any point completes the same order instead of making another.
 */
import { hashOf, type NewOrder } from '@milepost/contract'
import {
  as,
  type EventId,
  type LineId,
  type OrderId,
  type ShopEvent,
  type ShopId,
} from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'
import type { Clock, Randomness } from '../ops/ports.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { newSecret } from '../ops/secret.ts'
import { appendOne, type NotStored } from './append-one.ts'
import type { OrderStore } from './store.ts'

export interface PlaceOrderDeps {
  readonly eventLog: Pick<EventLog, 'append'>
  readonly orders: OrderStore
  readonly now: Clock
  readonly random: Randomness
}

export interface Placed {
  readonly order: OrderId
  /** Not so when this reference had placed it before. */
  readonly isNew: boolean
}

export interface ReferenceTaken {
  readonly kind: 'reference-taken'
}

export async function placeOrder(
  { eventLog, orders, now, random }: PlaceOrderDeps,
  wish: NewOrder,
): Promise<Result<Placed, ReferenceTaken | NotStored>> {
  const { shop, reference, customer } = wish
  const wanted = {
    kind: 'order',
    owner: shop,
    reference,
    id: orderIdOf(shop, reference),
    contentHash: hashOf(wish),
    firstAt: now(),
  } as const
  const beside = { token: newSecret(random, 18), ...(customer ? { customer } : {}) }
  const claim = await orders.claim(wanted, beside)
  if (claim.contentHash !== wanted.contentHash) return no({ kind: 'reference-taken' })
  const order = as<OrderId>(claim.id)
  const appended = await appendOne(eventLog, placedEvent(order, wish, claim.firstAt), now())
  return appended.ok ? ok({ order, isNew: appended.value === 'accepted' }) : appended
}

/** Hashed, so that it fits any reference, and says nothing of the shop's numbers. */
export const orderIdOf = (shop: ShopId, reference: string): OrderId =>
  as<OrderId>(`o-${hashOf(['order', shop, reference]).slice(0, 32)}`)

function placedEvent(order: OrderId, wish: NewOrder, firstAt: number): ShopEvent {
  const { shop, reference, site, lines, promised, placedAt = firstAt } = wish
  return {
    id: as<EventId>(`e-${order}-placed`),
    kind: 'order-placed',
    source: 'shop',
    occurred: { at: placedAt },
    subject: { order },
    body: {
      shop,
      reference,
      site,
      lines: lines.map(({ gtin, ...line }, index) => ({
        line: as<LineId>(`${order}-${index + 1}`),
        ...line,
        ...(gtin === undefined ? {} : { gtin: gtin14(gtin) }),
      })),
      ...(promised ? { promised } : {}),
    },
  }
}

/** One spelling of a GTIN everywhere: 14 digits, as a scan has it. */
export const gtin14 = (gtin: string): string => gtin.padStart(14, '0')
