/** Putting away: goods, then the bin they belong in. Another bin is refused with the way to the right one. */
import type { WorkReceiptDoc } from '@milepost/contract'
import type { Goods, ReceiptId } from '@milepost/domain'
import { batchIn, goodsCode, isMeant, nameOf, type GoodsCode } from './goods.ts'
import { whatItIs } from './guidance.ts'
import { originOf, saying, type Answer, type JobScan } from './job.ts'
import type { ReceiptLine } from './waiting.ts'

export interface PutAwayState {
  readonly inHand?: InHand
  /** The right one is full: the next bin that is scanned will do. */
  readonly anyBin?: true
}

/** What was taken from the dock and has no place yet. Nothing is recorded before its bin. */
export interface InHand {
  readonly name: string
  readonly units: number
  readonly goods: Goods
  /** Unknown where neither catalogue nor delivery says it: any bin becomes the right one. */
  readonly bin?: string
  readonly receipt?: ReceiptId
}

export type PutAwayAnswer = Answer<PutAwayState>

export function putAwayScanned(state: PutAwayState, scan: JobScan): PutAwayAnswer {
  const { read } = scan
  if (!read.ok) return saying(state, whatItIs(scan))
  const bin = binSaid(state, scan)
  if (bin !== undefined) return binScanned(state, scan, bin)
  const code = goodsCode(read.meaning)
  const isGoods = code?.gtin !== undefined || scan.known.products.length > 0
  return code && isGoods ? goodsTaken(state, scan, code) : saying(state, whatItIs(scan))
}

export const anyBinTapped = ({ anyBin, ...state }: PutAwayState): PutAwayState =>
  anyBin ? state : { ...state, anyBin: true }

/** Received of this line, and in no bin yet. */
export const toPutAway = ({ received, damaged = 0, putAway = 0 }: ReceiptLine): number =>
  Math.max(0, received - damaged - putAway)

export const unitsToPutAway = (receipts: readonly WorkReceiptDoc[]): number =>
  receipts.flatMap(({ lines }) => lines).reduce((sum, line) => sum + toPutAway(line), 0)

/** Some shelves carry their place as plain text. */
function binSaid({ inHand }: PutAwayState, { read }: JobScan): string | undefined {
  if (!read.ok) return undefined
  const { meaning } = read
  if (meaning.kind === 'own') return meaning.label === 'bin' ? meaning.value : undefined
  const isItsBin =
    meaning.kind === 'unknown' && inHand?.bin !== undefined && isSame(meaning.text, inHand.bin)
  return isItsBin ? inHand.bin : undefined
}

const isSame = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase()

function goodsTaken({ inHand }: PutAwayState, scan: JobScan, code: GoodsCode): PutAwayAnswer {
  const taken = inHandOf(scan, code)
  const isMore = inHand !== undefined && isSameGoods(inHand.goods, taken.goods)
  const units = taken.units + (isMore ? inHand.units : 0)
  const now = { ...taken, units }
  const { name, bin } = now
  return saying(
    { inHand: now },
    { say: 'put-where', name, units, ...(bin === undefined ? {} : { bin }) },
  )
}

function inHandOf(scan: JobScan, code: GoodsCode): InHand {
  const { known, times } = scan
  const { receipt, line } = waitingLine(known.receipts, code)
  const product = known.products.find((each) => isMeant(each, code))
  const sku = product?.sku ?? line?.sku
  const bin = product?.bin ?? line?.bin
  return {
    name: product?.name ?? line?.name ?? nameOf(known, code).name,
    units: times * code.quantity,
    goods: {
      ...(sku === undefined ? {} : { sku }),
      ...(code.gtin === undefined ? {} : { gtin: code.gtin }),
      ...batchIn(scan),
    },
    ...(bin === undefined ? {} : { bin }),
    ...(receipt ? { receipt: receipt.receipt } : {}),
  }
}

/** The delivery that it waits from; of several, the one that has most of it on the dock. */
function waitingLine(receipts: readonly WorkReceiptDoc[], code: GoodsCode) {
  const places = receipts.flatMap((receipt) =>
    receipt.lines.filter((line) => isMeant(line, code)).map((line) => ({ receipt, line })),
  )
  const [first] = places.toSorted((a, b) => toPutAway(b.line) - toPutAway(a.line))
  return first ?? { receipt: undefined, line: undefined }
}

const isSameGoods = (a: Goods, b: Goods): boolean =>
  a.sku === b.sku && a.gtin === b.gtin && a.lot === b.lot && a.expiry === b.expiry

function binScanned(state: PutAwayState, scan: JobScan, bin: string): PutAwayAnswer {
  const { inHand, anyBin } = state
  if (!inHand) {
    const [here] = scan.known.products
    return saying(state, { say: 'goods-first', bin, ...(here ? { name: here.name } : {}) })
  }
  const { name, units, goods, receipt } = inHand
  const isRight = inHand.bin === undefined || isSame(inHand.bin, bin)
  if (!isRight && !anyBin) {
    return saying(state, { say: 'put-wrong', name, bin, goTo: inHand.bin ?? '' })
  }
  return {
    state: {},
    remark: isRight
      ? { say: 'put-away', name, units, bin }
      : { say: 'put-elsewhere', name, units, bin },
    intents: [
      {
        kind: 'put-away',
        subject: receipt === undefined ? {} : { receipt },
        body: { goods, units, bin },
        ...originOf(scan),
      },
    ],
  }
}
