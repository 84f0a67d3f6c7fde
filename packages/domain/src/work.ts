/** What the floor needs to know of an order, and no more: the shape devices cache and work against offline. */
import type { Label, Promised, ReturnCondition, ReturnDecision, Units } from './event.ts'
import type { BoxId, LineId, OrderId, ReceiptId, ReturnId, SiteId } from './id.ts'
import { boxesThatCount, hasLeft, isPacked, unboxedUnits } from './headline.ts'
import type { BoxView, LineView, OrderStage, OrderView, ReturnView } from './order-view.ts'
import type { Instant } from './time.ts'
import { placeOf } from './witness.ts'

export interface WorkOrder {
  readonly order: OrderId
  readonly reference: string
  readonly site: SiteId
  readonly stage: OrderStage
  readonly placedAt: Instant
  readonly promised: Promised
  readonly lines: readonly WorkLine[]
  readonly boxes: readonly WorkBox[]
  /** What is coming back or is here, until it is decided. */
  readonly returns?: readonly WorkReturn[]
}

export interface WorkReturn {
  readonly return: ReturnId
  readonly state: ReturnView['state']
  readonly reference?: string
  readonly label?: Label
  /** None where nobody announced it. */
  readonly units: readonly Units[]
  readonly condition?: ReturnCondition
  readonly decision?: ReturnDecision
}

export interface WorkLine {
  readonly line: LineId
  readonly sku: string
  readonly gtin?: string
  readonly name: string
  readonly bin?: string
  readonly units: number
  readonly picked: number
  readonly short: number
  readonly packed: number
}

export interface WorkBox {
  readonly box: BoxId
  readonly label?: Label
  readonly closed: boolean
  readonly handedOver: boolean
  /** Its carrier scanned it before we did, and has not moved it on: our scan may still come (WO4). */
  readonly carrierFirst?: true
  readonly lastAt?: Instant
}

export interface WorkReceipt {
  readonly receipt: ReceiptId
  readonly reference: string
  readonly site: SiteId
  readonly lines: readonly {
    readonly line: LineId
    readonly sku: string
    readonly gtin?: string
    readonly name: string
    /** Where it is put. */
    readonly bin?: string
    readonly units: number
    readonly received: number
    /** Of those received. Said only where there are any, as are those put away. */
    readonly damaged?: number
    readonly putAway?: number
  }[]
}

/** Undefined once nothing is left for the floor to do (WO1, WO3, WO4). */
export function workOf(view: OrderView): WorkOrder | undefined {
  const returns = view.returns.filter(isOpenReturn)
  if (returns.length === 0 && (view.cancelled || !isLeftToDo(view))) return undefined
  const { order, reference, site, stage, placedAt, promised } = view
  const lastAt = lastAtByBox(view)
  return {
    order,
    reference,
    site,
    stage,
    placedAt,
    promised,
    lines: view.lines.map(workLine),
    boxes: view.boxes.map((box) => workBox(box, lastAt.get(box.box))),
    ...(returns.length > 0 && { returns: returns.map((back) => ({ ...back })) }),
  }
}

const isOpenReturn = ({ state }: ReturnView): boolean => state !== 'decided' && state !== 'released'

/** A short pick waits for the shop, not for the floor (WO2). */
function isLeftToDo(view: OrderView): boolean {
  if (boxesThatCount(view).some((box) => !hasLeft(box) || isCarrierFirst(box))) return true
  return (
    unboxedUnits(view) > 0 &&
    view.lines.some(({ units, cancelled, packed, short }) => units - cancelled - packed > short)
  )
}

/** At the dock the driver's scanner may be faster than ours. Once it has moved on, nobody here holds it. */
const isCarrierFirst = ({ reached, milestones }: BoxView): boolean =>
  reached === 'accepted' && milestones[placeOf['handed-over']]?.state === 'implied'

/** What is cancelled is no longer asked for. */
function workLine(line: LineView): WorkLine {
  const { sku, gtin, name, bin, units, cancelled, picked, short, packed } = line
  return {
    line: line.line,
    sku,
    ...(gtin !== undefined && { gtin }),
    name,
    ...(bin !== undefined && { bin }),
    units: units - cancelled,
    picked,
    short,
    packed,
  }
}

function workBox(box: BoxView, lastAt: Instant | undefined): WorkBox {
  return {
    box: box.box,
    ...(box.label && { label: box.label }),
    closed: isPacked(box),
    handedOver: hasLeft(box),
    ...(isCarrierFirst(box) && { carrierFirst: true }),
    ...(lastAt !== undefined && { lastAt }),
  }
}

function lastAtByBox({ entries }: OrderView): ReadonlyMap<BoxId, Instant> {
  const lastAt = new Map<BoxId, Instant>()
  for (const { box, at, undoneBy } of entries) if (box && !undoneBy) lastAt.set(box, at)
  return lastAt
}
