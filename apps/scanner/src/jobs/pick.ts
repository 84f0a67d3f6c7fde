/** Picking: orders on a cart, then bin, item, quantity. What is wrong is told what it is and where it belongs. */
import type { WorkSite } from '@milepost/contract'
import type { ShortReason, WorkOrder } from '@milepost/domain'
import { isBin, isOpen, leftOf, stopAt, stopsOf, unitsLeft, type Cart, type Stop } from './cart.ts'
import { goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { whatItIs } from './guidance.ts'
import {
  foundDone,
  originOf,
  saying,
  tapped,
  type Answer,
  type JobScan,
  type Origin,
} from './job.ts'
import { orderTurned, scannedWhileLoading, toteScanned } from './fill-cart.ts'

export interface PickState extends Cart {
  /** Orders and totes are still put on the cart. */
  readonly loading?: boolean
  /** The bin that was scanned last. */
  readonly bin?: string
}

export type PickAnswer = Answer<PickState>
export type PickRules = NonNullable<WorkSite['picking']>

/** What the work says now: the orders of the cart with this device's own scans, and how this warehouse picks. */
export interface PickFloor {
  readonly orders: readonly WorkOrder[]
  readonly rules?: PickRules | undefined
}

export function pickScanned(state: PickState, scan: JobScan, floor: PickFloor): PickAnswer {
  const { read } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const { meaning } = read
  if (meaning.kind === 'own' && meaning.label === 'tote')
    return toteScanned(state, meaning.value, floor)
  const bin = state.loading ? undefined : binSaid(state, scan, floor)
  if (bin !== undefined) return binScanned(state, scan, bin, floor)
  const named = orderNamedBy(scan)
  if (named) return orderScanned(state, scan, named)
  const code = goodsCode(meaning)
  if (!code) return saying(state, whatItIs(scan))
  if (state.loading) return scannedWhileLoading(state, scan, code, floor)
  return state.cart?.length
    ? itemScanned(state, scan, code, floor)
    : itemBeforeOrder(state, scan, code)
}

/** Some shelves carry their place as plain text. */
function binSaid(state: PickState, { read, known }: JobScan, floor: PickFloor): string | undefined {
  if (!read.ok) return undefined
  const { meaning } = read
  if (meaning.kind === 'own') return meaning.label === 'bin' ? meaning.value : undefined
  if (meaning.kind !== 'unknown' || known.products.length > 0) return undefined
  const text = meaning.text.trim()
  return stopsOf(state, floor.orders).find((stop) => isOpen(stop) && isBin(stop, text))?.bin
}

/** An order chosen by tap, by its label, or by its number. */
export function orderChosen(order: WorkOrder): PickAnswer {
  const units = unitsLeft(order)
  const { reference } = order
  if (units === 0) return saying({}, { say: 'nothing-to-pick', reference })
  return saying({ cart: [{ order: order.order }] }, { say: 'pick-order', reference, units })
}

/** What is left of a line cannot be picked. */
export function shortTapped(
  state: PickState,
  stop: Stop,
  reason: ShortReason,
  floor: PickFloor,
): PickAnswer {
  const { order, line, tote } = stopNow(stop, state, floor)
  const units = leftOf(line)
  // What was scanned in the meantime is not short.
  if (units === 0)
    return foundDone(state, { say: 'enough', name: line.name, of: line.units - line.short })
  return {
    state: nextState(state, { order, line, units }, floor),
    remark: { say: 'short', name: line.name, units, reason, ...(tote ? { tote } : {}) },
    intents: [
      {
        kind: 'pick-short',
        subject: { order: order.order },
        body: { line: line.line, units, reason },
        ...tapped,
      },
    ],
  }
}

function stopNow(stop: Stop, state: PickState, { orders }: PickFloor): Stop {
  const isSame = ({ order, line }: Stop) =>
    order.order === stop.order.order && line.line === stop.line.line
  return stopsOf(state, orders).find(isSame) ?? stop
}

/** The same product lies in another bin as well. */
export function lookedElsewhere(state: PickState, { order, line }: Stop, bin: string): PickAnswer {
  const { bin: _left, ...rest } = state
  return saying(
    { ...rest, elsewhere: { order: order.order, line: line.line, bin } },
    { say: 'look-in', bin, name: line.name },
  )
}

/** The order whose label or number was scanned. */
export function orderNamedBy({ read, known }: JobScan): WorkOrder | undefined {
  if (!read.ok) return undefined
  const { meaning } = read
  const said = meaning.kind === 'own' && meaning.label === 'order' ? meaning.value : undefined
  const text = said ?? (meaning.kind === 'unknown' ? meaning.text.trim() : undefined)
  return known.orders.find(({ reference, order }) =>
    [reference, order].some((name) => name.toUpperCase() === text?.toUpperCase()),
  )
}

/** What was promised earliest comes first. */
export function byUrgency(orders: readonly WorkOrder[]): readonly WorkOrder[] {
  return orders.toSorted(
    (a, b) =>
      (a.promised.shipBy ?? Infinity) - (b.promised.shipBy ?? Infinity) || a.placedAt - b.placedAt,
  )
}

/** A cart with several orders is not lost to a label that happens to be in view. */
function orderScanned(state: PickState, scan: JobScan, order: WorkOrder): PickAnswer {
  const slot = state.cart?.find((each) => each.order === order.order)
  if (state.loading) {
    if (!slot) return orderTurned(state, order)
    return saying(state, { say: 'on-cart', reference: order.reference, units: unitsLeft(order) })
  }
  if ((state.cart?.length ?? 0) < 2) return orderChosen(order)
  if (slot?.tote === undefined) return saying(state, whatItIs(scan))
  return saying(state, { say: 'tote-of', tote: slot.tote, reference: order.reference })
}

/** A bin of the list, or another that is known to hold something on the list. */
function binScanned(
  state: PickState,
  scan: JobScan,
  bin: string,
  { orders, rules }: PickFloor,
): PickAnswer {
  const open = stopsOf(state, orders, rules?.walk).filter(isOpen)
  const here = open.find((stop) => isBin(stop, bin))
  if (here) return atBin({ ...state, bin }, here, bin)
  const skus = new Set(scan.known.products.map(({ sku }) => sku))
  const other = open.find(({ line }) => skus.has(line.sku))
  if (other) {
    const { order, line } = other
    return atBin(
      { ...state, bin, elsewhere: { order: order.order, line: line.line, bin } },
      other,
      bin,
    )
  }
  const goTo = open[0]?.bin
  return saying(state, { say: 'wrong-bin', bin, ...(goTo ? { goTo } : {}) })
}

const atBin = (state: PickState, { line, tote }: Stop, bin: string): PickAnswer =>
  saying(state, {
    say: 'at-bin',
    bin,
    name: line.name,
    units: leftOf(line),
    ...(tote ? { tote } : {}),
  })

function itemScanned(
  state: PickState,
  scan: JobScan,
  code: GoodsCode,
  floor: PickFloor,
): PickAnswer {
  const stops = stopsOf(state, floor.orders, floor.rules?.walk)
  const meant = stops.filter(({ line }) => isMeant(line, code))
  const stop = stopAt(meant, state.bin) ?? meant[0]
  if (!stop) return wrongItem(state, scan, code, stops)
  const { line, bin } = stop
  const left = leftOf(line)
  if (left === 0)
    return saying(state, { say: 'enough', name: line.name, of: line.units - line.short })
  const isThere = bin === undefined || (state.bin !== undefined && isBin(stop, state.bin))
  if (floor.rules?.binScan && !isThere)
    return saying(state, { say: 'bin-first', bin, name: line.name })
  const times = scan.times * code.quantity
  if (times > left) return saying(state, { say: 'too-many', name: line.name, times, left })
  return picked(state, stop, times, { floor, origin: originOf(scan) })
}

/** Nobody knows yet for whom: the most urgent order that needs it is opened, and nothing is counted. */
function itemBeforeOrder(state: PickState, scan: JobScan, code: GoodsCode): PickAnswer {
  const order = byUrgency(scan.known.orders).find(({ lines }) =>
    lines.some((line) => isMeant(line, code) && leftOf(line) > 0),
  )
  if (!order) return saying(state, whatItIs(scan))
  const { name } = nameOf(scan.known, code)
  return saying(
    { cart: [{ order: order.order }] },
    { say: 'choose-order-first', reference: order.reference, name },
  )
}

function wrongItem(
  state: PickState,
  scan: JobScan,
  code: GoodsCode,
  stops: readonly Stop[],
): PickAnswer {
  const isKnown =
    scan.known.products.length > 0 || scan.known.orders.length > 0 || code.gtin !== undefined
  if (!isKnown) return saying(state, whatItIs(scan))
  const wanted = stopAt(stops, state.bin)?.line.name
  return saying(state, {
    say: 'wrong-item',
    ...nameOf(scan.known, code),
    ...(wanted === undefined ? {} : { wanted }),
  })
}

function picked(
  state: PickState,
  { order, line, tote, bin: place }: Stop,
  units: number,
  { floor, origin }: { readonly floor: PickFloor; readonly origin: Origin },
): PickAnswer {
  const bin = state.bin ?? place
  const of = line.units - line.short
  const now = of - leftOf(line) + units
  const into = tote === undefined ? {} : { tote }
  const isLastOfCart = floor.orders.reduce((sum, each) => sum + unitsLeft(each), 0) <= units
  const several = floor.orders.length
  return {
    state: nextState(state, { order, line, units }, floor),
    remark:
      isLastOfCart && several > 1
        ? { say: 'cart-picked', orders: several, ...into }
        : unitsLeft(order) <= units
          ? { say: 'order-picked', reference: order.reference, ...into }
          : { say: 'picked', name: line.name, units, now, of, ...into },
    intents: [
      {
        kind: 'picked',
        subject: { order: order.order },
        body: { line: line.line, units, ...(bin === undefined ? {} : { bin }), ...into },
        ...origin,
      },
    ],
  }
}

interface Taken {
  readonly order: WorkOrder
  readonly line: WorkOrder['lines'][number]
  readonly units: number
}

/** The bin holds until it has nothing more for this cart, the cart until its last unit is on it. */
function nextState(state: PickState, { order, line, units }: Taken, floor: PickFloor): PickState {
  const left = stopsOf(state, floor.orders).map((stop) => ({
    stop,
    left: leftOf(stop.line) - (stop.order === order && stop.line === line ? units : 0),
  }))
  if (left.every((each) => each.left <= 0)) return {}
  const { bin, ...rest } = state
  const isSameBin = bin !== undefined && left.some((each) => each.left > 0 && isBin(each.stop, bin))
  return isSameBin ? { ...rest, bin } : rest
}
