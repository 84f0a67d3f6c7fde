/** One fact of each source. What is not said is `order-1`, `box-1`, one unit of `line-1`, `scanner-1`. */
import type {
  CarrierEvent,
  CarrierStatus,
  DeviceEvent,
  Label,
  MilepostEvent,
  OrderLine,
  PersonEvent,
  Scan,
  ShopEvent,
  Subject,
} from '../event.ts'
import { as, type BoxId, type EventId, type OrderId, type SiteId } from '../id.ts'
import type { Instant } from '../time.ts'

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
