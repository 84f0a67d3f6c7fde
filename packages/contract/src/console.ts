/** What the console asks and gets. */
import type {
  DeviceId,
  Entry,
  EventId,
  Finding,
  OrderId,
  OrderView,
  PersonId,
  ReceiptId,
  ReceiptView,
  SiteId,
  StrayReturn,
  UnannouncedGoods,
} from '@milepost/domain'
import * as z from 'zod/mini'
import { enrolmentCode } from './enrolment.ts'
import { orderStages } from './one-of.ts'
import { lossReasons, storageHealth } from './push.ts'
import { quarantineReasons } from './pushed.ts'
import { named, count, instant, nameText, optional, shortText, text } from './shape.ts'

/** Where each thing is asked for. A session is a cookie, so the live stream needs no more than its address. */
export const consolePaths = {
  /** POST signs in, GET says who is signed in, DELETE signs out. */
  session: '/v1/console/session',
  /** GET `?q=` answers `found`. */
  search: '/v1/console/search',
  /** GET answers `found` with the latest orders, `?concern=&site=` those of a concern; `/:order` answers an `OrderPage`. */
  orders: '/v1/console/orders',
  /** GET `?site=&before=` answers a `DeliveryList`, what changed last first; `/:receipt` answers a `DeliveryPage`. */
  deliveries: '/v1/console/deliveries',
  /** GET `?site=&before=` answers an `UnannouncedPage`: goods of no delivery, what was heard of last first. */
  unannounced: '/v1/console/unannounced',
  /** GET `?site=&before=` answers a `StrayPage`: returns taken in without an order, what was heard of last first. */
  strayReturns: '/v1/console/stray-returns',
  /** GET `?site=` answers a `BinList`. */
  bins: '/v1/console/bins',
  /** GET `?site=&verdict=&closedSince=` answers a `FindingPage`: all that are open, and those closed since. */
  findings: '/v1/console/findings',
  /** GET answers `deviceList`; POST `/:device/revoke` takes its key away. */
  devices: '/v1/console/devices',
  /** GET `?site=` answers a `board`. */
  board: '/v1/console/board',
  /** GET answers a `quarantineList`; POST `/:key/decide` takes `decide`. */
  quarantine: '/v1/console/quarantine',
  /** POST `newEnrolment` answers `enrolmentAnswer`. */
  enrolments: '/v1/console/enrolments',
  /** GET is a stream of server-sent `changed` events; the data of each is a `LiveTopic`. */
  live: '/v1/console/live',
} as const

export const roles = ['support', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

export const signIn = z.object({ name: nameText, password: text(1, 200) })
export const session = z.object({
  person: named<PersonId>(),
  name: z.string(),
  role: z.enum(roles),
  /** The database holds a demo day. */
  demo: z.boolean(),
  sites: z.array(z.object({ site: named<SiteId>(), name: z.string(), zone: z.string() })),
})
export type Session = z.output<typeof session>

export const found = z.object({
  hits: z.array(
    z.object({
      order: named<OrderId>(),
      reference: z.string(),
      stage: z.enum(orderStages),
      placedAt: instant,
      boxes: count,
      /** What matched, in words: "tracking number 1Z…", "SKU …". */
      because: z.string(),
      /** Since when it is late or in trouble, where that is what was asked for. */
      since: optional(instant),
    }),
  ),
  devices: z.array(z.object({ device: named<DeviceId>(), name: z.string() })),
})
export type Found = z.output<typeof found>

/** The order page. Names of people and devices stand beside the view, since the view holds only ids. */
export interface OrderPage {
  readonly view: OrderView
  readonly track: string
  readonly customer?: { readonly name?: string; readonly email?: string; readonly phone?: string }
  readonly people: Readonly<Record<string, string>>
  readonly devices: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
  /** Facts about us, by event id: when we heard of it. "late" is more than an hour after it happened. */
  readonly recordedAt: Readonly<Record<string, number>>
}

/** An announced delivery as a line: what should come, what came, and who last took something of it in. */
export interface DeliveryRow {
  readonly receipt: ReceiptId
  readonly reference: string
  readonly site: SiteId
  readonly expected: number
  readonly received: number
  readonly toCome: number
  readonly over: number
  readonly damaged: number
  readonly putAway: number
  readonly pictures: number
  readonly last?: { readonly at: number; readonly person?: string; readonly device?: string }
}
export interface DeliveryList {
  readonly rows: readonly DeliveryRow[]
  /** What to ask for `before`, where there are more. */
  readonly earlier?: number
}
export interface DeliveryPage {
  readonly view: ReceiptView
  readonly people: Readonly<Record<string, string>>
  readonly devices: Readonly<Record<string, string>>
}

/** Names of people and devices stand beside what they did, since that holds only ids. */
interface Page {
  readonly people: Readonly<Record<string, string>>
  readonly devices: Readonly<Record<string, string>>
  readonly earlier?: number
}
export interface UnannouncedPage extends Page {
  readonly goods: readonly UnannouncedGoods[]
}
export interface StrayRow extends StrayReturn {
  /** The order that it turned out to be of. */
  readonly order?: { readonly order: OrderId; readonly reference: string }
}
export interface StrayPage extends Page {
  readonly returns: readonly StrayRow[]
}

/** Bins that the work of a site names, as one walks past them. */
export interface BinList {
  readonly bins: readonly string[]
}

/** Why a step has no proof. */
export const verdicts = [
  'missed-scan',
  'step-skipped',
  'not-synced-yet',
] as const satisfies readonly Finding['verdict'][]

/** Why an order as a whole wants a person: its promise has passed, or a carrier has trouble with it. */
export const concerns = ['late', 'carrier-trouble'] as const
export type Concern = (typeof concerns)[number]

/** What a supervisor should look at, in separate heaps. */
export const buckets = [
  ...concerns,
  ...verdicts,
  /** Scans wait on a device that has not been in touch. */
  'silent-device',
  /** A device made scans that we do not hold and that it no longer says it holds. */
  'missing-numbers',
  'quarantined',
] as const
export type Bucket = (typeof buckets)[number]

/** What only a fault of ours can cause: scans that the books do not account for, views that were not what the log says. */
export const alarmKinds = ['unaccounted-scans', 'drifted-views'] as const

const alarm = z.object({ kind: z.enum(alarmKinds), count, at: instant })
export type Alarm = z.output<typeof alarm>

/** The shift board: a card for each bucket. All clear when every count is 0 and there is no alarm. */
export const board = z.object({
  at: instant,
  alarms: z.array(alarm),
  cards: z.array(
    z.object({
      bucket: z.enum(buckets),
      count,
      oldestAt: optional(instant),
      /** The trend: what came and went within the last hour. */
      opened: count,
      closed: count,
    }),
  ),
})
export type Board = z.output<typeof board>

/** It counts as if it had come in order, or it never counts. Either way it stays where it is, with the decision. */
export const decisionWhats = ['let-in', 'put-away'] as const
export type DecisionWhat = (typeof decisionWhats)[number]

export const decide = z.object({ what: z.enum(decisionWhats), why: text(3, 200) })

/** An event that was not let in. Its bytes are kept, so that a person can decide. */
const quarantineRow = z.object({
  /** Names it, and the reason it was kept for. */
  key: z.string(),
  id: named<EventId>(),
  device: optional(named<DeviceId>()),
  seq: optional(count),
  reason: z.enum(quarantineReasons),
  at: instant,
  bytes: z.string(),
  /** It could be let in now, if somebody vouches for it. */
  mayComeIn: z.boolean(),
  decision: optional(
    z.object({ what: z.enum(decisionWhats), why: z.string(), by: z.string(), at: instant }),
  ),
})
export type QuarantineRow = z.output<typeof quarantineRow>
export const quarantineList = z.object({ rows: z.array(quarantineRow) })
export type QuarantineList = z.output<typeof quarantineList>

export interface FindingRow extends Finding {
  readonly openedAt: number
  readonly closedAt?: number
}
export interface FindingPage {
  readonly rows: readonly FindingRow[]
  readonly devices: Readonly<Record<string, string>>
  /** The timeline's lines that the evidence names, by event id, so that a row can say who saw what, when and where. */
  readonly cited: Readonly<Record<string, Entry>>
  readonly counts: Readonly<Record<Finding['verdict'], number>>
}

export const deviceRow = z.object({
  device: named<DeviceId>(),
  name: z.string(),
  site: named<SiteId>(),
  state: z.enum(['active', 'revoked']),
  enrolledAt: instant,
  heardAt: optional(instant),
  waiting: count,
  app: optional(z.string()),
  /** Numbered by the device, and held by us. Equal means that nothing is missing. */
  made: count,
  held: count,
  /** Missing, and nobody has said why. */
  gaps: z.array(z.object({ from: count, to: count, since: instant })),
  /** The device itself has told that these are lost. */
  lost: z.array(
    z.object({ from: count, to: count, reason: z.enum(lossReasons), since: instant, at: instant }),
  ),
  clockOffset: optional(z.int()),
  storage: optional(storageHealth),
  /** Scans made that are neither applied, set aside, waiting nor missing: a fault of the server. Always 0. */
  difference: count,
})
export type DeviceRow = z.output<typeof deviceRow>
export const deviceList = z.object({ devices: z.array(deviceRow) })

export const newEnrolment = z.object({ site: named<SiteId>(), name: optional(shortText) })
export const enrolmentAnswer = z.object({
  code: enrolmentCode,
  expiresAt: instant,
  link: z.string(),
})
export type EnrolmentAnswer = z.output<typeof enrolmentAnswer>

/** Sent over the console's live stream: something under this topic changed; ask again. */
export const liveTopics = ['orders', 'findings', 'devices'] as const
export type LiveTopic = (typeof liveTopics)[number]
