/** Handing over: a load for one carrier, boxes scanned onto it, and a look at what is missing before the truck leaves. */
import type { BoxId, Carrier, Instant, Label, LoadId, PhotoHash } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import type { Damaged } from './damage.ts'
import { placeOf, whatItIs } from './guidance.ts'
import {
  foundDone,
  originOf,
  saying,
  tapped,
  type Answer,
  type BoxOnFloor,
  type JobScan,
  type Origin,
} from './job.ts'
import type { OpenLoad } from './load.ts'
import { manifestOf, type BoxName, type Manifest } from './manifest.ts'
import { carriersOf, mayGoWith, strangerIn, strangerLoaded, type Stranger } from './stranger.ts'
import { isCancelled, isGone } from './waiting.ts'

export interface HandOverState {
  /** The difference is on the screen, and the driver is asked to sign. */
  readonly closing?: true
  /** The box that went on last: if it is damaged, this is the moment to say so. */
  readonly last?: Damaged
  /** What the boxes of this load were called, for when their orders have left the lists. */
  readonly seen?: Readonly<Record<BoxId, BoxName>>
  /** On no box of ours, and no truck is open that would take it. */
  readonly stranger?: Stranger
  /** What has just left, to be printed and sent. */
  readonly left?: Manifest
}

export type HandOverAnswer = Answer<HandOverState>

export interface LoadMinting {
  readonly newLoad: () => LoadId
  /** Where this device stands, where that is known. */
  readonly dock?: string
}

export function handOverScanned(
  scan: JobScan,
  load: OpenLoad | undefined,
  minting: LoadMinting,
  state: HandOverState = {},
): HandOverAnswer {
  if (!scan.read.ok) return saying({}, whatItIs(scan))
  const [on] = scan.known.boxes
  if (on) return withName(boxScanned(scan, on, load, minting), on, load && state.seen)
  const isKnown = scan.known.products.length > 0 || scan.known.orders.length > 0
  const stranger = isKnown ? undefined : strangerIn(scan)
  if (!stranger) return saying({}, whatItIs(scan))
  if (load) return { state: namesIn(state), ...strangerLoaded(stranger, load) }
  const [carrier] = carriersOf(stranger)
  const { number } = stranger
  return saying({ stranger }, { say: 'on-no-box', number, ...(carrier ? { carrier } : {}) })
}

/** Whoever holds it says that it goes, and with whom. A second tap finds it on the truck. */
export function strangerTaken(
  stranger: Stranger,
  carrier: Carrier,
  minting: LoadMinting,
  open?: OpenLoad,
): HandOverAnswer {
  if (open) {
    const answer = { state: {}, ...strangerLoaded(stranger, open) }
    return answer.remark.say === 'already-loaded-unknown' ? { ...answer, again: true } : answer
  }
  const opening = openingOf(minting, carrier, originOf(stranger))
  const load = { load: opening.body.load, carrier, boxes: [], labels: [] }
  const { remark, intents } = strangerLoaded(stranger, load)
  return { state: {}, remark, intents: [opening, ...intents] }
}

export const namesIn = ({ seen }: HandOverState): Pick<HandOverState, 'seen'> =>
  seen ? { seen } : {}

function withName(
  answer: HandOverAnswer,
  on: BoxOnFloor,
  seen: HandOverState['seen'],
): HandOverAnswer {
  const name = { reference: on.order.reference, place: placeOf(on) }
  return { ...answer, state: { ...answer.state, seen: { ...seen, [on.box.box]: name } } }
}

/** A second tap finds the truck there. */
export function loadOpened(
  carrier: Carrier,
  minting: LoadMinting,
  open?: OpenLoad,
): HandOverAnswer {
  if (open) return foundDone({}, { say: 'load-opened', carrier: open.carrier })
  return {
    state: {},
    remark: { say: 'load-opened', carrier },
    intents: [openingOf(minting, carrier, tapped)],
  }
}

/** Before a truck leaves, what is missing is named. */
export function closeAsked(
  state: HandOverState,
  load: OpenLoad,
  boxes: readonly BoxOnFloor[],
): HandOverAnswer {
  const { missing } = differenceOf(load, boxes)
  const { carrier } = load
  return saying(
    { closing: true, ...namesIn(state) },
    missing.length > 0
      ? { say: 'some-missing', count: missing.length }
      : { say: 'all-on', carrier, boxes: countOf(load) },
  )
}

export interface Closing {
  readonly at: Instant
  /** The picture of the driver's name and signature, where there is one. */
  readonly signed?: PhotoHash | undefined
}

export function closeTapped(
  { seen = {} }: HandOverState,
  load: OpenLoad,
  boxes: readonly BoxOnFloor[],
  { at, signed }: Closing,
): HandOverAnswer {
  const { load: id, carrier } = load
  const by = signed === undefined ? {} : { signed }
  return {
    state: { left: { ...manifestOf(load, differenceOf(load, boxes), { at, seen }), ...by } },
    remark: { say: 'load-closed', carrier, boxes: countOf(load) },
    intents: [
      {
        kind: 'load-closed',
        subject: { load: id },
        body: { load: id, carrier, boxes: load.boxes, labels: load.labels, ...by },
        ...tapped,
      },
    ],
  }
}

/** A box known by its own label and one known by the carrier's are each one box. */
export function countOf({ boxes, labels, labelOn = {} }: OpenLoad): number {
  const onBoxes = new Set(Object.values<Label>(labelOn).map(({ number }) => number))
  return boxes.length + labels.filter(({ number }) => !onBoxes.has(number)).length
}

export interface Gone {
  readonly box: BoxId
  readonly label?: Label
}

export interface Difference {
  /** Labelled for this carrier, and on the load. */
  readonly scanned: readonly BoxOnFloor[]
  readonly missing: readonly BoxOnFloor[]
  /** On the load, and gone from the lists since: the order has nothing left to do here. */
  readonly gone: readonly Gone[]
  /** On the load, and on no list of this device. */
  readonly unknown: readonly Label[]
}

/** What is labelled for this carrier against what is on the load. */
export function differenceOf(load: OpenLoad, boxes: readonly BoxOnFloor[]): Difference {
  const { labelOn = {} } = load
  const onLoad = new Set(load.boxes)
  // Carriers share numbers' shapes: the number says it all.
  const numbers = new Set(load.labels.map(({ number }) => number))
  const isLoaded = ({ box }: BoxOnFloor) =>
    onLoad.has(box.box) || (box.label !== undefined && numbers.has(box.label.number))
  const ours = boxes.filter(({ box }) => box.label?.carrier === load.carrier)
  const known = new Set(boxes.map(({ box }) => box.box))
  const knownNumbers = new Set(boxes.map(({ box }) => box.label?.number))
  const onBoxes = new Set(Object.values<Label>(labelOn).map(({ number }) => number))
  return {
    scanned: boxes.filter(isLoaded),
    missing: ours.filter((on) => !on.box.handedOver && !isLoaded(on) && !isCancelled(on)),
    gone: load.boxes
      .filter((box) => !known.has(box))
      .map((box) => ({ box, ...(labelOn[box] ? { label: labelOn[box] } : {}) })),
    unknown: load.labels.filter(({ number }) => !onBoxes.has(number) && !knownNumbers.has(number)),
  }
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
  if (isGone(on) || load?.boxes.includes(box.box)) {
    return saying({}, { say: 'already-loaded', reference, box: place, ...at })
  }
  if (load && box.label && !mayGoWith(load.carrier, box.label)) {
    return saying({}, { say: 'wrong-carrier', carrier: box.label.carrier, reference })
  }
  if (!load && !box.label) return saying({}, { say: 'open-load-first', reference })
  const opening = load ? [] : [openingOf(minting, carrierOf(box.label), originOf(scan))]
  const id = load?.load ?? opening[0]?.body.load
  return {
    state: {
      last: {
        name: reference,
        subject: { order: order.order, box: box.box },
        box: box.box,
      },
    },
    remark: !box.label
      ? { say: 'loaded-without-label', reference, box: place }
      : box.carrierFirst
        ? { say: 'loaded-after', carrier: box.label.carrier, reference, box: place, ...at }
        : { say: 'loaded', reference, box: place, of: order.boxes.length },
    intents: [...opening, loadingOf(id, on, originOf(scan))],
  }
}

const carrierOf = (label: Label | undefined): Carrier => label?.carrier ?? 'other'

function openingOf({ newLoad, dock }: LoadMinting, carrier: Carrier, origin: Origin) {
  const load = newLoad()
  return {
    kind: 'load-opened',
    subject: { load },
    body: { load, carrier, ...(dock === undefined ? {} : { dock }) },
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
