/** Packing: an order, its items into boxes, and each box's shipping label bound by scanning it. */
import type { Meaning } from '@milepost/barcode'
import {
  as,
  type BoxId,
  type Label,
  type OrderId,
  type WorkBox,
  type WorkLine,
  type WorkOrder,
} from '@milepost/domain'
import { goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { placeOf, whatItIs } from './guidance.ts'
import {
  originOf,
  saying,
  tapped,
  type Answer,
  type BoxOnFloor,
  type JobScan,
  type Minting,
} from './job.ts'
import { unitsLeft } from './cart.ts'
import { byUrgency, orderNamedBy } from './pick.ts'

export interface PackState {
  readonly order?: OrderId
  /** The box in hand: items go in, or its label is wanted. */
  readonly box?: BoxId
}

export type PackAnswer = Answer<PackState>

export function packScanned(
  state: PackState,
  scan: JobScan,
  order: WorkOrder | undefined,
  minting: Minting,
): PackAnswer {
  const { read, known } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const { meaning } = read
  const named = orderNamedBy(scan)
  if (named) return packOrderChosen(named)
  if (meaning.kind === 'own' && meaning.label === 'box') {
    return boxScanned(state, scan, as<BoxId>(meaning.value), order)
  }
  const [labelled] = known.boxes
  if (!order && labelled) return boxChosen(labelled)
  if (order && isShippingLabel(meaning)) return labelScanned(state, scan, order)
  const code = goodsCode(meaning)
  if (!code) return saying(state, whatItIs(scan))
  if (!order) return itemBeforeOrder(state, scan, code)
  const line = lineOf(order, code)
  if (line) return itemScanned(state, scan, { order, line, code }, minting)
  return strangerScanned(state, scan, code, order)
}

export function packOrderChosen(order: WorkOrder): PackAnswer {
  const { reference } = order
  const units = unitsToPack(order)
  const open = boxInHand(order)
  if (units === 0 && !open) {
    return saying({}, { say: 'already-packed', reference, boxes: order.boxes.length })
  }
  const state = { order: order.order, ...(open ? { box: open.box } : {}) }
  const missing = unitsLeft(order)
  if (missing > 0) return saying(state, { say: 'not-all-picked', reference, units: missing })
  return saying(state, { say: 'pack-order', reference, units })
}

export function closeTapped(state: PackState, order: WorkOrder): PackAnswer {
  const box = order.boxes.find(({ box: id }) => id === state.box)
  if (!box) return saying(state, { say: 'nothing-in-box' })
  return {
    state,
    remark: { say: 'box-closed', box: placeOf({ box, order }) },
    intents: [
      {
        kind: 'box-closed',
        subject: { order: order.order, box: box.box },
        body: { box: box.box },
        ...tapped,
      },
    ],
  }
}

export const toPackOf = ({ units, short, packed }: WorkLine): number =>
  Math.max(0, units - short - packed)

export const unitsToPack = ({ lines }: Pick<WorkOrder, 'lines'>): number =>
  lines.reduce((sum, line) => sum + toPackOf(line), 0)

/** A box that is still open, or closed and without a label. */
export const boxInHand = ({ boxes }: WorkOrder): WorkBox | undefined =>
  boxes.find((box) => !box.handedOver && (!box.closed || box.label === undefined))

/** A printed box label names the next box, chooses one of this order, or tells whose it is. */
function boxScanned(
  state: PackState,
  scan: JobScan,
  box: BoxId,
  order: WorkOrder | undefined,
): PackAnswer {
  const [known] = scan.known.boxes
  if (known) {
    const isOwn = !order || known.order.order === order.order
    return isOwn && !known.box.handedOver ? boxChosen(known) : saying(state, whatItIs(scan))
  }
  if (!order) return saying(state, whatItIs(scan))
  const next = { order: order.order, box }
  return saying(next, {
    say: 'box-chosen',
    reference: order.reference,
    box: order.boxes.length + 1,
  })
}

function boxChosen(on: BoxOnFloor): PackAnswer {
  const { box, order } = on
  return saying(
    { order: order.order, box: box.box },
    { say: 'box-chosen', reference: order.reference, box: placeOf(on) },
  )
}

/** Nothing of it is left for a packer. */
export const isAllPacked = (order: WorkOrder): boolean =>
  unitsToPack(order) === 0 && boxInHand(order) === undefined

interface Item {
  readonly order: WorkOrder
  readonly line: WorkLine
  readonly code: GoodsCode
}

function itemScanned(
  state: PackState,
  scan: JobScan,
  { order, line, code }: Item,
  { newBox }: Minting,
): PackAnswer {
  const left = toPackOf(line)
  const of = line.units - line.short
  if (left === 0) return saying(state, { say: 'enough', name: line.name, of })
  const units = scan.times * code.quantity
  if (units > left) return saying(state, { say: 'too-many', name: line.name, times: units, left })
  const box = openBox(state, order) ?? newBox()
  const place = order.boxes.findIndex((each) => each.box === box)
  return {
    state: { order: order.order, box },
    remark: {
      say: 'packed',
      name: line.name,
      units,
      now: line.packed + units,
      of,
      box: place < 0 ? order.boxes.length + 1 : place + 1,
    },
    intents: [
      {
        kind: 'item-packed',
        subject: { order: order.order, box },
        body: { box, line: line.line, units },
        ...originOf(scan),
      },
    ],
  }
}

/** The box in hand while it is open; else one of the order that still is. */
function openBox(state: PackState, order: WorkOrder): BoxId | undefined {
  const inHand = order.boxes.find(({ box }) => box === state.box)
  if (state.box !== undefined && !inHand?.closed) return state.box
  return order.boxes.find(({ closed, handedOver }) => !closed && !handedOver)?.box
}

function itemBeforeOrder(state: PackState, scan: JobScan, code: GoodsCode): PackAnswer {
  const order = byUrgency(scan.known.orders).find(({ lines }) =>
    lines.some((line) => isMeant(line, code) && toPackOf(line) > 0 && line.picked > line.packed),
  )
  if (!order) return saying(state, whatItIs(scan))
  const { name } = nameOf(scan.known, code)
  const { reference } = order
  return saying({ order: order.order }, { say: 'choose-order-first', reference, name })
}

function lineOf(order: WorkOrder, code: GoodsCode): WorkLine | undefined {
  const lines = order.lines.filter((line) => isMeant(line, code))
  return lines.find((line) => toPackOf(line) > 0) ?? lines[0]
}

/** Neither an item of this order nor a known label: with a closed box in hand it can only be that box's label. */
function strangerScanned(
  state: PackState,
  scan: JobScan,
  code: GoodsCode,
  order: WorkOrder,
): PackAnswer {
  const { known } = scan
  const isItem = code.gtin !== undefined || known.products.length > 0 || known.orders.length > 0
  if (isItem) return saying(state, { say: 'wrong-item', ...nameOf(known, code) })
  const box = order.boxes.find((each) => each.box === state.box)
  const number = labelNumber(code.text)
  if (!box?.closed || box.label || !number) return saying(state, whatItIs(scan))
  return bound(state, scan, { box, order }, { carrier: 'other', number })
}

function isShippingLabel(meaning: Meaning): boolean {
  return meaning.kind === 'tracking'
}

function labelScanned(state: PackState, scan: JobScan, order: WorkOrder): PackAnswer {
  const [holder] = scan.known.boxes
  if (holder && holder.order.order !== order.order) {
    const { reference } = holder.order
    return saying(state, { say: 'label-is-on', reference, box: placeOf(holder) })
  }
  const box = holder?.box ?? order.boxes.find((each) => each.box === state.box) ?? boxInHand(order)
  const label = holder?.box.label ?? labelOf(scan)
  if (!box || !label) return saying(state, { say: 'nothing-in-box' })
  return bound(state, scan, { box, order }, label)
}

function labelOf({ read }: JobScan): Label | undefined {
  if (!read.ok || read.meaning.kind !== 'tracking') return undefined
  const [candidate] = read.meaning.candidates
  return candidate && { carrier: candidate.carrier, number: candidate.number }
}

/** Labels keep letters and digits, and at least as many as a number of a carrier has. */
function labelNumber(text: string): string | undefined {
  const number = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return number.length >= 8 && number.length <= 40 ? number : undefined
}

/** Closes the box where that was forgotten. Another label on the same box keeps the one before as its ancestor. */
function bound(state: PackState, scan: JobScan, on: BoxOnFloor, label: Label): PackAnswer {
  const { box, order } = on
  const subject = { order: order.order, box: box.box }
  const origin = originOf(scan)
  const former = box.label && box.label.number !== label.number ? box.label : undefined
  return {
    state: afterBound(state, on),
    remark: remarkOnBound(on, label),
    intents: [
      ...(box.closed
        ? []
        : [{ kind: 'box-closed' as const, subject, body: { box: box.box }, ...origin }]),
      former
        ? {
            kind: 'relabelled',
            subject: { ...subject, label },
            body: { box: box.box, from: former, to: label },
            ...origin,
          }
        : {
            kind: 'label-bound',
            subject: { ...subject, label },
            body: { box: box.box, label },
            ...origin,
          },
    ],
  }
}

function isWhole({ box, order }: BoxOnFloor): boolean {
  return unitsToPack(order) === 0 && order.boxes.every((each) => each.box === box.box || each.label)
}

function afterBound(state: PackState, on: BoxOnFloor): PackState {
  if (isWhole(on)) return {}
  const { box: _labelled, ...rest } = state
  return { ...rest, order: on.order.order }
}

function remarkOnBound(on: BoxOnFloor, label: Label): PackAnswer['remark'] {
  const { reference, boxes } = on.order
  const box = placeOf(on)
  if (label.carrier === 'other') return { say: 'unknown-label-bound', number: label.number, box }
  if (isWhole(on)) return { say: 'order-packed', reference, boxes: boxes.length }
  return { say: 'label-bound', carrier: label.carrier, box }
}

/** Something of it is picked and in no box, or a box of it is begun. */
export function waitsForPacking(order: WorkOrder): boolean {
  if (!['ordered', 'picking', 'packing', 'packed'].includes(order.stage)) return false
  const hasUnpacked = order.lines.some((line) => line.picked > line.packed && toPackOf(line) > 0)
  return hasUnpacked || boxInHand(order) !== undefined
}
