/**
 * Every fact Milepost knows, as one closed union. Facts are in the past, are never edited, and carry no personal data:
 * people, devices and customers appear only by id.
 */
import type {
  BoxId,
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
  ShopId,
  SiteId,
  StationId,
} from './id.ts'
import type { Instant, LocalDay, Occurred, Zone } from './time.ts'

export type Source = 'shop' | 'device' | 'carrier' | 'person' | 'customer'

/** What an event is about. An order's history is everything about it, its boxes and its labels. */
export interface Subject {
  readonly order?: OrderId
  readonly box?: BoxId
  readonly label?: Label
  readonly load?: LoadId
  readonly receipt?: ReceiptId
  readonly return?: ReturnId
}

/** One carrier's tracking number. Carriers use numbers again, so a label is live on one box for a time. */
export interface Label {
  readonly carrier: Carrier
  readonly number: string
}

/** Lower-case code of who carries: `ups`, `fedex`, `usps`, `dhl`, or what an aggregator calls it. */
export type Carrier = string

interface Fact<From extends Source, Kind extends string, Body> {
  readonly id: EventId
  readonly kind: Kind
  readonly source: From
  readonly occurred: Occurred
  readonly subject: Subject
  readonly body: Body
  /** The event whose effect this one takes away. It stays visible, struck through. */
  readonly corrects?: EventId
}

/** Units of one order line. */
export interface Units {
  readonly line: LineId
  readonly units: number
}

export interface OrderLine {
  readonly line: LineId
  readonly sku: string
  readonly gtin?: string
  readonly name: string
  readonly units: number
  /** Where the picker finds it. */
  readonly bin?: string
}

/** What the customer and the floor were promised. */
export interface Promised {
  readonly shipBy?: Instant
  readonly deliverFrom?: LocalDay
  readonly deliverBy?: LocalDay
}

type ShopFact<Kind extends string, Body> = Fact<'shop', Kind, Body>

export type ShopEvent =
  | ShopFact<
      'order-placed',
      {
        readonly shop: ShopId
        readonly reference: string
        readonly site: SiteId
        readonly lines: readonly OrderLine[]
        readonly promised?: Promised
      }
    >
  | ShopFact<'order-changed', { readonly lines: readonly OrderLine[] }>
  /** Without units the whole order is cancelled. */
  | ShopFact<'order-cancelled', { readonly reason: string; readonly units?: readonly Units[] }>
  | ShopFact<'promise-changed', { readonly promised: Promised; readonly reason?: string }>
  | ShopFact<
      'label-created',
      {
        readonly box: BoxId
        readonly label: Label
        readonly service?: string
        readonly contents?: readonly Units[]
      }
    >
  | ShopFact<
      'receipt-announced',
      { readonly reference: string; readonly site: SiteId; readonly lines: readonly OrderLine[] }
    >
  /** Its subject may name the label that the goods come back under. */
  | ShopFact<
      'return-requested',
      {
        readonly return: ReturnId
        readonly units: readonly Units[]
        readonly reason: string
        /** The number that customer and shop call it by. */
        readonly reference?: string
      }
    >
  | ShopFact<'return-pickup-scheduled', { readonly return: ReturnId; readonly day: LocalDay }>
  | ShopFact<'refund-released', { readonly return: ReturnId }>
  | ShopFact<'replacement-released', { readonly return: ReturnId; readonly order?: OrderId }>

/** How, where, by whom and in which place of the device's own count a scan was made. Immutable after the beep. */
export interface Scan {
  readonly device: DeviceId
  readonly site: SiteId
  readonly station?: StationId
  readonly person?: PersonId
  readonly how: CapturedBy
  /** The exact bytes read, base64; group separators and symbology prefixes kept. Empty when nothing was read (a tap). */
  readonly raw: string
  /** The epoch and number the scan was captured under. They order it for good, whatever it is later delivered as. */
  readonly epoch: EpochId
  readonly seq: number
  readonly clock: DeviceClock
  /** Version of the app that made it. */
  readonly app: string
}

export type CapturedBy = 'camera' | 'wedge' | 'manual'

/** What the device knew of its own clock: `offset` = server minus device, when it had been measured. */
export interface DeviceClock {
  readonly session: SessionId
  readonly mono: number
  readonly zone: Zone
  readonly offset?: number
  readonly error?: number
  readonly age?: number
}

interface DeviceFact<Kind extends string, Body> extends Fact<'device', Kind, Body> {
  readonly scan: Scan
}

/** Goods named by whatever the label said. */
export interface Goods {
  readonly sku?: string
  readonly gtin?: string
  readonly sscc?: string
  readonly lot?: string
  readonly expiry?: LocalDay
}

/** SHA-256 of a picture's bytes, hex. The picture is kept beside the log. */
export type PhotoHash = string

export type ReturnCondition = 'good' | 'damaged'
export const returnDecisions = ['restock', 'repair', 'vendor', 'dispose'] as const
export type ReturnDecision = (typeof returnDecisions)[number]

export type ShortReason = 'out-of-stock' | 'damaged' | 'wrong-bin' | 'other'

export type DeviceEvent =
  | DeviceFact<
      'received',
      { readonly goods: Goods; readonly units: number; readonly condition?: 'good' | 'damaged' }
    >
  | DeviceFact<'put-away', { readonly goods: Goods; readonly units: number; readonly bin: string }>
  | DeviceFact<
      'picked',
      {
        readonly line: LineId
        readonly units: number
        readonly bin?: string
        readonly tote?: string
      }
    >
  | DeviceFact<
      'pick-short',
      { readonly line: LineId; readonly units: number; readonly reason: ShortReason }
    >
  | DeviceFact<
      'item-packed',
      { readonly box: BoxId; readonly line: LineId; readonly units: number }
    >
  | DeviceFact<'box-closed', { readonly box: BoxId; readonly grams?: number }>
  | DeviceFact<'label-bound', { readonly box: BoxId; readonly label: Label }>
  | DeviceFact<'relabelled', { readonly box: BoxId; readonly from: Label; readonly to: Label }>
  | DeviceFact<
      'load-opened',
      { readonly load: LoadId; readonly carrier: Carrier; readonly dock?: string }
    >
  /** A box went on a truck. What was scanned may have been the box's own label or the carrier's. */
  | DeviceFact<'loaded', { readonly load?: LoadId; readonly box?: BoxId; readonly label?: Label }>
  | DeviceFact<
      'load-closed',
      {
        readonly load: LoadId
        readonly carrier: Carrier
        readonly boxes: readonly BoxId[]
        readonly labels: readonly Label[]
        /** The picture of who took it away: name and signature are personal, so they are not here. */
        readonly signed?: PhotoHash
      }
    >
  | DeviceFact<'return-received', { readonly return?: ReturnId; readonly label?: Label }>
  | DeviceFact<
      'return-inspected',
      { readonly return: ReturnId; readonly condition: ReturnCondition }
    >
  | DeviceFact<'return-decided', { readonly return: ReturnId; readonly decision: ReturnDecision }>
  | DeviceFact<
      'damage-noted',
      { readonly box?: BoxId; readonly goods?: Goods; readonly photos?: readonly PhotoHash[] }
    >
  /** The device learned its clock's offset after it had already scanned in this session. */
  | DeviceFact<
      'clock-fixed',
      { readonly session: SessionId; readonly offset: number; readonly error: number }
    >
  | DeviceFact<'undone', { readonly reason?: string }>

export type CarrierStatus =
  | 'label-created'
  | 'accepted'
  | 'in-transit'
  | 'out-for-delivery'
  | 'attempted'
  | 'available-for-pickup'
  | 'delivered'
  | 'exception'
  | 'return-in-transit'
  | 'returned'
  | 'unknown'

/** Only `physical` proves that a carrier has, or had, the parcel in its hands. */
export type Evidence = 'physical' | 'electronic' | 'estimate' | 'informational'

export interface Place {
  readonly city?: string
  readonly state?: string
  readonly country?: string
}

export type CarrierEvent = Fact<
  'carrier',
  'carrier-reported',
  {
    /** Who told us: `easypost`, `ups`, … */
    readonly feed: string
    readonly label: Label
    readonly status: CarrierStatus
    readonly evidence: Evidence
    /** The carrier's own code and words. Staff see them; customers never do. */
    readonly code: string
    readonly text: string
    readonly place?: Place
    readonly expected?: { readonly from?: LocalDay; readonly by: LocalDay }
    /** Why, for an exception or attempt: `address`, `customs`, `damaged`, `refused`, `weather`, `label-voided`, … */
    readonly reason?: string
    /** The version of the code table that gave `status`. */
    readonly mapping: number
  }
>

interface PersonFact<Kind extends string, Body> extends Fact<'person', Kind, Body> {
  readonly by: PersonId
}

export type PersonEvent =
  /** A missed scan stated by a person. It counts as that step done, and says that a person said so. */
  | PersonFact<
      'scan-recorded',
      { readonly step: Step; readonly box?: BoxId; readonly reason: string }
    >
  | PersonFact<
      'step-skipped',
      { readonly step: Step; readonly box?: BoxId; readonly reason: string }
    >
  | PersonFact<'event-corrected', { readonly reason: string }>
  | PersonFact<
      'box-reassigned',
      { readonly box: BoxId; readonly to: OrderId; readonly reason: string }
    >
  | PersonFact<'note-added', { readonly note: string }>
  | PersonFact<'undone', { readonly reason?: string }>

export type CustomerEvent =
  | Fact<'customer', 'redelivery-asked', { readonly box?: BoxId }>
  /** The words themselves are personal and live beside the log. */
  | Fact<'customer', 'instructions-given', { readonly reference: string }>
  | Fact<'customer', 'feedback-given', { readonly score: 1 | 2 | 3 | 4 | 5 }>

export type MilepostEvent = ShopEvent | DeviceEvent | CarrierEvent | PersonEvent | CustomerEvent
export type EventKind = MilepostEvent['kind']

/** The way of a box, in order. */
export const steps = [
  'ordered',
  'picked',
  'packed',
  'labelled',
  'handed-over',
  'accepted',
  'in-transit',
  'out-for-delivery',
  'delivered',
] as const
export type Step = (typeof steps)[number]
