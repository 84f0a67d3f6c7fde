/** A scan as it crosses the wire: the immutable event, and beside it what only delivery needs. */
import type {
  BoxId,
  DeviceEvent,
  DeviceId,
  EpochId,
  EventId,
  LineId,
  LoadId,
  OrderId,
  PersonId,
  ReceiptId,
  ReturnId,
  SessionId,
  SiteId,
  StationId,
} from '@milepost/domain'
import * as z from 'zod/mini'
import {
  named,
  deviceInstant,
  formed,
  label,
  listOf,
  localDay,
  optional,
  sha256Hex,
  shortText,
  units,
  wholeFrom,
  zone,
  upTo,
} from './shape.ts'

const goods = z.object({
  sku: optional(shortText),
  gtin: optional(formed(/^\d{14}$/)),
  sscc: optional(formed(/^\d{18}$/)),
  lot: optional(shortText),
  expiry: optional(localDay),
})
const box = named<BoxId>()
const load = named<LoadId>()
const ofReturn = named<ReturnId>()
const carrier = label.shape.carrier

const subject = z.object({
  order: optional(named<OrderId>()),
  box: optional(box),
  label: optional(label),
  load: optional(load),
  receipt: optional(named<ReceiptId>()),
  return: optional(ofReturn),
})

const base64 = z.base64().check(z.maxLength(8192))
const scan = z.object({
  device: named<DeviceId>(),
  site: named<SiteId>(),
  station: optional(named<StationId>()),
  person: optional(named<PersonId>()),
  how: z.enum(['camera', 'wedge', 'manual']),
  raw: base64,
  epoch: named<EpochId>(),
  seq: wholeFrom(1),
  clock: z.object({
    session: named<SessionId>(),
    mono: z.int(),
    zone,
    offset: optional(z.int()),
    error: optional(wholeFrom(0)),
    age: optional(wholeFrom(0)),
  }),
  app: shortText,
})

function fact<Kind extends string, Body extends z.core.$ZodShape>(kind: Kind, body: Body) {
  return z.object({
    id: named<EventId>(),
    kind: z.literal(kind),
    source: z.literal('device'),
    occurred: z.object({ at: deviceInstant }),
    subject,
    body: z.object(body),
    corrects: optional(named<EventId>()),
    scan,
  })
}

/** Every kind of event that a device makes. Fields that are not named here are kept and hashed, and mean nothing yet. */
export const scanEvent = z.discriminatedUnion('kind', [
  fact('received', { goods, units, condition: optional(z.enum(['good', 'damaged'])) }),
  fact('put-away', { goods, units, bin: shortText }),
  fact('picked', {
    line: named<LineId>(),
    units,
    bin: optional(shortText),
    tote: optional(shortText),
  }),
  fact('pick-short', {
    line: named<LineId>(),
    units,
    reason: z.enum(['out-of-stock', 'damaged', 'wrong-bin', 'other']),
  }),
  fact('item-packed', { box, line: named<LineId>(), units }),
  fact('box-closed', { box, grams: optional(wholeFrom(0)) }),
  fact('label-bound', { box, label }),
  fact('relabelled', { box, from: label, to: label }),
  fact('load-opened', { load, carrier, dock: optional(shortText) }),
  fact('loaded', { load: optional(load), box: optional(box), label: optional(label) }),
  fact('load-closed', {
    load,
    carrier,
    boxes: listOf(box, 5000),
    labels: listOf(label, 5000),
    signed: optional(sha256Hex),
  }),
  fact('return-received', { return: optional(ofReturn), label: optional(label) }),
  fact('return-inspected', { return: ofReturn, condition: z.enum(['good', 'damaged']) }),
  fact('return-decided', {
    return: ofReturn,
    decision: z.enum(['restock', 'dispose', 'repair', 'vendor']),
  }),
  fact('damage-noted', {
    box: optional(box),
    goods: optional(goods),
    photos: optional(listOf(sha256Hex, 8)),
  }),
  fact('clock-fixed', { session: named<SessionId>(), offset: z.int(), error: wholeFrom(0) }),
  fact('undone', { reason: optional(shortText) }),
])

/** What travels: the event, the epoch and number it is delivered under, and the hash of its canonical bytes. */
export const envelope = z.object({
  epoch: named<EpochId>(),
  seq: wholeFrom(1),
  hash: sha256Hex,
  event: z.looseObject({ id: named<EventId>(), kind: upTo(64) }),
})
export type Envelope = z.output<typeof envelope>

type ParsesTo<Schema extends z.ZodMiniType, Wanted> = z.output<Schema> extends Wanted ? true : never
type KindsOf<Event extends { readonly kind: string }> = Event['kind']
const parsesToDeviceEvent: ParsesTo<typeof scanEvent, DeviceEvent> = true
const knowsEveryKind: KindsOf<DeviceEvent> extends KindsOf<z.output<typeof scanEvent>>
  ? true
  : never = true
void parsesToDeviceEvent
void knowsEveryKind
