/** The orders that one person picks together, each in its tote on the cart, and the stops of the way through the shelves. */
import type { LineId, OrderId, WorkLine, WorkOrder } from '@milepost/domain'
import { inWalkingOrder, type Walk } from './route.ts'

/** A place on the cart. */
export interface Slot {
  readonly order: OrderId
  readonly tote?: string
}

/** A line that is looked for in another bin than its own. */
export interface Elsewhere {
  readonly order: OrderId
  readonly line: LineId
  readonly bin: string
}

export interface Cart {
  readonly cart?: readonly Slot[]
  readonly elsewhere?: Elsewhere
}

/** One line of one order, where it lies. */
export interface Stop {
  readonly order: WorkOrder
  readonly line: WorkLine
  readonly bin?: string
  readonly tote?: string
}

/** All lines of the cart in the order in which one walks; at one bin, in the order of the cart. */
export function stopsOf(
  { cart = [], elsewhere }: Cart,
  orders: readonly WorkOrder[],
  walk?: Walk,
): readonly Stop[] {
  const stops = cart.flatMap(({ order: id, tote }) => {
    const order = orders.find((each) => each.order === id)
    return (order?.lines ?? []).map((line): Stop => {
      const isMoved = elsewhere?.order === id && elsewhere.line === line.line
      const bin = isMoved ? elsewhere.bin : line.bin
      return {
        order: order as WorkOrder,
        line,
        ...(bin === undefined ? {} : { bin }),
        ...(tote === undefined ? {} : { tote }),
      }
    })
  })
  return inWalkingOrder(stops, walk)
}

export const leftOf = ({ units, picked, packed, short }: WorkLine): number =>
  Math.max(0, units - short - Math.max(picked, packed))

export const unitsLeft = ({ lines }: Pick<WorkOrder, 'lines'>): number =>
  lines.reduce((sum, line) => sum + leftOf(line), 0)

export const isOpen = ({ line }: Stop): boolean => leftOf(line) > 0

/** The bin in which one stands comes before the next on the way. */
export function stopAt(stops: readonly Stop[], bin: string | undefined): Stop | undefined {
  const open = stops.filter(isOpen)
  return open.find((stop) => bin !== undefined && isBin(stop, bin)) ?? open[0]
}

export const isBin = ({ bin }: Stop, scanned: string): boolean =>
  bin?.toUpperCase() === scanned.toUpperCase()

/** Several orders need their totes told apart: who has none gets the number of its place. */
export function numbered(cart: readonly Slot[]): readonly Slot[] {
  if (cart.length < 2) return cart
  const taken = new Set(cart.flatMap(({ tote }) => tote ?? []))
  let next = 1
  return cart.map((slot) => {
    if (slot.tote !== undefined) return slot
    while (taken.has(String(next))) next += 1
    const tote = String(next)
    taken.add(tote)
    return { ...slot, tote }
  })
}
