/** Receiving: goods against what was announced, over and short shown, and goods that nobody announced taken in too. */
import type { WorkReceiptDoc } from '@milepost/contract'
import { as, type Goods, type LocalDay, type ReceiptId } from '@milepost/domain'
import type { Damaged } from './damage.ts'
import { batchIn, goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { whatItIs } from './guidance.ts'
import { originOf, saying, type Answer, type JobScan } from './job.ts'
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
}

export type ReceiveAnswer = Answer<ReceiveState>

export function receiveScanned(
  state: ReceiveState,
  scan: JobScan,
  receipt: WorkReceiptDoc | undefined,
): ReceiveAnswer {
  const { read, known } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const { meaning } = read
  if (meaning.kind === 'sscc') {
    return taken(state, scan, { sscc: meaning.sscc }, { name: meaning.sscc, units: 1 })
  }
  const named = known.receipts.find(({ reference }) => isReference(reference, scan))
  if (named) return receiptChosen(named)
  const code = goodsCode(meaning)
  if (!code || (code.gtin === undefined && !isGoods(scan))) return saying(state, whatItIs(scan))
  return receipt ? goodsScanned(state, scan, code, receipt) : goodsBeforeReceipt(state, scan, code)
}

export function receiptChosen({ receipt, reference, lines }: WorkReceiptDoc): ReceiveAnswer {
  const units = lines.reduce((sum, line) => sum + awaitedOf(line), 0)
  return saying({ receipt }, { say: 'receipt-chosen', reference, units })
}

export const damagedTapped = ({ damaged, ...state }: ReceiveState): ReceiveState =>
  damaged ? state : { ...state, damaged: true }

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

/** One delivery awaits it: that one. Several: a person says which. None: it is taken in all the same. */
function goodsBeforeReceipt(state: ReceiveState, scan: JobScan, code: GoodsCode): ReceiveAnswer {
  const awaiting = scan.known.receipts.filter(({ lines }) =>
    lines.some((line) => isMeant(line, code) && awaitedOf(line) > 0),
  )
  const [only] = awaiting
  if (!only) return goodsOf(state, scan, code)
  if (awaiting.length === 1)
    return goodsScanned({ ...state, receipt: only.receipt }, scan, code, only)
  const { name } = nameOf(scan.known, code)
  return saying(state, { say: 'which-receipt', name, count: awaiting.length })
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
  const { name } = nameOf(scan.known, code)
  const sku = line?.sku ?? scan.known.products.find((each) => isMeant(each, code))?.sku
  const goods = {
    ...(sku === undefined ? {} : { sku }),
    ...(code.gtin === undefined ? {} : { gtin: code.gtin }),
    ...batchOf(state, scan),
  }
  const units = scan.times * code.quantity
  return taken(state, scan, goods, { name: line?.name ?? name, units, ...(line ? { line } : {}) })
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

function taken(state: ReceiveState, scan: JobScan, goods: Goods, taking: Taking): ReceiveAnswer {
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
        ...originOf(scan),
      },
    ],
  }
}

function remarkOn({ name, units, line }: Taking): ReceiveAnswer['remark'] {
  if (!line) return { say: 'not-announced', name, units }
  const now = line.received + units
  return { say: now > line.units ? 'over' : 'received', name, units, now, of: line.units }
}
