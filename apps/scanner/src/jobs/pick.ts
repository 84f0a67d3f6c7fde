/** Picking: an order, then bin (if one likes), item, quantity. A wrong item is told what it is and where it belongs. */
import type { OrderId, ShortReason, WorkLine, WorkOrder } from '@milepost/domain'
import { goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { whatItIs } from './guidance.ts'
import { originOf, saying, tapped, type Answer, type JobScan, type Origin } from './job.ts'

export interface PickState {
  readonly order?: OrderId
  /** The bin that was scanned last. */
  readonly bin?: string
}

export type PickAnswer = Answer<PickState>

/** `order` is the chosen one, as it stands with this device's own scans. */
export function pickScanned(
  state: PickState,
  scan: JobScan,
  order: WorkOrder | undefined,
): PickAnswer {
  const { read } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const { meaning } = read
  if (meaning.kind === 'own' && meaning.label === 'bin')
    return binScanned(state, meaning.value, order)
  const named = orderNamedBy(scan)
  if (named) return orderChosen(named)
  const code = goodsCode(meaning)
  if (!code) return saying(state, whatItIs(scan))
  return order ? itemScanned(state, scan, code, order) : itemBeforeOrder(state, scan, code)
}

/** An order chosen by tap, by its label, or by its number. */
export function orderChosen(order: WorkOrder): PickAnswer {
  const units = unitsLeft(order)
  const { reference } = order
  if (units === 0) return saying({}, { say: 'nothing-to-pick', reference })
  return saying({ order: order.order }, { say: 'pick-order', reference, units })
}

/** What is left of a line cannot be picked. */
export function shortTapped(
  state: PickState,
  order: WorkOrder,
  line: WorkLine,
  reason: ShortReason,
): PickAnswer {
  const units = leftOf(line)
  return {
    state: nextState(state, order, line, units),
    remark: { say: 'short', name: line.name, units, reason },
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

export const leftOf = ({ units, picked: done, packed, short }: WorkLine): number =>
  Math.max(0, units - short - Math.max(done, packed))

export const unitsLeft = ({ lines }: Pick<WorkOrder, 'lines'>): number =>
  lines.reduce((sum, line) => sum + leftOf(line), 0)

/** In the order in which one walks: what the bin says, numbers as numbers; what has no bin comes last. */
export function walkOf({ lines }: Pick<WorkOrder, 'lines'>): readonly WorkLine[] {
  return lines.toSorted((a, b) => {
    if (a.bin === undefined || b.bin === undefined)
      return Number(a.bin === undefined) - Number(b.bin === undefined)
    return byBin.compare(a.bin, b.bin)
  })
}

/** Made once: a comparison that makes its own costs more than all the rest of a scan. */
const byBin = new Intl.Collator('en', { numeric: true })

export const nextLine = (order: Pick<WorkOrder, 'lines'>): WorkLine | undefined =>
  walkOf(order).find((line) => leftOf(line) > 0)

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

function binScanned(state: PickState, bin: string, order: WorkOrder | undefined): PickAnswer {
  const line = order && walkOf(order).find((each) => isBin(each, bin) && leftOf(each) > 0)
  if (line) {
    return saying({ ...state, bin }, { say: 'at-bin', bin, name: line.name, units: leftOf(line) })
  }
  const goTo = order && nextLine(order)?.bin
  return saying(state, { say: 'wrong-bin', bin, ...(goTo ? { goTo } : {}) })
}

const isBin = ({ bin }: WorkLine, scanned: string): boolean =>
  bin?.toUpperCase() === scanned.toUpperCase()

function itemScanned(
  state: PickState,
  scan: JobScan,
  code: GoodsCode,
  order: WorkOrder,
): PickAnswer {
  const lines = walkOf(order).filter((line) => isMeant(line, code))
  const line = lines.find((each) => leftOf(each) > 0) ?? lines[0]
  if (!line) return wrongItem(state, scan, code, order)
  const left = leftOf(line)
  if (left === 0)
    return saying(state, { say: 'enough', name: line.name, of: line.units - line.short })
  const times = scan.times * code.quantity
  if (times > left) return saying(state, { say: 'too-many', name: line.name, times, left })
  return picked(state, order, line, times, originOf(scan))
}

/** Nobody knows yet for whom: the most urgent order that needs it is opened, and nothing is counted. */
function itemBeforeOrder(state: PickState, scan: JobScan, code: GoodsCode): PickAnswer {
  const order = byUrgency(scan.known.orders).find(({ lines }) =>
    lines.some((line) => isMeant(line, code) && leftOf(line) > 0),
  )
  if (!order) return saying(state, whatItIs(scan))
  const { name } = nameOf(scan.known, code)
  return saying(
    { order: order.order },
    { say: 'choose-order-first', reference: order.reference, name },
  )
}

/** What was promised earliest comes first. */
export function byUrgency(orders: readonly WorkOrder[]): readonly WorkOrder[] {
  return orders.toSorted(
    (a, b) =>
      (a.promised.shipBy ?? Infinity) - (b.promised.shipBy ?? Infinity) || a.placedAt - b.placedAt,
  )
}

function wrongItem(state: PickState, scan: JobScan, code: GoodsCode, order: WorkOrder): PickAnswer {
  const isKnown =
    scan.known.products.length > 0 || scan.known.orders.length > 0 || code.gtin !== undefined
  if (!isKnown) return saying(state, whatItIs(scan))
  const wanted = nextLine(order)?.name
  return saying(state, {
    say: 'wrong-item',
    ...nameOf(scan.known, code),
    ...(wanted === undefined ? {} : { wanted }),
  })
}

function picked(
  state: PickState,
  order: WorkOrder,
  line: WorkLine,
  units: number,
  origin: Origin,
): PickAnswer {
  const bin = state.bin ?? line.bin
  const of = line.units - line.short
  const isLast = unitsLeft(order) <= units
  return {
    state: nextState(state, order, line, units),
    remark: isLast
      ? { say: 'order-picked', reference: order.reference }
      : { say: 'picked', name: line.name, units, now: of - leftOf(line) + units, of },
    intents: [
      {
        kind: 'picked',
        subject: { order: order.order },
        body: { line: line.line, units, ...(bin === undefined ? {} : { bin }) },
        ...origin,
      },
    ],
  }
}

/** The bin holds until its line is done, the order until its last unit is. */
function nextState(state: PickState, order: WorkOrder, line: WorkLine, units: number): PickState {
  if (unitsLeft(order) <= units) return {}
  const { bin, ...rest } = state
  const isSameBin = bin !== undefined && leftInBin(order, bin) > (isBin(line, bin) ? units : 0)
  return isSameBin ? { ...rest, bin } : rest
}

function leftInBin(order: WorkOrder, bin: string): number {
  return unitsLeft({ lines: order.lines.filter((line) => isBin(line, bin)) })
}
