/** What is in a packer's hands: the order, the box, and how much of it is left. */
import type { BoxId, OrderId, WorkBox, WorkLine, WorkOrder } from '@milepost/domain'
import type { Answer } from './job.ts'

export interface PackState {
  readonly order?: OrderId
  /** The box in hand: items go in, or its label is wanted. */
  readonly box?: BoxId
  /** What the box in hand weighs; told when it is closed. */
  readonly grams?: number
  /** The box in hand has a label, and gets another. */
  readonly relabel?: boolean
}

export type PackAnswer = Answer<PackState>

export const toPackOf = ({ units, short, packed }: WorkLine): number =>
  Math.max(0, units - short - packed)

export const unitsToPack = ({ lines }: Pick<WorkOrder, 'lines'>): number =>
  lines.reduce((sum, line) => sum + toPackOf(line), 0)

/** A box that is still open, or closed and without a label. */
export const boxInHand = ({ boxes }: WorkOrder): WorkBox | undefined =>
  boxes.find((box) => !box.handedOver && (!box.closed || box.label === undefined))

export const weightOf = ({ grams }: PackState): { readonly grams?: number } =>
  grams === undefined ? {} : { grams }

/** The weight is told with the closing, and belongs to the box in hand alone. */
export const closing = (
  { box }: WorkBox,
  state: PackState,
): { readonly box: BoxId; readonly grams?: number } => ({
  box,
  ...(box === state.box ? weightOf(state) : {}),
})
