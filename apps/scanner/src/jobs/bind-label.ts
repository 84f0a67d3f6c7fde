/** A shipping label goes on a box by scanning it; another one on the same box keeps the one before as its ancestor. */
import type { Label, WorkOrder } from '@milepost/domain'
import { boxInHand, closing, unitsToPack, type PackAnswer, type PackState } from './box-in-hand.ts'
import { nameOf, type GoodsCode } from './goods.ts'
import { placeOf, whatItIs } from './guidance.ts'
import { originOf, saying, type BoxOnFloor, type JobScan } from './job.ts'

/** A number of a carrier that is known: on this order's box in hand, or on the box that has it already. */
export function labelScanned(state: PackState, scan: JobScan, order: WorkOrder): PackAnswer {
  const [holder] = scan.known.boxes
  if (holder && holder.order.order !== order.order) {
    const { reference } = holder.order
    return saying(state, { say: 'label-is-on', reference, box: placeOf(holder) })
  }
  if (holder?.box.label && state.relabel && holder.box.box === state.box) {
    const { number } = holder.box.label
    return saying(state, { say: 'relabel', box: placeOf(holder), number })
  }
  const box = holder?.box ?? order.boxes.find((each) => each.box === state.box) ?? boxInHand(order)
  const label = holder?.box.label ?? labelOf(scan)
  if (!box || !label) return saying(state, { say: 'nothing-in-box' })
  return bound(state, scan, { box, order }, label)
}

/** Neither an item of this order nor a known label: with a closed box in hand it can only be that box's label. */
export function strangerScanned(
  state: PackState,
  scan: JobScan,
  code: GoodsCode,
  order: WorkOrder,
): PackAnswer {
  const { known } = scan
  const isItem = code.gtin !== undefined || known.products.length > 0 || known.orders.length > 0
  if (isItem) return saying(state, { say: 'wrong-item', ...nameOf(known, code) })
  const box = order.boxes.find((each) => each.box === state.box)
  const isUnlabelled = !box?.label || state.relabel
  const number = labelNumber(code.text)
  if (!box?.closed || !isUnlabelled || !number) return saying(state, whatItIs(scan))
  return bound(state, scan, { box, order }, { carrier: 'other', number })
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

/** Closes the box where that was forgotten. */
function bound(state: PackState, scan: JobScan, on: BoxOnFloor, label: Label): PackAnswer {
  const { box, order } = on
  const subject = { order: order.order, box: box.box }
  const origin = originOf(scan)
  const former = box.label && box.label.number !== label.number ? box.label : undefined
  return {
    state: afterBound(on),
    remark: remarkOnBound(on, label, former),
    intents: [
      ...(box.closed
        ? []
        : [{ kind: 'box-closed' as const, subject, body: closing(box, state), ...origin }]),
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

function afterBound(on: BoxOnFloor): PackState {
  if (isWhole(on)) return {}
  return { order: on.order.order }
}

function remarkOnBound(
  on: BoxOnFloor,
  label: Label,
  former: Label | undefined,
): PackAnswer['remark'] {
  const { reference, boxes } = on.order
  const box = placeOf(on)
  if (former) return { say: 'relabelled', from: former.number, number: label.number, box }
  if (label.carrier === 'other') return { say: 'unknown-label-bound', number: label.number, box }
  if (isWhole(on)) return { say: 'order-packed', reference, boxes: boxes.length }
  return { say: 'label-bound', carrier: label.carrier, box }
}
