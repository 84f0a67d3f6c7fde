/** Sentences for the log's tests: events of one small warehouse, batches, and folds that are just enough to see them. */
import {
  as,
  canonical,
  type BoxId,
  type DeviceEvent,
  type DeviceId,
  type EpochId,
  type EventId,
  type Finding,
  type Instant,
  type Label,
  type LineId,
  type MilepostEvent,
  type OrderId,
  type OrderView,
  type SessionId,
  type ShopId,
  type SiteId,
  type Subject,
} from '@milepost/domain'
import { hashOfText } from '@milepost/contract'
import type { Arrival, Batch, Delivery } from './event-log.ts'
import type { Folds } from './folds.ts'

export const site = as<SiteId>('denver')
export const dock = as<DeviceId>('dock-1')
export const morning: Instant = Date.UTC(2026, 10, 24, 16)
export const minute = 60_000
const ups = (number: string): Label => ({ carrier: 'ups', number })

export function placed(order: string, lines = 1): MilepostEvent {
  return {
    id: as<EventId>(`placed-${order}`),
    kind: 'order-placed',
    source: 'shop',
    occurred: { at: morning },
    subject: { order: as<OrderId>(order) },
    body: {
      shop: as<ShopId>('shop'),
      reference: `#${order}`,
      site,
      lines: Array.from({ length: lines }, (_, line) => ({
        line: as<LineId>(`${order}-${line}`),
        sku: `SKU-${line}`,
        gtin: '04006381333931',
        name: 'Mug',
        units: 1,
      })),
    },
  }
}

type Scanned<Kind extends DeviceEvent['kind']> = Extract<DeviceEvent, { readonly kind: Kind }>

export function scanned<Kind extends DeviceEvent['kind']>(
  kind: Kind,
  seq: number,
  subject: Subject,
  body: Scanned<Kind>['body'],
  more: {
    readonly id?: string
    readonly device?: DeviceId
    readonly epoch?: string
    readonly at?: Instant
  } = {},
): Scanned<Kind> {
  const { device = dock, epoch = 'epoch-1', at = morning + seq * minute } = more
  return {
    id: as<EventId>(more.id ?? `${device}-${epoch}-${seq}`),
    kind,
    source: 'device',
    occurred: { at },
    subject,
    body,
    scan: {
      device,
      site,
      how: 'wedge',
      raw: '',
      epoch: as<EpochId>(epoch),
      seq,
      clock: { session: as<SessionId>('boot'), mono: seq, zone: 'America/Denver', offset: 0 },
      app: '1.0.0',
    },
  } as unknown as Scanned<Kind>
}

export const bound = (seq: number, order: string, box: string, number: string) =>
  scanned(
    'label-bound',
    seq,
    { order: as<OrderId>(order), box: as<BoxId>(box) },
    { box: as<BoxId>(box), label: ups(number) },
  )

export function reported(id: string, number: string, at: Instant, code = 'IT'): MilepostEvent {
  return {
    id: as<EventId>(id),
    kind: 'carrier-reported',
    source: 'carrier',
    occurred: { at },
    subject: {},
    body: {
      feed: 'easypost',
      label: ups(number),
      status: 'in-transit',
      evidence: 'physical',
      code,
      text: 'In transit',
      mapping: 1,
    },
  }
}

/** As it comes from the edge: canonical bytes, their hash, and for a scan the number it is delivered under. */
export function arrival(
  event: MilepostEvent,
  delivery: Delivery | undefined = deliveryOf(event),
): Arrival {
  const bytes = canonical(event)
  return { event, bytes, hash: hashOfText(bytes), ...(delivery ? { delivery } : {}) }
}

export const batchOf = (events: readonly MilepostEvent[], at: Instant = morning): Batch => ({
  arrivals: events.map((event) => arrival(event)),
  refused: [],
  at,
})

function deliveryOf(event: MilepostEvent): Delivery | undefined {
  if (event.source !== 'device') return undefined
  const { device, epoch, seq } = event.scan
  return { device, epoch, seq }
}

/** A view that lists its events in order. A box that a carrier has and nobody loaded is a missed scan. */
export const plainFolds: Folds = {
  orderViewOf(order, events) {
    const start = events.find((event) => event.kind === 'order-placed')
    if (!start) return undefined
    const sorted = events.toSorted((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1))
    const view = {
      order,
      ...start.body,
      placedAt: at(start),
      promised: {},
      stage: sorted.some(({ kind }) => kind === 'loaded') ? 'handed-over' : 'ordered',
      boxes: sorted.flatMap((event) =>
        event.kind === 'label-bound'
          ? [
              {
                ...event.body,
                formerLabels: [],
                reached: 'labelled',
                possession: { state: 'here' },
              },
            ]
          : [],
      ),
      entries: sorted,
    }
    return view as unknown as OrderView
  },
  workOf: ({ order, reference, site: there, stage, placedAt, promised }) =>
    stage === 'handed-over'
      ? undefined
      : { order, reference, site: there, stage, placedAt, promised, lines: [], boxes: [] },
  missedScans(view, floor) {
    const theirs = view.entries.find(({ kind }) => kind === 'carrier-reported')
    if (!theirs || view.stage === 'handed-over') return []
    const silent = floor.devices.filter(({ waiting }) => waiting > 0)
    const found: Finding = {
      finding: `${view.order}/handed-over`,
      order: view.order,
      reference: view.reference,
      site: view.site,
      step: 'handed-over',
      verdict: silent.length > 0 ? 'not-synced-yet' : 'missed-scan',
      since: view.placedAt,
      evidence: { rule: 'MI1', impliedBy: [theirs.id], devices: [] },
    }
    return [found]
  },
  nextCheckAt: () => undefined,
  receiptOf: () => undefined,
}

const at = ({ occurred }: MilepostEvent): Instant =>
  'at' in occurred ? occurred.at : occurred.endsAt
