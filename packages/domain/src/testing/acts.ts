/** What one random act writes down, in a world of three orders with two boxes each. */
import { subjectOfCorrection } from '../correction.ts'
import {
  type CarrierStatus,
  type Evidence,
  type Label,
  type MilepostEvent,
  type Step,
  steps,
} from '../event.ts'
import { as, type EventId, type ReturnId } from '../id.ts'
import * as day from './day.ts'
import { at, type But, line, orderId, reported, said, scanned, stated } from './facts.ts'
import type { Instant } from '../time.ts'

export const orderNames = ['order-1', 'order-2', 'order-3'] as const

/** A draw from the world for one act; each act uses of it what it needs. */
export interface Draw {
  readonly act: Act
  readonly minutes: number
  readonly order: number
  /** Mostly a box of that order; now and then one of another. */
  readonly box: number
  readonly line: number
  readonly units: number
  readonly label: number
  readonly device: number
  readonly session: number
  readonly knowsClock: boolean
  readonly target: number
  readonly status: CarrierStatus
  readonly evidence: Evidence
  readonly step: number
  readonly isDateOnly: boolean
}

/** Weighted by repetition: what the floor and the carrier do all day comes often. */
export const acts = [
  ...Array.from({ length: 4 }, () => 'picked' as const),
  ...Array.from({ length: 4 }, () => 'item-packed' as const),
  ...Array.from({ length: 3 }, () => 'closed' as const),
  ...Array.from({ length: 5 }, () => 'bound' as const),
  ...Array.from({ length: 3 }, () => 'loaded' as const),
  ...Array.from({ length: 14 }, () => 'reported' as const),
  ...Array.from({ length: 3 }, () => 'undone' as const),
  'corrected',
  'corrected',
  'ring',
  'short',
  'relabelled',
  'label-created',
  'loaded-by-label',
  'load-closed',
  'clock-fixed',
  'recorded',
  'skipped',
  'reassigned',
  'damaged',
  'cancelled',
  'part-cancelled',
  'order-changed',
  'promise-changed',
  'return-requested',
  'return-received',
  'refund-released',
  'note',
  'redelivery',
  'feedback',
  'placed-again',
  'from-a-newer-app',
] as const

export type Act = (typeof acts)[number]

/** A draw, put into the words of its device, its time and the events before it. */
export interface Telling {
  readonly draw: Draw
  readonly id: string
  /** When it truly happened, and what the device's clock said. */
  readonly now: Instant
  readonly read: Instant
  readonly error: number
  readonly order: string
  readonly ofOthers: But
  readonly ofDevice: But
  /** Some event before, if there is one. */
  readonly target: MilepostEvent
  readonly back: ReturnId
  readonly step: Step
}

export interface Circumstances {
  readonly id: string
  readonly seq: number
  readonly error: number
  readonly isWiped: boolean
  readonly events: readonly MilepostEvent[]
}

export function told(
  draw: Draw,
  { id, seq, error, isWiped, events }: Circumstances,
): MilepostEvent {
  const now = at('08:00') + draw.minutes * 60_000
  const order = orderName(draw.order)
  const device = `scanner-${draw.device}`
  const ofOthers = {
    id,
    order,
    box: boxOf(draw),
    line: lineOf(draw),
    units: draw.units,
    label: labelFor(draw),
  }
  const ofDevice: But = {
    ...ofOthers,
    device,
    seq,
    epoch: `${device}-epoch-${isWiped ? 2 : 1}`,
    session: `${device}-session-${draw.session}`,
    person: `person-${draw.device}`,
    clock: draw.knowsClock ? { offset: -error, error: 40 } : withoutOffset,
  }
  return tellings[draw.act]({
    draw,
    id,
    now,
    read: now + error,
    error,
    order,
    ofOthers,
    ofDevice,
    target: earlier(events, draw.target) ?? placedFor(0, 0),
    back: as<ReturnId>(`return of ${order}`),
    step: steps[draw.step] ?? 'picked',
  })
}

/** One of the last six as often as any: what is undone was mostly just done. */
const earlier = (events: readonly MilepostEvent[], pick: number) =>
  pick % 2 === 0 ? events.at(-1 - (pick % 6)) : events[pick % Math.max(1, events.length)]

const orderName = (index: number) => orderNames[index] ?? 'order-1'

/** Each order has two boxes of its own; nine draws of ten stay with them. */
const boxOf = ({ order, box }: Draw) =>
  box === 9 ? `box-of-${orderName(order + 1)}-1` : `box-of-${orderName(order)}-${box % 2}`

/** Each box has a label of its own; now and then one is used that others use too. */
const labelFor = (draw: Draw): Label =>
  draw.label > 7
    ? { carrier: 'ups', number: `1Z-SHARED-${draw.label}` }
    : { carrier: draw.label === 7 ? 'fedex' : 'ups', number: numberOf(draw) }

/** Numbers that name no order, so that a leak of one can be seen. */
const numberOf = (draw: Draw) => boxOf(draw).replace(/^box-of-order-/, '1Z-')

const lineOf = ({ order, line: index }: Draw) => `line-${index} of ${orderName(order)}`

export const placedFor = (index: number, minutes: number): MilepostEvent => {
  const order = orderName(index)
  return {
    ...day.placed(at('08:00') + minutes * 60_000, {
      id: `placed ${order} ${minutes}`,
      order,
      lines: [line(`line-0 of ${order}`, 2), line(`line-1 of ${order}`, 1)],
    }),
  }
}

/** What each act writes down. */
const tellings: Readonly<Record<Act, (of: Telling) => MilepostEvent>> = {
  'picked': ({ read, ofDevice }) => day.picked(read, ofDevice),
  'short': ({ read, ofDevice }) => day.pickedShort(read, ofDevice),
  'item-packed': ({ read, ofDevice }) => day.itemPacked(read, ofDevice),
  'closed': ({ read, ofDevice }) => day.packed(read, ofDevice),
  'bound': ({ read, ofDevice }) => day.bound(read, ofDevice),
  'relabelled': ({ draw, read, ofDevice }) =>
    day.relabelled(
      read,
      { carrier: 'ups', number: `${numberOf(draw)}-NEW` },
      { ...ofDevice, from: labelFor(draw) },
    ),
  'label-created': ({ draw, now, ofOthers }) =>
    day.labelled(now, {
      ...ofOthers,
      ...(draw.isDateOnly && {
        contents: [{ line: as(lineOf(draw)), units: Math.max(0, draw.units) }],
      }),
    }),
  'loaded': ({ read, ofDevice }) => day.loaded(read, ofDevice),
  'loaded-by-label': ({ draw, read, ofDevice }) =>
    day.loadedByLabel(read, labelFor(draw), ofDevice),
  'load-closed': ({ draw, read, ofDevice }) =>
    day.loadClosed(read, [boxOf(draw)], { ...ofDevice, labels: [labelFor(draw)] }),
  'damaged': ({ read, ofDevice }) => day.damaged(read, ofDevice),
  'clock-fixed': ({ draw, read, ofDevice, error }) =>
    day.clockFixed(read, -error, { ...ofDevice, error: draw.target }),
  'reported': ({ draw, id, now }) => reportedBy(draw, id, now),
  'undone': ({ read, ofDevice, target }) =>
    day.undone(target, read, { ...ofDevice, subject: subjectOfCorrection(target) }),
  'corrected': ({ id, now, target }) => day.corrected(target, now, { id }),
  'ring': ({ draw, id, now }) => ({
    ...day.corrected(placedFor(draw.order, 0), now, { id }),
    corrects: as<EventId>(`e${draw.target % 40}`),
  }),
  'recorded': ({ now, ofOthers, step }) => day.recorded(step, now, ofOthers),
  'skipped': ({ now, ofOthers, step }) => day.skipped(step, now, ofOthers),
  'reassigned': ({ draw, now, ofOthers }) =>
    day.reassigned(now, orderName((draw.order + draw.target) % 3), ofOthers),
  'cancelled': ({ now, ofOthers }) => day.cancelled(now, ofOthers),
  'part-cancelled': ({ draw, now, ofOthers }) =>
    day.cancelled(now, {
      ...ofOthers,
      part: [{ line: as(lineOf(draw)), units: draw.units }],
    }),
  'order-changed': ({ draw, now, ofOthers }) =>
    said('order-changed', now, { lines: [line(lineOf(draw), draw.units + 1)] }, ofOthers),
  'promise-changed': ({ now, ofOthers }) =>
    said('promise-changed', now, { promised: { deliverBy: '2026-11-27' } }, ofOthers),
  'return-requested': ({ now, ofOthers, back }) =>
    said('return-requested', now, { return: back, units: [], reason: 'too small' }, ofOthers),
  'refund-released': ({ now, back, ofOthers }) =>
    said('refund-released', now, { return: back }, { ...ofOthers, subject: { return: back } }),
  'return-received': ({ read, back, ofDevice }) =>
    scanned('return-received', read, { return: back }, { ...ofDevice, subject: { return: back } }),
  'note': ({ now, ofOthers }) => stated('note-added', now, { note: 'rang the customer' }, ofOthers),
  'redelivery': ({ draw, id, now, order }) =>
    fromCustomer(id, now, order, 'redelivery-asked', { box: as(boxOf(draw)) }),
  'feedback': ({ id, now, order }) => fromCustomer(id, now, order, 'feedback-given', { score: 5 }),
  'placed-again': ({ draw }) => placedFor(draw.order, draw.minutes),
  'from-a-newer-app': ({ read, ofDevice }) =>
    ({ ...day.picked(read, ofDevice), kind: 'flown-by-drone', body: null }) as never,
}

const withoutOffset = { offset: undefined } as unknown as NonNullable<But['clock']>

function reportedBy(draw: Draw, id: string, now: number): MilepostEvent {
  const report = reported(draw.status, now, {
    id,
    label: labelFor(draw),
    evidence: draw.evidence,
    place: { city: 'Memphis', state: 'TN' },
    ...(draw.status === 'exception' && { reason: draw.isDateOnly ? 'address' : 'weather' }),
    ...(draw.target % 5 === 0 && { expected: { by: `2026-11-${25 + (draw.target % 4)}` } }),
  })
  if (!draw.isDateOnly) return report
  return { ...report, occurred: { day: '2026-11-24', endsAt: now } }
}

function fromCustomer(
  id: string,
  now: number,
  order: string,
  kind: 'redelivery-asked' | 'feedback-given',
  body: object,
): MilepostEvent {
  return {
    id: as<EventId>(id),
    kind,
    source: 'customer',
    occurred: { at: now },
    subject: { order: orderId(order) },
    body,
  } as MilepostEvent
}
