/** What the customer may see: no person, no device, no native code, no other order. */
import { customerHeadline, troubleShown } from './customer-headline.ts'
import { customerHistory } from './customer-history.ts'
import type { Carrier, Label, Step } from './event.ts'
import { boxesThatCount, isDelivered, unboxedUnits } from './headline.ts'
import { unboxedOf } from './lines.ts'
import type { BoxView, OrderView } from './order-view.ts'
import type { Instant, LocalDay } from './time.ts'
import { placeOf } from './witness.ts'

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
  const boxes = boxesThatCount(view)
  const numberOf = new Map(boxes.map((box, at) => [box.box, at + 1]))
  return {
    reference: view.reference,
    placedAt: view.placedAt,
    headline: customerHeadline(view, boxes),
    boxes: boxes.map((box, at) => customerBox(view, box, at + 1)),
    waiting: waitingItems(view),
    history: customerHistory(view, numberOf),
  }
}

function customerBox(view: OrderView, box: BoxView, number: number): CustomerBox {
  const { label } = box
  const trouble = troubleShown(view, box)
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
    ...(trouble && {
      notice: {
        kind: trouble.kind,
        ...(trouble.reason !== undefined && { reason: trouble.reason }),
        since: trouble.since,
      },
    }),
  }
}

/** A step implied, skipped on the way or stated by a person shows as done, without a time, and all before it too (CU2). */
function stepsShown({ milestones, reached }: BoxView): CustomerBox['steps'] {
  const shown = milestones.filter(({ step }) => step !== 'labelled')
  const furthest = shown.findLastIndex(
    ({ step, state }) =>
      state === 'proven' ||
      state === 'implied' ||
      (state === 'skipped' && placeOf[step] < placeOf[reached]),
  )
  return shown.map(({ step, state, at, why }, place) => ({
    step,
    done: place <= furthest,
    ...(state === 'proven' && why.rule !== 'MI9' && at !== undefined && { at }),
  }))
}

function waitingItems(view: OrderView): readonly CustomerItem[] {
  if (unboxedUnits(view) === 0) return []
  return view.lines.flatMap((line) => {
    const units = unboxedOf(line)
    return units > 0 ? [{ name: line.name, units }] : []
  })
}
