/** The facts of a day, as one would tell them. */
import { subjectOfCorrection } from '../correction.ts'
import type {
  Carrier,
  DeviceEvent,
  Label,
  MilepostEvent,
  OrderLine,
  Promised,
  Step,
  Units,
} from '../event.ts'
import { as, type LoadId } from '../id.ts'
import {
  boxId,
  type But,
  label1,
  line,
  orderId,
  reported,
  said,
  scanned,
  site,
  stated,
  type When,
} from './facts.ts'

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

type ReportBut = Parameters<typeof reported>[2]
export const accepted = (when: When, but?: ReportBut) => reported('accepted', when, but)
export const inTransit = (when: When, but?: ReportBut) => reported('in-transit', when, but)
export const outForDelivery = (when: When, but?: ReportBut) =>
  reported('out-for-delivery', when, but)
export const delivered = (when: When, but?: ReportBut) => reported('delivered', when, but)

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
