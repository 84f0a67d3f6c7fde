/** What every job is made of: a scan comes in with what the cached work knows of it, an answer goes out. */
import type { CapturedBy, Meaning, Read } from '@milepost/barcode'
import type { Product, WorkReceiptDoc } from '@milepost/contract'
import type { BoxId, WorkBox, WorkOrder } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import type { Remark } from './remark.ts'

export interface JobScan {
  readonly read: Read
  readonly how: CapturedBy
  /** The exact bytes, base64. */
  readonly raw: string
  /** What the cached work says this label is on. */
  readonly known: Known
  /** Said in place of whatever it means, and no job counts it. */
  readonly instead?: Remark
  /** Units that this one scan stands for. */
  readonly times: number
}

export interface Known {
  readonly orders: readonly WorkOrder[]
  readonly boxes: readonly BoxOnFloor[]
  readonly receipts: readonly WorkReceiptDoc[]
  readonly products: readonly Product[]
}

export interface BoxOnFloor {
  readonly box: WorkBox
  readonly order: WorkOrder
}

/** What a person hears, and what is recorded first. Without intents nothing has changed. */
export interface Answer<State> {
  readonly state: State
  readonly remark: Remark
  readonly intents: readonly ScanIntent[]
  /** A second tap found it done: what the first one said stays, and its undo with it. */
  readonly again?: true
}

export interface Minting {
  readonly newBox: () => BoxId
}

/** Where a scan comes from; a tap has no bytes. */
export type Origin = Pick<JobScan, 'how' | 'raw'>
export const tapped: Origin = { how: 'manual', raw: '' }

export const originOf = ({ how, raw }: Origin): Origin => ({ how, raw })

export function saying<State>(state: State, remark: Remark): Answer<State> {
  return { state, remark, intents: [] }
}

export const foundDone = <State>(state: State, remark: Remark): Answer<State> => ({
  ...saying(state, remark),
  again: true,
})

/** The box's own label, or the carrier's on it. */
export function isLabelOf({ box, label }: WorkBox, meaning: Meaning): boolean {
  if (meaning.kind === 'own') return meaning.label === 'box' && meaning.value === box
  if (meaning.kind === 'sscc') return meaning.sscc === box || meaning.sscc === label?.number
  return (
    meaning.kind === 'tracking' && meaning.candidates.some(({ number }) => number === label?.number)
  )
}
