/** Receiving: goods against what was announced, over and short shown, and goods that nobody announced taken in too. */
import type { WorkReceiptDoc } from '@milepost/contract'
import { as, type Goods, type LocalDay, type ReceiptId } from '@milepost/domain'
import type { Damaged } from './damage.ts'
import { batchIn, goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { whatItIs } from './guidance.ts'
import { originOf, saying, type Answer, type JobScan, type Origin } from './job.ts'
import { awaitedOf, type ReceiptLine } from './waiting.ts'

export interface ReceiveState {
  readonly receipt?: ReceiptId
  /** The next goods came broken. */
  readonly damaged?: true
  /** What is printed on the next goods in words, where their code does not say it. */
  readonly lot?: string
  readonly expiry?: LocalDay
  /** What was just taken in broken: its picture may be wanted. */
  readonly broken?: Damaged
  /** Every delivery that announced it has all of it: whoever holds it says whether it is one too many. */
  readonly surplus?: Surplus
}

export interface Surplus extends Origin {
  readonly name: string
  readonly goods: Goods
  readonly units: number
  readonly of: readonly { readonly receipt: ReceiptId; readonly reference: string }[]
}

export type ReceiveAnswer = Answer<ReceiveState>

export function receiveScanned(
  { surplus: _before, ...state }: ReceiveState,
  scan: JobScan,
  receipt: WorkReceiptDoc | undefined,
  unitsHere: ReadonlySet<string> = new Set(),
): ReceiveAnswer {
  const { read, known } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const { meaning } = read
  if (meaning.kind === 'sscc') {
    if (receipt && unitsHere.has(meaning.sscc)) return unitAsked(state, scan, meaning.sscc, receipt)
    return taken(state, scan, { sscc: meaning.sscc }, { name: meaning.sscc, units: 1 })
  }
  const named = known.receipts.find(({ reference }) => isReference(reference, scan))
  if (named) return receiptChosen(named)
  const code = goodsCode(meaning)
  if (!code || (code.gtin === undefined && !isGoods(scan))) return saying(state, whatItIs(scan))
  return receipt ? goodsScanned(state, scan, code, receipt) : goodsBeforeReceipt(state, scan, code)
}

export type Delivery = Pick<WorkReceiptDoc, 'receipt' | 'reference' | 'lines'>

export function receiptChosen({ receipt, reference, lines }: Delivery): ReceiveAnswer {
  const units = lines.reduce((sum, line) => sum + awaitedOf(line), 0)
  return saying({ receipt }, { say: 'receipt-chosen', reference, units })
}

export const damagedTapped = ({ damaged, ...state }: ReceiveState): ReceiveState =>
  damaged ? state : { ...state, damaged: true }

/** It is one too many, and came with this delivery. */
export function surplusTaken(
  { surplus, ...state }: ReceiveState,
  delivery: Delivery,
): ReceiveAnswer {
  // A second tap finds the question answered.
  if (!surplus) return { ...receiptChosen(delivery), again: true }
  const { receipt, lines } = delivery
  const { name, goods, units } = surplus
  const line = lines.findLast(
    ({ sku, gtin }) => sku === goods.sku || (gtin !== undefined && gtin === goods.gtin),
  )
  return taken({ ...state, receipt }, surplus, goods, { name, units, ...(line ? { line } : {}) })
}

export const surplusLeft = ({ surplus: _asked, ...state }: ReceiveState): ReceiveState => state

/** An emptied field says nothing. */
export function batchTyped(
  { lot: _lot, expiry: _expiry, ...state }: ReceiveState,
  typed: { readonly lot: string; readonly expiry: string },
): ReceiveState {
  const lot = typed.lot.trim()
  return {
    ...state,
    ...(lot === '' ? {} : { lot }),
    ...(typed.expiry === '' ? {} : { expiry: typed.expiry }),
  }
}

export const overOf = ({ units, received }: ReceiptLine): number => Math.max(0, received - units)

function isReference(reference: string, { read }: JobScan): boolean {
  return (
    read.ok &&
    read.meaning.kind === 'unknown' &&
    read.meaning.text.trim().toUpperCase() === reference.toUpperCase()
  )
}

/** A text without check digit counts as goods only where a catalogue or a list knows it. */
const isGoods = ({ known }: JobScan): boolean =>
  known.products.length > 0 || known.receipts.length > 0

/** One delivery awaits it: that one. Several: a person says which. All have theirs: it is asked. None: it is taken in. */
function goodsBeforeReceipt(state: ReceiveState, scan: JobScan, code: GoodsCode): ReceiveAnswer {
  const awaiting = scan.known.receipts.filter(({ lines }) =>
    lines.some((line) => isMeant(line, code) && awaitedOf(line) > 0),
  )
  const [only] = awaiting
  if (!only && scan.known.receipts.some(hasLine(code))) return surplusAsked(state, scan, code)
  if (!only) return goodsOf(state, scan, code)
  if (awaiting.length === 1)
    return goodsScanned({ ...state, receipt: only.receipt }, scan, code, only)
  const { name } = nameOf(scan.known, code)
  return saying(state, { say: 'which-receipt', name, count: awaiting.length })
}

const hasLine =
  (code: GoodsCode) =>
  ({ lines }: WorkReceiptDoc): boolean =>
    lines.some((line) => isMeant(line, code))

function surplusAsked(state: ReceiveState, scan: JobScan, code: GoodsCode): ReceiveAnswer {
  const full = scan.known.receipts.filter(hasLine(code))
  const lines = full.flatMap((each) => each.lines.filter((line) => isMeant(line, code)))
  const { goods, name, units } = goodsIn(state, scan, code, lines[0])
  const of = full.map(({ receipt, reference }) => ({ receipt, reference }))
  return saying(
    { ...state, surplus: { name, goods, units, of, ...originOf(scan) } },
    {
      say: 'all-received',
      name,
      of: lines.reduce((sum, line) => sum + line.units, 0),
      references: of.map(({ reference }) => reference),
    },
  )
}

/** A pallet has a number of its own: scanned twice it is one, unless somebody says otherwise. */
function unitAsked(
  state: ReceiveState,
  scan: JobScan,
  sscc: string,
  { receipt, reference }: WorkReceiptDoc,
): ReceiveAnswer {
  const of = [{ receipt, reference }]
  return saying(
    { ...state, surplus: { name: sscc, goods: { sscc }, units: 1, of, ...originOf(scan) } },
    { say: 'all-received', name: sscc, of: 1, references: [reference] },
  )
}

function goodsScanned(
  state: ReceiveState,
  scan: JobScan,
  code: GoodsCode,
  receipt: WorkReceiptDoc,
): ReceiveAnswer {
  const lines = receipt.lines.filter((each) => isMeant(each, code))
  const line = lines.find((each) => awaitedOf(each) > 0) ?? lines[0]
  return goodsOf(state, scan, code, line)
}

function goodsOf(
  state: ReceiveState,
  scan: JobScan,
  code: GoodsCode,
  line?: ReceiptLine,
): ReceiveAnswer {
  const { goods, ...taking } = goodsIn(state, scan, code, line)
  return taken(state, scan, goods, { ...taking, ...(line ? { line } : {}) })
}

function goodsIn(
  state: ReceiveState,
  scan: JobScan,
  code: GoodsCode,
  line: ReceiptLine | undefined,
): Taking & { readonly goods: Goods } {
  const { name } = nameOf(scan.known, code)
  const sku = line?.sku ?? scan.known.products.find((each) => isMeant(each, code))?.sku
  const goods = {
    ...(sku === undefined ? {} : { sku }),
    ...(code.gtin === undefined ? {} : { gtin: code.gtin }),
    ...batchOf(state, scan),
  }
  return { goods, name: line?.name ?? name, units: scan.times * code.quantity }
}

/** What the code says goes before what was typed. */
function batchOf({ lot, expiry }: ReceiveState, scan: JobScan): Pick<Goods, 'lot' | 'expiry'> {
  return {
    ...(lot === undefined ? {} : { lot }),
    ...(expiry === undefined ? {} : { expiry }),
    ...batchIn(scan),
  }
}

interface Taking {
  readonly name: string
  readonly units: number
  /** Undefined where nobody announced it. */
  readonly line?: ReceiptLine
}

function taken(state: ReceiveState, origin: Origin, goods: Goods, taking: Taking): ReceiveAnswer {
  const { name, units } = taking
  const { damaged, lot: _lot, expiry: _expiry, broken: _before, ...next } = state
  const subject = state.receipt === undefined ? {} : { receipt: as<ReceiptId>(state.receipt) }
  return {
    state: damaged ? { ...next, broken: { name, subject, goods } } : next,
    remark: damaged ? { say: 'received-damaged', name, units } : remarkOn(taking),
    intents: [
      {
        kind: 'received',
        subject,
        body: { goods, units: taking.units, ...(damaged ? { condition: 'damaged' } : {}) },
        ...originOf(origin),
      },
    ],
  }
}

function remarkOn({ name, units, line }: Taking): ReceiveAnswer['remark'] {
  if (!line) return { say: 'not-announced', name, units }
  const now = line.received + units
  return { say: now > line.units ? 'over' : 'received', name, units, now, of: line.units }
}
