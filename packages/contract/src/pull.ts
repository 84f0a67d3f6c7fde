/** Devices pull what they work against: orders, receipts, products, people. One cursor, in commit order. */
import type {
  BoxId,
  EventId,
  LineId,
  OrderId,
  PersonId,
  ReceiptId,
  ReturnId,
  SiteId,
  StationId,
  WorkOrder,
} from '@milepost/domain'
import * as z from 'zod/mini'
import { conditions, decisions, orderStages, returnStates, stationJobs, walks } from './one-of.ts'
import {
  named,
  count,
  instant,
  label,
  localDay,
  optional,
  sha256Hex,
  shortText,
  upTo,
} from './shape.ts'

export const promised = z.object({
  shipBy: optional(instant),
  deliverFrom: optional(localDay),
  deliverBy: optional(localDay),
})

export const workOrder = z.object({
  order: named<OrderId>(),
  reference: shortText,
  site: named<SiteId>(),
  stage: z.enum(orderStages),
  placedAt: instant,
  promised,
  lines: z.array(
    z.object({
      line: named<LineId>(),
      sku: shortText,
      gtin: optional(z.string()),
      name: shortText,
      bin: optional(shortText),
      units: count,
      picked: count,
      short: count,
      packed: count,
    }),
  ),
  boxes: z.array(
    z.object({
      box: named<BoxId>(),
      label: optional(label),
      closed: z.boolean(),
      handedOver: z.boolean(),
      carrierFirst: optional(z.literal(true)),
      lastAt: optional(z.int()),
    }),
  ),
  returns: optional(
    z.array(
      z.object({
        return: named<ReturnId>(),
        state: z.enum(returnStates),
        reference: optional(shortText),
        label: optional(label),
        units: z.array(z.object({ line: named<LineId>(), units: count })),
        condition: optional(z.enum(conditions)),
        decision: optional(z.enum(decisions)),
      }),
    ),
  ),
})
const parsesToWorkOrder: z.output<typeof workOrder> extends WorkOrder ? true : never = true
void parsesToWorkOrder

export const workReceipt = z.object({
  receipt: named<ReceiptId>(),
  reference: shortText,
  site: named<SiteId>(),
  lines: z.array(
    z.object({
      line: named<LineId>(),
      sku: shortText,
      gtin: optional(z.string()),
      name: shortText,
      bin: optional(shortText),
      units: count,
      received: count,
      damaged: optional(count),
      putAway: optional(count),
    }),
  ),
})
export type WorkReceiptDoc = z.output<typeof workReceipt>

export const product = z.object({
  sku: shortText,
  gtin: optional(z.string()),
  name: shortText,
  bin: optional(shortText),
})
export type Product = z.output<typeof product>

/** Enough to sign in without a network. Badges are long random values, so a plain hash is safe; a PIN gets a slow one. */
export const workPerson = z.object({
  person: named<PersonId>(),
  name: shortText,
  language: upTo(8),
  badge: sha256Hex,
  pin: z.object({ salt: z.base64(), iterations: count, hash: z.base64() }),
})
export type WorkPerson = z.output<typeof workPerson>

export const station = z.object({
  station: named<StationId>(),
  name: shortText,
  job: z.enum(stationJobs),
})
/** How this warehouse picks. `binScan`: nothing is taken before its bin was scanned. */
const picking = z.object({
  binScan: optional(z.boolean()),
  walk: optional(z.enum(walks)),
})
/** How this warehouse's codes look. `anyItf`: interleaved 2 of 5 of other lengths than 14 count, which bear no check digit. */
const scanning = z.object({ anyItf: optional(z.boolean()) })
export const workSite = z.object({
  site: named<SiteId>(),
  name: shortText,
  zone: z.string(),
  stations: z.array(station),
  picking: optional(picking),
  scanning: optional(scanning),
})
export type WorkSite = z.output<typeof workSite>

const change = <Name extends string, Doc extends z.ZodMiniType>(collection: Name, doc: Doc) =>
  z.object({ collection: z.literal(collection), id: z.string(), doc: z.nullable(doc) })

/** A changed document, or `null` where it is gone from the floor. */
export const pullChange = z.discriminatedUnion('collection', [
  change('orders', workOrder),
  change('receipts', workReceipt),
  change('products', product),
  change('people', workPerson),
  change('site', workSite),
])
export type PullChange = z.output<typeof pullChange>

/** A page without what it brings: that is read one by one. */
export const pulledHead = z.object({
  ask: optional(z.string()),
  epoch: z.string(),
  cursor: count,
  more: z.boolean(),
  /** The cursor means nothing any more: drop the cache and pull from 0. */
  mustRefetch: z.boolean(),
  serverTime: instant,
  freshUntil: instant,
  /** Scans of this device that were set aside and on which somebody has decided since. */
  decided: optional(z.array(named<EventId>())),
})
export const pulled = z.extend(pulledHead, { changes: z.array(pullChange) })
export type Pulled = z.output<typeof pulled>
