/** One scanned, shipped, reported fact each. What is not said is `order-1`, `box-1`, one unit of `line-1`, `scanner-1`. */
import {
  type Carrier,
  type CarrierEvent,
  type CarrierStatus,
  type DeviceEvent,
  type Label,
  type MilepostEvent,
  type OrderLine,
  type PersonEvent,
  type Promised,
  type Scan,
  type ShopEvent,
  type Step,
  type Subject,
  type Units,
} from './event.ts'
import { as, type BoxId, type EventId, type LoadId, type OrderId, type SiteId } from './id.ts'
import { subjectOfCorrection } from './correction.ts'
import type { Instant } from './time.ts'

const midnight = Date.UTC(2026, 10, 24)
const day = 24 * 3_600_000

/** `09:10` on the day, `+2 09:10` two days later, as an instant. */
export function at(time: string): Instant {
  const [, days = '0', hours = '0', minutes = '0'] = /^(?:([+-]\d+) )?(\d+):(\d+)$/.exec(time) ?? []
  return midnight + Number(days) * day + Number(hours) * 3_600_000 + Number(minutes) * 60_000
}

export type When = string | Instant

const instantOf = (when: When): Instant => (typeof when === 'number' ? when : at(when))

/** Whatever the sentence wants to say differently. */
export interface But {
  readonly id?: string
  readonly order?: string
  readonly box?: string
  readonly line?: string
  readonly units?: number
  readonly label?: Label
  readonly from?: Label
  readonly load?: string
  readonly device?: string
  readonly epoch?: string
  readonly seq?: number
  readonly session?: string
  readonly person?: string
  readonly site?: string
  readonly clock?: Partial<Scan['clock']>
  readonly subject?: Subject
}

export const site = as<SiteId>('site-1')
export const orderId = (name = 'order-1') => as<OrderId>(name)
export const boxId = (name = 'box-1') => as<BoxId>(name)
export const ups = (number = '1Z0000000000000001'): Label => ({ carrier: 'ups', number })
export const label1 = ups()

export const line = (name = 'line-1', units = 1): OrderLine => ({
  line: as(name),
  sku: `sku of ${name}`,
  name: `Thing of ${name}`,
  units,
})

type Bodies<Event extends MilepostEvent> = {
  readonly [Kind in Event['kind']]: Extract<Event, { readonly kind: Kind }>['body']
}

/** The id is made of what is said, so that saying it again is a repeat. */
const nameOf = (kind: string, when: Instant, but: But, body: object): EventId =>
  as(but.id ?? `${kind} ${when} ${JSON.stringify([but, body])}`)

export function said<Kind extends ShopEvent['kind']>(
  kind: Kind,
  when: When,
  body: Bodies<ShopEvent>[Kind],
  but: But = {},
): MilepostEvent {
  const moment = instantOf(when)
  return {
    id: nameOf(kind, moment, but, body),
    kind,
    source: 'shop',
    occurred: { at: moment },
    subject: but.subject ?? { order: orderId(but.order) },
    body,
  } as ShopEvent
}

export function scanned<Kind extends DeviceEvent['kind']>(
  kind: Kind,
  when: When,
  body: Bodies<DeviceEvent>[Kind],
  but: But = {},
): DeviceEvent {
  const moment = instantOf(when)
  const { device = 'scanner-1', epoch = `${device}-epoch`, session = `${device}-session` } = but
  return {
    id: nameOf(kind, moment, but, body),
    kind,
    source: 'device',
    occurred: { at: moment },
    subject: but.subject ?? { order: orderId(but.order) },
    body,
    scan: {
      device: as(device),
      site: but.site ? as(but.site) : site,
      person: as(but.person ?? 'person-1'),
      how: 'wedge',
      raw: '',
      epoch: as(epoch),
      seq: but.seq ?? Math.floor((moment - midnight) / 60_000),
      clock: { session: as(session), mono: 0, zone: 'America/Denver', offset: 0, ...but.clock },
      app: '1.0.0',
    },
  } as DeviceEvent
}

const unitsOf = ({ line: name = 'line-1', units = 1 }: But): Units => ({ line: as(name), units })

export const placed = (
  when: When,
  but: But & { readonly lines?: readonly OrderLine[]; readonly promised?: Promised } = {},
) =>
  said(
    'order-placed',
    when,
    {
      shop: as('shop-1'),
      reference: `#${but.order ?? 'order-1'}`,
      site: but.site ? as(but.site) : site,
      lines: but.lines ?? [line()],
      ...(but.promised && { promised: but.promised }),
    },
    but,
  )

export const labelled = (when: When, but: But & { readonly contents?: readonly Units[] } = {}) =>
  said(
    'label-created',
    when,
    {
      box: boxId(but.box),
      label: but.label ?? label1,
      ...(but.contents && { contents: but.contents }),
    },
    but,
  )

export const picked = (when: When, but: But = {}) => scanned('picked', when, unitsOf(but), but)
export const pickedShort = (when: When, but: But = {}) =>
  scanned('pick-short', when, { ...unitsOf(but), reason: 'out-of-stock' }, but)
export const itemPacked = (when: When, but: But = {}) =>
  scanned('item-packed', when, { box: boxId(but.box), ...unitsOf(but) }, but)
/** The box is closed. */
export const packed = (when: When, but: But = {}) =>
  scanned('box-closed', when, { box: boxId(but.box) }, but)
export const bound = (when: When, but: But = {}) =>
  scanned('label-bound', when, { box: boxId(but.box), label: but.label ?? label1 }, but)
export const relabelled = (when: When, to: Label, but: But = {}) =>
  scanned('relabelled', when, { box: boxId(but.box), from: but.from ?? label1, to }, but)
export const loaded = (when: When, but: But = {}) =>
  scanned(
    'loaded',
    when,
    { box: boxId(but.box), ...(but.load && { load: as<LoadId>(but.load) }) },
    but,
  )
/** Loaded by reading the carrier's label alone. */
export const loadedByLabel = (when: When, label: Label, but: But = {}) =>
  scanned('loaded', when, { label }, { subject: { label }, ...but })
export const loadClosed = (
  when: When,
  boxes: readonly string[],
  but: But & { readonly carrier?: Carrier; readonly labels?: readonly Label[] } = {},
) => {
  const load = as<LoadId>(but.load ?? 'load-1')
  return scanned(
    'load-closed',
    when,
    { load, carrier: but.carrier ?? 'ups', boxes: boxes.map(boxId), labels: but.labels ?? [] },
    { subject: { load }, ...but },
  )
}
export const damaged = (when: When, but: But = {}) =>
  scanned('damage-noted', when, { box: boxId(but.box) }, but)
export const clockFixed = (
  when: When,
  offset: number,
  but: But & { readonly error?: number } = {},
) => {
  const { device = 'scanner-1' } = but
  const body = {
    session: as<never>(but.session ?? `${device}-session`),
    offset,
    error: but.error ?? 10,
  }
  return scanned('clock-fixed', when, body, { subject: {}, ...but })
}

type Report = CarrierEvent['body']

/** What a carrier reports of a label, by default seen with its own eyes. */
export function reported(
  status: CarrierStatus,
  when: When,
  but: Partial<Report> & { readonly id?: string } = {},
): CarrierEvent {
  const { id, ...body } = but
  const moment = instantOf(when)
  const label = body.label ?? label1
  return {
    id: nameOf(`reported ${status}`, moment, id === undefined ? {} : { id }, body),
    kind: 'carrier-reported',
    source: 'carrier',
    occurred: { at: moment },
    subject: { label },
    body: {
      feed: 'easypost',
      label,
      status,
      evidence: 'physical',
      code: `native ${status}`,
      text: `The carrier's words for ${status}`,
      mapping: 1,
      ...body,
    },
  }
}

type ReportBut = Parameters<typeof reported>[2]
export const accepted = (when: When, but?: ReportBut) => reported('accepted', when, but)
export const inTransit = (when: When, but?: ReportBut) => reported('in-transit', when, but)
export const outForDelivery = (when: When, but?: ReportBut) =>
  reported('out-for-delivery', when, but)
export const delivered = (when: When, but?: ReportBut) => reported('delivered', when, but)

export function stated<Kind extends PersonEvent['kind']>(
  kind: Kind,
  when: When,
  body: Bodies<PersonEvent>[Kind],
  but: But & { readonly corrects?: EventId } = {},
): PersonEvent {
  const moment = instantOf(when)
  return {
    id: nameOf(kind, moment, but, body),
    kind,
    source: 'person',
    occurred: { at: moment },
    subject: but.subject ?? { order: orderId(but.order) },
    body,
    by: as(but.person ?? 'supervisor-1'),
    ...(but.corrects && { corrects: but.corrects }),
  } as PersonEvent
}

/** A missed scan stated by a person. */
export const recorded = (step: Step, when: When, but: But = {}) =>
  stated('scan-recorded', when, { step, box: boxId(but.box), reason: 'seen on camera' }, but)
export const skipped = (step: Step, when: When, but: But = {}) =>
  stated('step-skipped', when, { step, box: boxId(but.box), reason: 'not needed' }, but)
export const reassigned = (when: When, to: string, but: But = {}) =>
  stated('box-reassigned', when, { box: boxId(but.box), to: orderId(to), reason: 'mixed up' }, but)
/** A person takes an event's effect away. */
export const corrected = (wrong: MilepostEvent, when: When, but: But = {}) =>
  stated(
    'event-corrected',
    when,
    { reason: 'wrong' },
    { subject: subjectOfCorrection(wrong), ...but, corrects: wrong.id },
  )
/** The device takes back its scan. */
export const undone = (wrong: MilepostEvent, when: When, but: But = {}): DeviceEvent => ({
  ...scanned(
    'undone',
    when,
    {},
    { id: `undo at ${when} of ${wrong.id}`, subject: subjectOfCorrection(wrong), ...but },
  ),
  corrects: wrong.id,
})

export const cancelled = (when: When, but: But & { readonly part?: readonly Units[] } = {}) =>
  said(
    'order-cancelled',
    when,
    { reason: 'customer asked', ...(but.part && { units: but.part }) },
    but,
  )

/** Ordered, picked, packed, labelled, handed over and delivered, with every scan made. */
export const plainDay = (): readonly MilepostEvent[] => [
  placed('08:00'),
  picked('09:00'),
  itemPacked('09:05'),
  packed('09:10'),
  bound('09:12'),
  loaded('16:50', { load: 'load-1' }),
  loadClosed('17:00', ['box-1'], { labels: [label1] }),
  accepted('17:40'),
  inTransit('+1 03:00', { place: { city: 'Memphis', state: 'TN' } }),
  outForDelivery('+1 08:00'),
  delivered('+1 11:20'),
]
