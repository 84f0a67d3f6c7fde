/** Packing: an order, its items into boxes, and each box's shipping label bound by scanning it. */
import { as, type BoxId, type WorkBox, type WorkLine, type WorkOrder } from '@milepost/domain'
import { labelScanned, strangerScanned } from './bind-label.ts'
import {
  boxInHand,
  closing,
  toPackOf,
  unitsToPack,
  weightOf,
  type PackAnswer,
  type PackState,
} from './box-in-hand.ts'
import { unitsLeft } from './cart.ts'
import { goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { placeOf, whatItIs } from './guidance.ts'
import {
  foundDone,
  originOf,
  saying,
  tapped,
  type BoxOnFloor,
  type JobScan,
  type Minting,
} from './job.ts'
import { byUrgency, orderNamedBy } from './pick.ts'
import { gramsIn } from './weight.ts'

export function packScanned(
  state: PackState,
  scan: JobScan,
  order: WorkOrder | undefined,
  minting: Minting,
): PackAnswer {
  const { read, known } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const { meaning } = read
  const grams = meaning.kind === 'unknown' ? gramsIn(meaning.text) : undefined
  if (grams !== undefined) return weighed(state, order, grams)
  const named = orderNamedBy(scan)
  if (named) return packOrderChosen(named)
  if (meaning.kind === 'own' && meaning.label === 'box') {
    return boxScanned(state, scan, as<BoxId>(meaning.value), order)
  }
  const [labelled] = known.boxes
  if (!order && labelled) {
    return labelled.box.handedOver ? saying(state, whatItIs(scan)) : boxChosen(labelled)
  }
  // A carrier whose numbers nobody knows: its label is known by the box that has it.
  const isLabel = meaning.kind === 'tracking' || (meaning.kind === 'unknown' && labelled)
  if (order && isLabel) return labelScanned(state, scan, order)
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
    // Its boxes may be labelled anew for as long as they are here.
    const isHere = order.boxes.some(({ handedOver }) => !handedOver)
    return saying(isHere ? { order: order.order } : {}, {
      say: 'already-packed',
      reference,
      boxes: order.boxes.length,
    })
  }
  const state = { order: order.order, ...(open ? { box: open.box } : {}) }
  const missing = unitsLeft(order)
  if (missing > 0) return saying(state, { say: 'not-all-picked', reference, units: missing })
  return saying(state, { say: 'pack-order', reference, units })
}

/** A second tap finds it closed. */
export function closeTapped(state: PackState, order: WorkOrder): PackAnswer {
  const box = order.boxes.find(({ box: id }) => id === state.box)
  if (!box) return saying(state, { say: 'nothing-in-box' })
  const { grams: _told, ...next } = state
  const remark = { say: 'box-closed', box: placeOf({ box, order }) } as const
  if (box.closed) return foundDone(next, remark)
  return {
    state: next,
    remark,
    intents: [
      {
        kind: 'box-closed',
        subject: { order: order.order, box: box.box },
        body: closing(box, state),
        ...tapped,
      },
    ],
  }
}

/** Typed, or sent by a scale. A box that is closed keeps the weight it was closed with. */
export function weighed(state: PackState, order: WorkOrder | undefined, grams: number): PackAnswer {
  const box = order?.boxes.find(({ box: id }) => id === state.box)
  if (!order || state.box === undefined) return saying(state, { say: 'nothing-in-box' })
  if (box?.closed) return saying(state, { say: 'weighed-closed', box: placeOf({ box, order }) })
  const place = box ? placeOf({ box, order }) : order.boxes.length + 1
  return saying({ ...state, grams }, { say: 'weighed', grams, box: place })
}

/** One of several boxes, tapped on the list. */
export const boxTapped = (box: WorkBox, order: WorkOrder): PackAnswer => boxChosen({ box, order })

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
    if (!isOwn || known.box.handedOver) return saying(state, whatItIs(scan))
    // Scanned again while in hand: its own label changes nothing.
    return boxChosen(known)
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
  const { reference } = order
  const state = { order: order.order, box: box.box }
  if (!box.label) return saying(state, { say: 'box-chosen', reference, box: placeOf(on) })
  return box.closed
    ? saying(
        { ...state, relabel: true },
        { say: 'relabel', box: placeOf(on), number: box.label.number },
      )
    : saying(state, { say: 'box-chosen', reference, box: placeOf(on) })
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
    state: { order: order.order, box, ...(box === state.box ? weightOf(state) : {}) },
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
