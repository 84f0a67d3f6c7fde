import type { WorkOrder } from '@milepost/domain'
import { expect, test } from 'vitest'
import { stopAt, stopsOf, type Stop } from './cart.ts'
import { cartStarted, orderTurned } from './fill-cart.ts'
import {
  lookedElsewhere,
  orderChosen,
  pickScanned,
  shortTapped,
  type PickFloor,
  type PickState,
} from './pick.ts'
import { label, lineOf, orderOf, scanOf, shelf } from './testing.ts'
import { toneOf } from './remark.ts'

const order = orderOf('1042', [lineOf(shelf.lamp, 2), lineOf(shelf.tent, 3)])
const chosen: PickState = { cart: [{ order: order.order }] }
const on = (...orders: readonly WorkOrder[]): PickFloor => ({ orders })
const firstStop = (state: PickState, ...orders: readonly WorkOrder[]): Stop => {
  const stop = stopAt(stopsOf(state, orders), state.bin)
  if (!stop) throw new Error('nothing is left to pick')
  return stop
}

test('C2: an item of the order is picked, once a scan, with the bytes that were read', () => {
  const { remark, intents } = pickScanned(
    chosen,
    scanOf(shelf.tent.gtin, { orders: [order] }),
    on(order),
  )

  expect(remark).toEqual({ say: 'picked', name: 'Tent', units: 1, now: 1, of: 3 })
  expect(intents).toEqual([
    {
      kind: 'picked',
      subject: { order: order.order },
      body: { line: 'TENT', units: 1, bin: 'A-02-1' },
      how: 'wedge',
      raw: btoa(shelf.tent.gtin),
    },
  ])
})

test('C2: a scanned bin is told what to take, and kept with what is taken there', () => {
  const atBin = pickScanned(chosen, scanOf(label('bin', 'A-02-1')), on(order))
  const taken = pickScanned(atBin.state, scanOf(shelf.tent.gtin), on(order))

  expect(atBin.remark).toEqual({ say: 'at-bin', bin: 'A-02-1', name: 'Tent', units: 3 })
  expect(atBin.intents).toEqual([])
  expect(taken.intents[0]?.body).toMatchObject({ bin: 'A-02-1' })
  expect(taken.state).toEqual({ ...chosen, bin: 'A-02-1' })
})

test('C2: a shelf that carries its place as plain text is its bin', () => {
  const atBin = pickScanned(chosen, scanOf(' a-02-1'), on(order))
  const elsewhere = pickScanned(chosen, scanOf('Z-9'), on(order))

  expect(atBin.remark).toMatchObject({ say: 'at-bin', bin: 'A-02-1', name: 'Tent' })
  expect(elsewhere.remark).toEqual({ say: 'unknown', text: 'Z-9' })
})

test('C2: a wrong bin says where to go', () => {
  const { remark, intents } = pickScanned(chosen, scanOf(label('bin', 'Z-9')), on(order))

  expect(remark).toEqual({ say: 'wrong-bin', bin: 'Z-9', goTo: 'A-02-1' })
  expect(intents).toEqual([])
})

test('C2: a wrong item says what it is and where it belongs', () => {
  const other = orderOf('7', [lineOf(shelf.lamp, 1)])

  const { remark, intents } = pickScanned(
    orderChosen(other).state,
    scanOf(shelf.tent.gtin),
    on(other),
  )

  expect(remark).toEqual({ say: 'wrong-item', name: 'Tent', bin: 'A-02-1', wanted: 'Lamp' })
  expect(toneOf(remark)).toBe('wrong')
  expect(intents).toEqual([])
})

test('C2: one unit more than ordered is not picked', () => {
  const done = orderOf('1042', [lineOf(shelf.tent, 2, { picked: 2 }), lineOf(shelf.lamp, 1)])

  const { remark, intents } = pickScanned(chosen, scanOf(shelf.tent.gtin), on(done))

  expect(remark).toEqual({ say: 'enough', name: 'Tent', of: 2 })
  expect(intents).toEqual([])
})

test('A5: ×N picks so many with one scan, and never more than are wanted (field A15)', () => {
  const three = pickScanned(chosen, scanOf(shelf.tent.gtin, {}, { times: 3 }), on(order))
  const four = pickScanned(chosen, scanOf(shelf.tent.gtin, {}, { times: 4 }), on(order))

  expect(three.intents[0]?.body).toMatchObject({ units: 3 })
  expect(four.remark).toEqual({ say: 'too-many', name: 'Tent', times: 4, left: 3 })
  expect(four.intents).toEqual([])
})

test('C2: the last unit ends the order, and the list comes back', () => {
  const last = orderOf('1042', [lineOf(shelf.tent, 3, { picked: 2 })])

  const { state, remark } = pickScanned(chosen, scanOf(shelf.tent.gtin), on(last))

  expect(state).toEqual({})
  expect(remark).toEqual({ say: 'order-picked', reference: '1042' })
})

test('C2: a short pick has a reason, covers what is left, and moves on', () => {
  const line = lineOf(shelf.tent, 3, { picked: 1 })
  const short = orderOf('1042', [line, lineOf(shelf.lamp, 1)])

  const { remark, intents, state } = shortTapped(
    chosen,
    firstStop(chosen, short),
    'damaged',
    on(short),
  )

  expect(remark).toEqual({ say: 'short', name: 'Tent', units: 2, reason: 'damaged' })
  expect(intents).toMatchObject([{ kind: 'pick-short', body: { units: 2, reason: 'damaged' } }])
  expect(state).toEqual(chosen)
  const after = orderOf('1042', [{ ...line, short: 2 }, lineOf(shelf.lamp, 1)])
  expect(firstStop(chosen, after).line.name).toBe('Lamp')
})

test('C2: what was scanned while a reason was chosen is not short', () => {
  const before = orderOf('1042', [lineOf(shelf.tent, 3), lineOf(shelf.lamp, 1)])
  const stop = firstStop(chosen, before)
  const oneMore = orderOf('1042', [lineOf(shelf.tent, 3, { picked: 2 }), lineOf(shelf.lamp, 1)])
  const all = orderOf('1042', [lineOf(shelf.tent, 3, { picked: 3 }), lineOf(shelf.lamp, 1)])

  expect(shortTapped(chosen, stop, 'other', on(oneMore)).intents).toMatchObject([
    { kind: 'pick-short', body: { units: 1 } },
  ])
  expect(shortTapped(chosen, stop, 'other', on(all))).toMatchObject({ intents: [], again: true })
})

test.each(['1042', label('order', '1042')])('A4: %s chooses the order', (text) => {
  const { state, remark } = pickScanned({}, scanOf(text, { orders: [order] }), on())

  expect(state).toEqual(chosen)
  expect(remark).toEqual({ say: 'pick-order', reference: '1042', units: 5 })
})

test('C2: an order without anything to pick says so', () => {
  expect(orderChosen(orderOf('9', [lineOf(shelf.tent, 1, { picked: 1 })]))).toEqual({
    state: {},
    remark: { say: 'nothing-to-pick', reference: '9' },
    intents: [],
  })
})

test('C2: an item before any order opens the order that needs it and counts nothing', () => {
  const { state, remark, intents } = pickScanned(
    {},
    scanOf(shelf.tent.gtin, { orders: [order] }),
    on(),
  )

  expect(state).toEqual(chosen)
  expect(remark).toEqual({ say: 'choose-order-first', reference: '1042', name: 'Tent' })
  expect(intents).toEqual([])
})

test('C2: goods without a product number are picked by their SKU', () => {
  const rope = orderOf('3', [lineOf(shelf.rope, 2)])

  expect(pickScanned(orderChosen(rope).state, scanOf('rope'), on(rope)).remark).toMatchObject({
    say: 'picked',
    name: 'Rope',
  })
})

test('A4: a code that means nothing is shown as it was read, and what is misread says why', () => {
  const unknown = pickScanned(chosen, scanOf('WHAT-IS-THIS'), on(order))
  const misread = pickScanned(chosen, scanOf('4006381333932'), on(order))

  expect(unknown.remark).toEqual({ say: 'unknown', text: 'WHAT-IS-THIS' })
  expect(misread.remark).toEqual({ say: 'unreadable', because: 'check-digit' })
})

const lamps = orderOf('7', [lineOf(shelf.lamp, 1), lineOf(shelf.tent, 1)])
const both = on(order, lamps)

test('C2: orders go on a cart, each with the tote that is scanned after it', () => {
  const first = pickScanned({ loading: true }, scanOf('1042', { orders: [order] }), on())
  const bound = pickScanned(first.state, scanOf(label('tote', '3')), on(order))
  const second = pickScanned(bound.state, scanOf('7', { orders: [lamps] }), on(order))
  const taken = pickScanned(second.state, scanOf(label('tote', '3')), both)
  const foreign = pickScanned(taken.state, scanOf('CRATE-9'), both)

  expect(first.remark).toEqual({ say: 'on-cart', reference: '1042', units: 5 })
  expect(bound.remark).toEqual({ say: 'tote-bound', tote: '3', reference: '1042' })
  expect(taken.remark).toEqual({ say: 'tote-taken', tote: '3', reference: '1042' })
  expect(foreign.state.cart).toEqual([
    { order: order.order, tote: '3' },
    { order: lamps.order, tote: 'CRATE-9' },
  ])
})

test('C2: an order turned once more is off the cart, and one without units never gets on', () => {
  const off = orderTurned({ loading: true, cart: [{ order: order.order, tote: '3' }] }, order)
  const empty = orderTurned({ loading: true }, orderOf('9', [lineOf(shelf.tent, 1, { picked: 1 })]))

  expect(off.state).toEqual({ loading: true, cart: [] })
  expect(empty.remark).toEqual({ say: 'nothing-to-pick', reference: '9' })
})

test('C2: totes that nobody scanned get the free numbers of the cart', () => {
  const { state, remark } = cartStarted(
    { loading: true, cart: [{ order: order.order, tote: '2' }, { order: lamps.order }] },
    [order, lamps],
  )

  expect(state).toEqual({
    cart: [
      { order: order.order, tote: '2' },
      { order: lamps.order, tote: '1' },
    ],
  })
  expect(remark).toEqual({ say: 'cart-started', orders: 2, units: 7 })
})

const cart: PickState = {
  cart: [
    { order: order.order, tote: '1' },
    { order: lamps.order, tote: '2' },
  ],
}

test('C2: the way goes once past each bin for all orders of the cart', () => {
  const walk = stopsOf(cart, both.orders).map(({ bin, tote, line }) => [bin, tote, line.name])

  expect(walk).toEqual([
    ['A-02-1', '1', 'Tent'],
    ['A-02-1', '2', 'Tent'],
    ['A-10-1', '1', 'Lamp'],
    ['A-10-1', '2', 'Lamp'],
  ])
})

test('C2: each unit says into which tote it goes, on the screen and in the event', () => {
  const first = pickScanned(cart, scanOf(shelf.tent.gtin, {}, { times: 3 }), both)
  const filled = orderOf('1042', [lineOf(shelf.lamp, 2), lineOf(shelf.tent, 3, { picked: 3 })])
  const second = pickScanned(first.state, scanOf(shelf.tent.gtin), on(filled, lamps))

  expect(first.remark).toMatchObject({ say: 'picked', units: 3, tote: '1' })
  expect(first.intents).toMatchObject([
    { subject: { order: order.order }, body: { units: 3, tote: '1' } },
  ])
  expect(second.remark).toMatchObject({ say: 'picked', units: 1, tote: '2' })
  expect(second.intents).toMatchObject([
    { subject: { order: lamps.order }, body: { units: 1, tote: '2' } },
  ])
})

test('C2: the last unit of one order says so, the last of the cart ends it', () => {
  const oneLeft = orderOf('1042', [lineOf(shelf.tent, 1)])
  const lampLeft = orderOf('7', [lineOf(shelf.lamp, 1)])

  const first = pickScanned(cart, scanOf(shelf.tent.gtin), on(oneLeft, lampLeft))
  const done = orderOf('1042', [lineOf(shelf.tent, 1, { picked: 1 })])
  const last = pickScanned(first.state, scanOf(shelf.lamp.gtin), on(done, lampLeft))

  expect(first.remark).toEqual({ say: 'order-picked', reference: '1042', tote: '1' })
  expect(first.state.cart).toEqual(cart.cart)
  expect(last.remark).toEqual({ say: 'cart-picked', orders: 2, tote: '2' })
  expect(last.state).toEqual({})
})

test('C2: on the way a tote and an order of the cart tell which is whose, and the cart stays', () => {
  const tote = pickScanned(cart, scanOf(label('tote', '2')), both)
  const named = pickScanned(cart, scanOf('1042', { orders: [order] }), both)
  const other = pickScanned(cart, scanOf('8', { orders: [orderOf('8', order.lines)] }), both)

  expect(tote.remark).toEqual({ say: 'tote-of', tote: '2', reference: '7' })
  expect(named.remark).toEqual({ say: 'tote-of', tote: '1', reference: '1042' })
  expect(other.state).toEqual(cart)
})

test('C2: where the warehouse wants bins scanned, nothing is taken before its bin', () => {
  const strict: PickFloor = { orders: [order], rules: { binScan: true } }

  const before = pickScanned(chosen, scanOf(shelf.tent.gtin), strict)
  const wrong = pickScanned(chosen, scanOf(label('bin', 'A-10-1')), strict)
  const elsewhere = pickScanned(wrong.state, scanOf(shelf.tent.gtin), strict)
  const there = pickScanned(chosen, scanOf(label('bin', 'A-02-1')), strict)
  const after = pickScanned(there.state, scanOf(shelf.tent.gtin), strict)

  expect(before.remark).toEqual({ say: 'bin-first', bin: 'A-02-1', name: 'Tent' })
  expect(elsewhere.remark).toEqual({ say: 'bin-first', bin: 'A-02-1', name: 'Tent' })
  expect([...before.intents, ...elsewhere.intents]).toEqual([])
  expect(after.remark).toMatchObject({ say: 'picked', name: 'Tent' })
})

test('C2: a product without a bin is taken wherever it is, also where bins are scanned', () => {
  const { bin: _nowhere, ...loose } = lineOf(shelf.rope, 1)
  const rope = orderOf('3', [loose])

  const { remark } = pickScanned(orderChosen(rope).state, scanOf('ROPE'), {
    orders: [rope],
    rules: { binScan: true },
  })

  expect(remark).toEqual({ say: 'order-picked', reference: '3' })
})

test('C2: a short line is looked for in another bin first, and what is found there says so', () => {
  const there = lookedElsewhere({ ...chosen, bin: 'A-02-1' }, firstStop(chosen, order), 'C-07-1')
  const found = pickScanned(
    pickScanned(there.state, scanOf(label('bin', 'C-07-1')), on(order)).state,
    scanOf(shelf.tent.gtin),
    on(order),
  )

  expect(there.remark).toEqual({ say: 'look-in', bin: 'C-07-1', name: 'Tent' })
  expect(stopsOf(there.state, [order]).map(({ bin }) => bin)).toEqual(['A-10-1', 'C-07-1'])
  expect(found.intents).toMatchObject([{ body: { line: 'TENT', bin: 'C-07-1' } }])
})

test('C2: another bin that is known to hold what is wanted is no wrong bin', () => {
  const scan = scanOf(label('bin', 'C-07-1'))
  const known = { ...scan.known, products: [{ ...shelf.tent, bin: 'C-07-1' }] }

  const { remark, state } = pickScanned(chosen, { ...scan, known }, on(order))

  expect(remark).toEqual({ say: 'at-bin', bin: 'C-07-1', name: 'Tent', units: 3 })
  expect(stopAt(stopsOf(state, [order]), state.bin)?.bin).toBe('C-07-1')
})
