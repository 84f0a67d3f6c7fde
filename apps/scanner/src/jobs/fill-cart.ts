/** Before the way begins: orders and their totes go on a cart, and off it again. */
import type { WorkOrder } from '@milepost/domain'
import { numbered, unitsLeft, type Slot } from './cart.ts'
import type { GoodsCode } from './goods.ts'
import { whatItIs } from './guidance.ts'
import { saying, type JobScan } from './job.ts'
import type { PickAnswer, PickFloor, PickState } from './pick.ts'

/** On the cart, or off it again. */
export function orderTurned(state: PickState, order: WorkOrder): PickAnswer {
  const { reference } = order
  const cart = state.cart ?? []
  if (cart.some((slot) => slot.order === order.order)) {
    const rest = cart.filter((slot) => slot.order !== order.order)
    return saying({ loading: true, cart: rest }, { say: 'off-cart', reference })
  }
  const units = unitsLeft(order)
  if (units === 0) return saying(state, { say: 'nothing-to-pick', reference })
  const next = { loading: true, cart: [...cart, { order: order.order }] }
  return saying(next, { say: 'on-cart', reference, units })
}

/** The cart is full: off to the shelves. */
export function cartStarted({ cart = [] }: PickState, orders: readonly WorkOrder[]): PickAnswer {
  const units = orders.reduce((sum, order) => sum + unitsLeft(order), 0)
  return saying({ cart: numbered(cart) }, { say: 'cart-started', orders: cart.length, units })
}

/** A tote is for the order put on last; later it tells whose it is. */
export function toteScanned(state: PickState, tote: string, { orders }: PickFloor): PickAnswer {
  const cart = state.cart ?? []
  const referenceOf = ({ order: id }: Slot) =>
    orders.find(({ order }) => order === id)?.reference ?? ''
  const taken = cart.find((slot) => slot.tote === tote)
  if (taken) {
    const say = state.loading ? 'tote-taken' : 'tote-of'
    return saying(state, { say, tote, reference: referenceOf(taken) })
  }
  const waiting = state.loading ? cart.findLast((slot) => slot.tote === undefined) : undefined
  if (!waiting) return saying(state, { say: 'an-own-label', label: 'tote', value: tote })
  const bound = cart.map((slot) => (slot === waiting ? { ...slot, tote } : slot))
  return saying(
    { ...state, cart: bound },
    { say: 'tote-bound', tote, reference: referenceOf(waiting) },
  )
}

/** Totes may bear labels that are not ours: what is nothing else, while a tote is asked for, is the tote. */
export function scannedWhileLoading(
  state: PickState,
  scan: JobScan,
  code: GoodsCode,
  floor: PickFloor,
): PickAnswer {
  const { orders, products } = scan.known
  const isWanted = state.cart?.at(-1) && state.cart.at(-1)?.tote === undefined
  const isStranger = code.gtin === undefined && orders.length === 0 && products.length === 0
  if (isWanted && isStranger) return toteScanned(state, code.text.trim().slice(0, 40), floor)
  return saying(state, whatItIs(scan))
}
