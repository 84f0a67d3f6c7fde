/** Returns: boxes that come back, announced or not, are taken in, inspected and decided. */
import {
  as,
  type BoxId,
  type Label,
  type ReturnCondition,
  type ReturnDecision,
  type ReturnId,
  type Subject,
  type WorkOrder,
} from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { isHere, isOpen, type ReturnOnFloor } from '../orders/own-returns.ts'
import { goodsCode, isMeant, nameOf } from './goods.ts'
import { whatItIs } from './guidance.ts'
import { originOf, saying, tapped, type Answer, type JobScan, type Origin } from './job.ts'
import { orderNamedBy } from './pick.ts'
import type { ReturnPlace } from './remark.ts'
import { labelsSaid } from './stranger.ts'

export interface ReturnsState {
  /** The one that is being looked at. */
  readonly back?: ReturnId
}

export type ReturnsAnswer = Answer<ReturnsState>

export interface ReturnsDeps {
  readonly newReturn: () => ReturnId
  /** Taken in here, of no order that this device knows. */
  readonly strays: readonly ReturnOnFloor[]
  /** What the state names. */
  readonly inHand: ReturnOnFloor | undefined
}

export function returnScanned(
  state: ReturnsState,
  scan: JobScan,
  { newReturn, strays, inHand }: ReturnsDeps,
): ReturnsAnswer {
  if (!scan.read.ok) return saying(state, whatItIs(scan))
  const named = returnsNamed(scan, strays)
  const [first] = named
  if (first) return namedScanned(state, scan, first, named)
  const order = orderOf(scan)
  if (order) {
    if (!hasLeftHouse(scan, order)) return saying(state, whatItIs(scan))
    return unannounced(scan, { order, ...labelOf(scan) }, newReturn())
  }
  if (scan.known.products.length > 0 || scan.known.orders.length > 0) {
    return goodsScanned(state, scan, inHand)
  }
  const source = sourceOf(scan)
  return source ? unannounced(scan, source, newReturn()) : saying(state, whatItIs(scan))
}

/** One of a list, tapped. */
export function returnChosen(on: ReturnOnFloor): ReturnsAnswer {
  return isHere(on.back) ? returnOpened(on) : received(tapped, on)
}

/** Nothing is recorded: it is only shown. One that is not here yet wants its scan first. */
export const returnOpened = (on: ReturnOnFloor): ReturnsAnswer =>
  shown('return-chosen', on, isHere(on.back) ? { back: on.back.return } : {})

/** Nothing on the box says whose it is. A second tap finds it in hand. */
export const withoutLabelTapped = (
  newReturn: ReturnId,
  name: string,
  inHand: ReturnOnFloor | undefined,
): ReturnsAnswer =>
  inHand ? { ...returnOpened(inHand), again: true } : begun(tapped, newReturn, {}, name)

export function inspectTapped(on: ReturnOnFloor, condition: ReturnCondition): ReturnsAnswer {
  const { back } = on
  return {
    state: { back: back.return },
    remark: { say: 'return-inspected', what: nameOfReturn(on), condition },
    intents: [
      {
        kind: 'return-inspected',
        subject: subjectOf(on),
        body: { return: back.return, condition },
        ...tapped,
      },
    ],
  }
}

export function decideTapped(on: ReturnOnFloor, decision: ReturnDecision): ReturnsAnswer {
  const { back } = on
  return {
    state: {},
    remark: { say: 'return-decided', what: nameOfReturn(on), decision },
    intents: [
      {
        kind: 'return-decided',
        subject: subjectOf(on),
        body: { return: back.return, decision },
        ...tapped,
      },
    ],
  }
}

export function placeOf({ back }: ReturnOnFloor): ReturnPlace {
  if (!isHere(back)) return 'expected'
  return back.state === 'received' ? 'to-inspect' : 'to-decide'
}

/** As people call it: its own number, its order's, or what its label says. */
export const nameOfReturn = ({ back, order }: ReturnOnFloor): string =>
  back.reference ?? order?.reference ?? back.label?.number ?? back.return.slice(-6).toUpperCase()

/** Returns that a label of theirs, or of their order, stands for. */
export function returnsNamed(
  scan: JobScan,
  strays: readonly ReturnOnFloor[],
): readonly ReturnOnFloor[] {
  const text = textOf(scan)
  const numbers = new Set(labelsSaid(scan).map(({ number }) => number))
  const isOwn = ({ back }: ReturnOnFloor) =>
    (back.reference !== undefined && back.reference.toUpperCase() === text) ||
    (back.label !== undefined && numbers.has(back.label.number))
  const ofOrders = scan.known.orders.flatMap((order) =>
    (order.returns ?? []).map((back): ReturnOnFloor => ({ back, order })),
  )
  const open = [...ofOrders, ...strays].filter(({ back }) => isOpen(back))
  const own = open.filter(isOwn)
  if (own.length > 0) return own
  const named = orderOf(scan)
  return named ? open.filter(({ order }) => order?.order === named.order) : []
}

const orderOf = (scan: JobScan): WorkOrder | undefined =>
  scan.known.boxes[0]?.order ?? orderNamedBy(scan)

function textOf({ read }: JobScan): string | undefined {
  if (!read.ok) return undefined
  const { meaning } = read
  if (meaning.kind === 'own') return meaning.value.toUpperCase()
  return meaning.kind === 'unknown' ? meaning.text.trim().toUpperCase() : undefined
}

function namedScanned(
  state: ReturnsState,
  scan: JobScan,
  first: ReturnOnFloor,
  named: readonly ReturnOnFloor[],
): ReturnsAnswer {
  const expected = named.filter(({ back }) => !isHere(back))
  const [next] = expected
  if (!next) return shown('return-here', first, { back: first.back.return })
  if (expected.length > 1) {
    const what = next.order?.reference ?? nameOfReturn(next)
    return saying(state, { say: 'which-return', what, count: expected.length })
  }
  return received(scan, next)
}

const shown = (
  say: 'return-here' | 'return-chosen',
  on: ReturnOnFloor,
  state: ReturnsState,
): ReturnsAnswer => saying(state, { say, what: nameOfReturn(on), state: placeOf(on) })

function received(origin: Origin, on: ReturnOnFloor): ReturnsAnswer {
  const { back } = on
  const units = back.units.reduce((sum, each) => sum + each.units, 0)
  return {
    state: { back: back.return },
    remark: { say: 'return-received', what: nameOfReturn(on), units },
    intents: [
      {
        kind: 'return-received',
        subject: subjectOf(on),
        body: { return: back.return, ...(back.label ? { label: back.label } : {}) },
        ...originOf(origin),
      },
    ],
  }
}

/** Whose an unannounced return is, as far as its label says. */
interface Source {
  readonly order?: WorkOrder
  readonly box?: BoxId
  readonly label?: Label
}

function unannounced(scan: JobScan, source: Source, id: ReturnId): ReturnsAnswer {
  const { order, box, label } = source
  const subject = {
    ...(order ? { order: order.order } : {}),
    ...(box ? { box } : {}),
    ...(label ? { label } : {}),
  }
  return begun(scan, id, subject, order?.reference ?? label?.number ?? box ?? textOf(scan) ?? id)
}

function begun(origin: Origin, id: ReturnId, subject: Subject, what: string): ReturnsAnswer {
  const { label } = subject
  return {
    state: { back: id },
    remark: { say: 'return-unannounced', what },
    intents: [
      {
        kind: 'return-received',
        subject: { ...subject, return: id },
        body: { return: id, ...(label ? { label } : {}) },
        ...originOf(origin),
      } satisfies ScanIntent,
    ],
  }
}

/** Repeated on each event, so that each finds its order by itself, whichever comes first. */
export const subjectOf = ({ back, order }: ReturnOnFloor): Subject => ({
  ...(order ? { order: order.order } : {}),
  ...(back.label ? { label: back.label } : {}),
  return: back.return,
})

/** A box of ours that never left is no return: it is told where it stands. */
function hasLeftHouse({ known }: JobScan, { boxes }: WorkOrder): boolean {
  const [on] = known.boxes
  return on ? on.box.handedOver : boxes.some(({ handedOver }) => handedOver)
}

function labelOf({ known }: JobScan): { readonly label?: Label } {
  const label = known.boxes[0]?.box.label
  return label ? { label } : {}
}

function sourceOf(scan: JobScan): Source | undefined {
  if (!scan.read.ok) return undefined
  const { meaning } = scan.read
  if (meaning.kind === 'own') {
    if (meaning.label === 'box') return { box: as<BoxId>(meaning.value) }
    return meaning.label === 'order' ? {} : undefined
  }
  if (meaning.kind === 'unknown') return undefined
  const [label] = labelsSaid(scan)
  return label && { label }
}

function goodsScanned(
  state: ReturnsState,
  scan: JobScan,
  inHand: ReturnOnFloor | undefined,
): ReturnsAnswer {
  const code = scan.read.ok ? goodsCode(scan.read.meaning) : undefined
  if (!inHand?.order || !code) return saying(state, whatItIs(scan))
  const { back, order } = inHand
  const isExpected = ({ line }: WorkOrder['lines'][number]) =>
    back.units.length === 0 || back.units.some((each) => each.line === line)
  const line = order.lines.find((each) => isMeant(each, code) && isExpected(each))
  if (line) return saying(state, { say: 'return-goods', name: line.name })
  const { name } = nameOf(scan.known, code)
  return saying(state, { say: 'return-other-goods', name, what: nameOfReturn(inHand) })
}
