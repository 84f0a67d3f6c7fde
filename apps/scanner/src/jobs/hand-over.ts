/** Handing over: a load for one carrier, boxes scanned onto it, and a look at what is missing before the truck leaves. */
import type { Carrier, Label, LoadId } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { placeOf, whatItIs } from './guidance.ts'
import {
  originOf,
  saying,
  tapped,
  type Answer,
  type BoxOnFloor,
  type JobScan,
  type Origin,
} from './job.ts'
import type { OpenLoad } from './load.ts'

export interface HandOverState {
  /** Boxes are missing, and that was said: the next tap closes all the same. */
  readonly warned?: true
}

export type HandOverAnswer = Answer<HandOverState>

export interface LoadMinting {
  readonly newLoad: () => LoadId
}

export function handOverScanned(
  scan: JobScan,
  load: OpenLoad | undefined,
  minting: LoadMinting,
): HandOverAnswer {
  if (!scan.read.ok) return saying({}, whatItIs(scan))
  const [on] = scan.known.boxes
  if (on) return boxScanned(scan, on, load, minting)
  const isGoods = scan.known.products.length > 0 || scan.known.orders.length > 0
  const labels = isGoods ? [] : labelsSaid(scan)
  const [label] = labels
  if (!label) return saying({}, whatItIs(scan))
  if (!load) return saying({}, { say: 'open-load-first' })
  return strangerScanned(scan, labels, load)
}

export function loadOpened(carrier: Carrier, { newLoad }: LoadMinting): HandOverAnswer {
  return {
    state: {},
    remark: { say: 'load-opened', carrier },
    intents: [openingOf(newLoad(), carrier, tapped)],
  }
}

/** Missing boxes are named once; the second tap closes without them. */
export function closeTapped(
  state: HandOverState,
  load: OpenLoad,
  boxes: readonly BoxOnFloor[],
): HandOverAnswer {
  const { missing } = differenceOf(load, boxes)
  if (missing.length > 0 && !state.warned) {
    return saying({ warned: true }, { say: 'some-missing', count: missing.length })
  }
  const { load: id, carrier } = load
  return {
    state: {},
    remark: { say: 'load-closed', carrier, boxes: countOf(load) },
    intents: [
      {
        kind: 'load-closed',
        subject: { load: id },
        body: { load: id, carrier, boxes: load.boxes, labels: load.labels },
        ...tapped,
      },
    ],
  }
}

/** A box known by its own label and one known by the carrier's are each one box. */
export const countOf = ({ boxes, labels }: Pick<OpenLoad, 'boxes' | 'labels'>): number =>
  Math.max(boxes.length, labels.length)

export interface Difference {
  /** Labelled for this carrier, and on the load. */
  readonly scanned: readonly BoxOnFloor[]
  readonly missing: readonly BoxOnFloor[]
  /** On the load, and on no list of this device. */
  readonly unknown: readonly Label[]
}

/** What is labelled for this carrier against what is on the load. */
export function differenceOf(load: OpenLoad, boxes: readonly BoxOnFloor[]): Difference {
  const isLoaded = ({ box }: BoxOnFloor) =>
    load.boxes.includes(box.box) || load.labels.some((label) => isSame(label, box.label))
  const ours = boxes.filter(({ box }) => box.label?.carrier === load.carrier)
  return {
    scanned: boxes.filter(isLoaded),
    missing: ours.filter((on) => !on.box.handedOver && !isLoaded(on) && !isCancelled(on)),
    unknown: load.labels.filter((label) => !boxes.some(({ box }) => isSame(label, box.label))),
  }
}

/** Carriers that wait for boxes, and how many wait for each. */
export function waitingByCarrier(
  boxes: readonly BoxOnFloor[],
): readonly (readonly [Carrier, number])[] {
  const counts = new Map<Carrier, number>()
  for (const on of boxes) {
    const carrier = on.box.label?.carrier
    if (!carrier || on.box.handedOver || isCancelled(on)) continue
    counts.set(carrier, (counts.get(carrier) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

function boxScanned(
  scan: JobScan,
  on: BoxOnFloor,
  load: OpenLoad | undefined,
  minting: LoadMinting,
): HandOverAnswer {
  const { box, order } = on
  const { reference } = order
  const place = placeOf(on)
  const at = box.lastAt === undefined ? {} : { at: box.lastAt }
  if (isCancelled(on)) return saying({}, { say: 'order-cancelled', reference })
  if (box.handedOver || load?.boxes.includes(box.box)) {
    return saying({}, { say: 'already-loaded', reference, box: place, ...at })
  }
  if (load && box.label && !mayGoWith(load.carrier, box.label)) {
    return saying({}, { say: 'wrong-carrier', carrier: box.label.carrier, reference })
  }
  if (!load && !box.label) return saying({}, { say: 'open-load-first' })
  const opening = load ? [] : [openingOf(minting.newLoad(), carrierOf(box.label), originOf(scan))]
  const id = load?.load ?? opening[0]?.body.load
  return {
    state: {},
    remark: box.label
      ? { say: 'loaded', reference, box: place, of: order.boxes.length }
      : { say: 'loaded-without-label', reference, box: place },
    intents: [...opening, loadingOf(id, on, originOf(scan))],
  }
}

const carrierOf = (label: Label | undefined): Carrier => label?.carrier ?? 'other'

function openingOf(load: LoadId, carrier: Carrier, origin: Origin) {
  return {
    kind: 'load-opened',
    subject: { load },
    body: { load, carrier },
    ...originOf(origin),
  } as const satisfies ScanIntent
}

function loadingOf(
  load: LoadId | undefined,
  { box, order }: BoxOnFloor,
  origin: Origin,
): ScanIntent {
  const label = box.label ? { label: box.label } : {}
  const onLoad = load ? { load } : {}
  return {
    kind: 'loaded',
    subject: { order: order.order, box: box.box, ...label, ...onLoad },
    body: { box: box.box, ...label, ...onLoad },
    ...origin,
  }
}

/** A label that no list of this device has: perhaps it was bound minutes ago on another. It goes on, and is flagged. */
function strangerScanned(scan: JobScan, labels: readonly Label[], load: OpenLoad): HandOverAnswer {
  const label = labels.find((each) => mayGoWith(load.carrier, each))
  if (!label) return saying({}, { say: 'wrong-carrier', carrier: labels[0]?.carrier ?? 'other' })
  const own = { carrier: load.carrier, number: label.number }
  if (load.labels.some((each) => isSame(each, own))) {
    return saying({}, { say: 'already-loaded-unknown', number: own.number })
  }
  return {
    state: {},
    remark: { say: 'loaded-unknown', number: own.number },
    intents: [
      {
        kind: 'loaded',
        subject: { load: load.load, label: own },
        body: { load: load.load, label: own },
        ...originOf(scan),
      },
    ],
  }
}

/** What the text may be as a carrier's label; a text that nobody recognises may be anybody's. */
export function labelsSaid({ read }: JobScan): readonly Label[] {
  if (!read.ok) return []
  const { meaning } = read
  if (meaning.kind === 'tracking') {
    return meaning.candidates.map(({ carrier, number }) => ({ carrier, number }))
  }
  if (meaning.kind === 'sscc') return [{ carrier: 'other', number: meaning.sscc }]
  if (meaning.kind !== 'unknown') return []
  const number = meaning.text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return number.length >= 8 && number.length <= 40 ? [{ carrier: 'other', number }] : []
}

/** International post travels with any post; what nobody recognises, with anybody. */
function mayGoWith(carrier: Carrier, label: Label): boolean {
  if (label.carrier === carrier || label.carrier === 'other') return true
  return label.carrier === 's10' && carrier !== 'ups' && carrier !== 'fedex'
}

const isSame = (a: Label, b: Label | undefined): boolean => a.number === b?.number
const isCancelled = ({ order }: BoxOnFloor): boolean => order.stage === 'cancelled'
