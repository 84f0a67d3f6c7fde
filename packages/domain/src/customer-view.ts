/** What the customer may see: no person, no device, no native code, no other order. */
import type { Carrier, CarrierStatus, Label, Step } from './event.ts'
import { boxesThatCount, isDelivered, unboxedUnits } from './headline.ts'
import type { BoxId, EventId } from './id.ts'
import { unboxedOf } from './lines.ts'
import type { BoxView, Entry, OrderStage, OrderView } from './order-view.ts'
import type { Instant, LocalDay } from './time.ts'

export interface CustomerView {
  readonly reference: string
  readonly placedAt: Instant
  readonly headline: CustomerHeadline
  readonly boxes: readonly CustomerBox[]
  /** Units that wait for a box. */
  readonly waiting: readonly CustomerItem[]
  readonly history: readonly CustomerLine[]
}

export interface CustomerHeadline {
  readonly kind:
    | 'ordered'
    | 'preparing'
    | 'packed'
    | 'handed-over'
    | 'on-its-way'
    | 'out-for-delivery'
    | 'partly-delivered'
    | 'delivered'
    | 'pickup'
    | 'attention'
    | 'returning'
    | 'cancelled'
  readonly boxes: number
  readonly delivered: number
  readonly withCarrier: number
  readonly expected?: { readonly from?: LocalDay; readonly by: LocalDay }
  readonly carriers: readonly Carrier[]
}

export interface CustomerItem {
  readonly name: string
  readonly units: number
}

export interface CustomerBox {
  readonly number: number
  readonly label?: Label
  readonly items: readonly CustomerItem[]
  readonly steps: readonly { readonly step: Step; readonly done: boolean; readonly at?: Instant }[]
  readonly expected?: { readonly from?: LocalDay; readonly by: LocalDay }
  readonly notice?: { readonly kind: string; readonly reason?: string; readonly since: Instant }
}

/** A line of history in plain terms; the sentence is made by the page in the reader's language. */
export interface CustomerLine {
  readonly at: Instant
  readonly day?: LocalDay
  readonly box?: number
  readonly what:
    | Step
    | 'attempted'
    | 'available-for-pickup'
    | 'exception'
    | 'returned'
    | 'return-in-transit'
    | 'cancelled'
  readonly carrier?: Carrier
  readonly place?: string
}

/** Only what is shown may be known: built up from nothing, never cut down from the view (CU1). */
export function customerViewOf(view: OrderView): CustomerView {
  const boxes = boxesThatCount({ ...view, isCancelled: view.stage === 'cancelled' })
  const numberOf = new Map(boxes.map((box, at) => [box.box, at + 1]))
  return {
    reference: view.reference,
    placedAt: view.placedAt,
    headline: customerHeadline(view, boxes),
    boxes: boxes.map((box, at) => customerBox(view, box, at + 1)),
    waiting: waitingItems(view),
    history: historyOf(view, numberOf),
  }
}

function customerHeadline(view: OrderView, boxes: readonly BoxView[]): CustomerHeadline {
  const { headline } = view
  const expected = latestWindow(boxes) ?? promisedWindow(view)
  return {
    kind: headlineKind(view, boxes),
    boxes: headline.boxes,
    delivered: headline.delivered,
    withCarrier: headline.withCarrier,
    ...(expected && { expected }),
    carriers: [...new Set(boxes.flatMap(({ label }) => label?.carrier ?? []))],
  }
}

type Kind = CustomerHeadline['kind']

const kindByStage: Readonly<Record<OrderStage, Kind>> = {
  'ordered': 'ordered',
  'picking': 'preparing',
  'packing': 'preparing',
  'packed': 'packed',
  'handed-over': 'handed-over',
  'in-transit': 'on-its-way',
  'out-for-delivery': 'out-for-delivery',
  'delivered': 'delivered',
  'cancelled': 'cancelled',
  'returned': 'returning',
}

/** What the customer must know first: trouble, then what waits for them, then how far it is (CU4). */
function headlineKind(view: OrderView, boxes: readonly BoxView[]): Kind {
  const byStage = kindByStage[view.stage]
  if (byStage === 'delivered' || byStage === 'cancelled' || byStage === 'returning') return byStage
  const underway = boxes.filter((box) => !isDelivered(box))
  if (underway.some(({ overlay }) => overlay?.kind === 'returning')) return 'returning'
  if (underway.some(({ overlay }) => overlay && overlay.kind !== 'delay')) return 'attention'
  if (underway.some(({ carrierStatus }) => carrierStatus === 'available-for-pickup'))
    return 'pickup'
  return view.headline.delivered > 0 ? 'partly-delivered' : byStage
}

function latestWindow(boxes: readonly BoxView[]): BoxView['expected'] {
  return boxes
    .flatMap((box) => (isDelivered(box) || !box.expected ? [] : [box.expected]))
    .reduce<BoxView['expected']>((a, b) => (a && a.by >= b.by ? a : b), undefined)
}

function promisedWindow({ promised, stage }: OrderView): BoxView['expected'] {
  const { deliverFrom, deliverBy } = promised
  if (deliverBy === undefined || stage === 'delivered' || stage === 'cancelled') return undefined
  return { ...(deliverFrom !== undefined && { from: deliverFrom }), by: deliverBy }
}

function customerBox(view: OrderView, box: BoxView, number: number): CustomerBox {
  const { label, overlay } = box
  const expected = isDelivered(box) ? undefined : box.expected
  return {
    number,
    ...(label && { label: { carrier: label.carrier, number: label.number } }),
    items: box.contents.flatMap(({ line, units }) => {
      const ordered = view.lines.find((one) => one.line === line)
      return ordered ? [{ name: ordered.name, units }] : []
    }),
    steps: stepsShown(box),
    ...(expected && { expected }),
    ...(overlay && {
      notice: {
        kind: overlay.kind,
        ...(overlay.reason !== undefined && { reason: overlay.reason }),
        since: overlay.since,
      },
    }),
  }
}

/** A step implied, skipped on the way or stated by a person shows as done, without a time (CU2). */
function stepsShown({ milestones, reached }: BoxView): CustomerBox['steps'] {
  const furthest = milestones.findIndex(({ step }) => step === reached)
  return milestones
    .map(({ step, state, at, why }, place) => {
      const done =
        state === 'proven' || state === 'implied' || (state === 'skipped' && place < furthest)
      return {
        step,
        done,
        ...(state === 'proven' && why.rule !== 'MI9' && at !== undefined && { at }),
      }
    })
    .filter(({ step }) => step !== 'labelled')
}

function waitingItems(view: OrderView): readonly CustomerItem[] {
  if (unboxedUnits(view) === 0) return []
  return view.lines.flatMap((line) => {
    const units = unboxedOf(line)
    return units > 0 ? [{ name: line.name, units }] : []
  })
}

/** First proofs of our steps, and what the carrier saw; never twice the same in a row (CU3). */
function historyOf(view: OrderView, numberOf: ReadonlyMap<BoxId, number>): readonly CustomerLine[] {
  const proofOf = proofsShown(view)
  const lastOf = new Map<BoxId | undefined, string>()
  const lines: CustomerLine[] = []
  for (const entry of view.entries) {
    const what = entry.undoneBy ? undefined : whatOf(entry, proofOf)
    const box = entry.box && numberOf.get(entry.box)
    if (!what || (entry.box && box === undefined)) continue
    const place = placeName(entry)
    const same = `${what}|${place ?? ''}`
    if (lastOf.get(entry.box) === same) continue
    lastOf.set(entry.box, same)
    lines.push({
      at: entry.at,
      ...(entry.day !== undefined && { day: entry.day }),
      ...(box !== undefined && { box }),
      what,
      ...(entry.carrier && { carrier: entry.carrier.carrier }),
      ...(place !== undefined && { place }),
    })
  }
  return lines
}

function proofsShown(view: OrderView): ReadonlyMap<EventId, Step> {
  const proofOf = new Map<EventId, Step>()
  for (const box of view.boxes) {
    for (const { step, state, why } of box.milestones) {
      const last = why.events.at(-1)
      if (state === 'proven' && why.rule !== 'MI9' && step !== 'labelled' && last)
        proofOf.set(last, step)
    }
  }
  return proofOf
}

function whatOf(
  entry: Entry,
  proofOf: ReadonlyMap<EventId, Step>,
): CustomerLine['what'] | undefined {
  if (entry.kind === 'order-placed') return 'ordered'
  if (entry.kind === 'order-cancelled') return entry.units === undefined ? 'cancelled' : undefined
  const proven = proofOf.get(entry.id)
  if (proven) return proven
  if (!entry.carrier || !entry.box || entry.carrier.evidence !== 'physical') return undefined
  return moments.get(entry.carrier.status)
}

/** Seen more than once on a way: each place is a line. A second delivery is not. */
const moments: ReadonlyMap<CarrierStatus, CustomerLine['what']> = new Map([
  ['in-transit', 'in-transit'],
  ['out-for-delivery', 'out-for-delivery'],
  ['attempted', 'attempted'],
  ['available-for-pickup', 'available-for-pickup'],
  ['exception', 'exception'],
  ['return-in-transit', 'return-in-transit'],
  ['returned', 'returned'],
])

function placeName({ carrier }: Entry): string | undefined {
  const parts = [carrier?.place?.city, carrier?.place?.state, carrier?.place?.country]
  const named = parts.filter((part) => part !== undefined)
  return named.length === 0 ? undefined : named.join(', ')
}
