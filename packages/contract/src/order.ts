/** Orders come in by API, once for each reference of a shop, and are read back as a view. */
import type { OrderId, ReceiptId, ReturnId, ShopId, SiteId } from '@milepost/domain'
import * as z from 'zod/mini'
import { orderStages } from './one-of.ts'
import { promised } from './pull.ts'
import {
  named,
  formed,
  instant,
  label,
  listOf,
  nameText,
  optional,
  shortText,
  someOf,
  units,
  upTo,
} from './shape.ts'

/** Personal data: kept beside the event log, never in it. */
export const customer = z.object({
  name: optional(shortText),
  email: optional(z.email()),
  phone: optional(shortText),
  address: optional(listOf(shortText, 8)),
  language: optional(formed(/^[a-z]{2}(-[A-Z]{2})?$/)),
  zone: optional(upTo(64)),
})
export type Customer = z.output<typeof customer>

const newLines = someOf(
  z.object({
    sku: nameText,
    gtin: optional(formed(/^\d{8}(\d{4,6})?$/)),
    name: nameText,
    units,
    bin: optional(shortText),
  }),
  500,
)

export const newOrder = z.object({
  shop: named<ShopId>(),
  /** The shop's own order number. The same reference again is the same order. */
  reference: formed(/^[A-Za-z0-9][A-Za-z0-9_.#/-]{0,63}$/),
  site: named<SiteId>(),
  placedAt: optional(instant),
  lines: newLines,
  promised: optional(promised),
  customer: optional(customer),
})
export type NewOrder = z.output<typeof newOrder>

/** Goods that are on their way to a site. The same reference again is the same receipt. */
export const newReceipt = z.object({
  site: named<SiteId>(),
  reference: newOrder.shape.reference,
  lines: newLines,
})
export type NewReceipt = z.output<typeof newReceipt>

/** Boxes that a customer sends back. The same reference again is the same return. */
export const newReturn = z.object({
  shop: named<ShopId>(),
  /** The shop's number of the order. */
  order: newOrder.shape.reference,
  /** The number that the customer was told, as it may stand on the box. */
  reference: newOrder.shape.reference,
  reason: nameText,
  /** Without them, all that was ordered. */
  lines: optional(someOf(z.object({ sku: nameText, units }), 500)),
  /** What it will come back under. */
  label: optional(label),
})
export type NewReturn = z.output<typeof newReturn>

export const returnAnswer = z.object({
  return: named<ReturnId>(),
  order: named<OrderId>(),
  reference: z.string(),
})
export type ReturnAnswer = z.output<typeof returnAnswer>

export const receiptAnswer = z.object({
  receipt: named<ReceiptId>(),
  site: named<SiteId>(),
  reference: z.string(),
})
export type ReceiptAnswer = z.output<typeof receiptAnswer>

export const orderAnswer = z.object({
  order: named<OrderId>(),
  /** What to print as the order's barcode, for the floor to scan. */
  label: z.string(),
  shop: named<ShopId>(),
  reference: z.string(),
  stage: z.enum(orderStages),
  placedAt: instant,
  /** The customer's page: unguessable, no login. */
  track: z.string(),
  boxes: z.array(
    z.object({
      box: z.string(),
      carrier: optional(z.string()),
      number: optional(z.string()),
      reached: z.string(),
      possession: z.string(),
    }),
  ),
})
export type OrderAnswer = z.output<typeof orderAnswer>
