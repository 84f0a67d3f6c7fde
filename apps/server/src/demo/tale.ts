/** The story of one demo order, told in chapters: what the shop, the floor and the carrier said, and when. */
import {
  as,
  type BoxId,
  type CarrierStatus,
  type DeviceEvent,
  type EventId,
  type Instant,
  type Label,
  type LineId,
  type MilepostEvent,
  type OrderId,
  type PersonId,
  type ReturnId,
  type ShopId,
  type SiteId,
} from '@milepost/domain'
import { articleAt } from './shelf.ts'
import { upsNumber } from './tracking.ts'

const minute = 60_000

export interface Who {
  readonly device: string
  readonly person: PersonId
}

type Draft<Kind extends DeviceEvent['kind']> = Pick<
  Extract<DeviceEvent, { kind: Kind }>,
  'kind' | 'subject' | 'body'
>

/** A scan before its device has numbered it. */
export interface ScanDraft {
  readonly id: EventId
  readonly who: Who
  readonly at: Instant
  readonly scan: { [Kind in DeviceEvent['kind']]: Draft<Kind> }[DeviceEvent['kind']]
  readonly corrects?: EventId
}

export interface TaleOf {
  readonly reference: string
  readonly order: OrderId
  readonly shop: ShopId
  readonly site: SiteId
  readonly placedAt: Instant
  /** Index into the shelf, and units. */
  readonly wants: readonly (readonly [article: number, units: number])[]
  readonly shipBy: Instant
  readonly deliverBy: string
}

export interface Told {
  readonly facts: MilepostEvent[]
  readonly scans: ScanDraft[]
}

interface Tale extends Told {
  readonly of: TaleOf
}

export type Chapter = (tale: Tale) => void

/** Minutes in a chapter count from the moment the order was placed. */
export function tell(of: TaleOf, chapters: readonly Chapter[]): Told {
  const tale: Tale = { of, facts: [], scans: [] }
  for (const chapter of [placed, ...chapters]) chapter(tale)
  return tale
}

const placed: Chapter = (tale) => {
  const { order, shop, reference, site, shipBy, deliverBy, wants, placedAt } = tale.of
  tale.facts.push({
    id: nextId(tale),
    kind: 'order-placed',
    source: 'shop',
    occurred: { at: placedAt },
    subject: { order },
    body: {
      shop,
      reference,
      site,
      lines: wants.map(([article, units], index) => ({
        ...articleAt(article),
        line: lineOf(tale, index),
        units,
      })),
      promised: { shipBy, deliverBy },
    },
  })
}

export const cancelled =
  (minutes: number): Chapter =>
  (tale) => {
    tale.facts.push({
      id: nextId(tale),
      kind: 'order-cancelled',
      source: 'shop',
      occurred: { at: after(tale, minutes) },
      subject: { order: tale.of.order },
      body: { reason: 'customer asked' },
    })
  }

export interface Return {
  readonly reference: string
  readonly reason: string
  readonly label: Label
}

/** The customer of a delivered order wants to send its first article back, and has a label for it. */
export const sendsBack =
  (minutes: number, { reference, reason, label }: Return): Chapter =>
  (tale) => {
    const back = as<ReturnId>(reference)
    const [[, units] = [0, 1]] = tale.of.wants
    tale.facts.push({
      id: nextId(tale),
      kind: 'return-requested',
      source: 'shop',
      occurred: { at: after(tale, minutes) },
      subject: { order: tale.of.order, return: back, label },
      body: { return: back, reference, reason, units: [{ line: lineOf(tale, 0), units }] },
    })
  }

export const picked =
  (who: Who, minutes: number, only?: readonly number[]): Chapter =>
  (tale) => {
    for (const [index, [article, units]] of tale.of.wants.entries()) {
      if (only && !only.includes(index)) continue
      scan(tale, who, minutes + index, {
        kind: 'picked',
        subject: { order: tale.of.order },
        body: { line: lineOf(tale, index), units, bin: articleAt(article).bin },
      })
    }
  }

export const pickedShort =
  (who: Who, minutes: number, index: number, units: number): Chapter =>
  (tale) => {
    scan(tale, who, minutes, {
      kind: 'pick-short',
      subject: { order: tale.of.order },
      body: { line: lineOf(tale, index), units, reason: 'out-of-stock' },
    })
  }

/** A wrong item, taken back at once. */
export const mispicked =
  (who: Who, minutes: number, index: number): Chapter =>
  (tale) => {
    const subject = { order: tale.of.order }
    const body = { line: lineOf(tale, index), units: 1 }
    const wrong = scan(tale, who, minutes, { kind: 'picked', subject, body })
    const undo = { kind: 'undone', subject, body: { reason: 'wrong item' } } as const
    scan(tale, who, minutes + 0.2, undo, wrong)
  }

/** Items into a box, the box closed, a label bound. Without contents everything ordered goes in. */
export const packed =
  (
    who: Who,
    minutes: number,
    number = 1,
    contents?: readonly (readonly [index: number, units: number])[],
  ): Chapter =>
  (tale) => {
    const box = boxOf(tale, number)
    const label = labelOf(tale, number)
    const subject = { order: tale.of.order, box }
    const inside = contents ?? tale.of.wants.map(([, units], index) => [index, units] as const)
    for (const [place, [index, units]] of inside.entries()) {
      const body = { box, line: lineOf(tale, index), units }
      scan(tale, who, minutes + place / 4, { kind: 'item-packed', subject, body })
    }
    scan(tale, who, minutes + 2, { kind: 'box-closed', subject, body: { box } })
    const bound = {
      kind: 'label-bound',
      subject: { ...subject, label },
      body: { box, label },
    } as const
    scan(tale, who, minutes + 2.5, bound)
  }

export const loaded =
  (who: Who, minutes: number, number = 1): Chapter =>
  (tale) => {
    const on = { box: boxOf(tale, number), label: labelOf(tale, number) }
    const subject = { order: tale.of.order, ...on }
    scan(tale, who, minutes, { kind: 'loaded', subject, body: on })
  }

export interface Said {
  readonly code: string
  readonly text: string
  readonly city?: string
  readonly reason?: string
  readonly by?: string
}

export const reported =
  (minutes: number, status: CarrierStatus, said: Said, number = 1): Chapter =>
  (tale) => {
    const label = labelOf(tale, number)
    tale.facts.push({
      id: nextId(tale),
      kind: 'carrier-reported',
      source: 'carrier',
      occurred: { at: after(tale, minutes) },
      subject: { label },
      body: {
        feed: 'easypost',
        label,
        status,
        evidence: status === 'label-created' ? 'electronic' : 'physical',
        code: said.code,
        text: said.text,
        mapping: 1,
        ...(said.city ? { place: { city: said.city, country: 'US' } } : {}),
        ...(said.reason ? { reason: said.reason } : {}),
        ...(said.by ? { expected: { by: said.by } } : {}),
      },
    })
  }

function scan(
  tale: Tale,
  who: Who,
  minutes: number,
  made: ScanDraft['scan'],
  corrects?: EventId,
): EventId {
  const id = nextId(tale)
  const at = Math.round(after(tale, minutes))
  tale.scans.push({ id, who, at, scan: made, ...(corrects ? { corrects } : {}) })
  return id
}

const nextId = ({ of, facts, scans }: Tale): EventId =>
  as(`${of.reference.toLowerCase()}-${facts.length + scans.length + 1}`)
const after = ({ of }: Tale, minutes: number): Instant => of.placedAt + minutes * minute
const lineOf = ({ of }: Tale, index: number): LineId => as(`${of.reference}-${index + 1}`)
const boxOf = ({ of }: Tale, number: number): BoxId => as(`${of.reference}-B${number}`)
const labelOf = ({ of }: Tale, number: number): Label => ({
  carrier: 'ups',
  number: upsNumber(of.reference, number),
})
