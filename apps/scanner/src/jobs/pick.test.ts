import { expect, test } from 'vitest'
import { nextLine, orderChosen, pickScanned, shortTapped, walkOf } from './pick.ts'
import { label, lineOf, orderOf, scanOf, shelf } from './testing.ts'
import { toneOf } from './remark.ts'

const order = orderOf('1042', [lineOf(shelf.lamp, 2), lineOf(shelf.tent, 3)])
const chosen = { order: order.order }

test('C2: the list is walked by bin, numbers as numbers', () => {
  const walk = walkOf(
    orderOf('1', [lineOf(shelf.rope, 1), lineOf(shelf.lamp, 1), lineOf(shelf.tent, 1)]),
  )

  expect(walk.map(({ bin }) => bin)).toEqual(['A-02-1', 'A-10-1', 'B-01-1'])
})

test('C2: an item of the order is picked, once a scan, with the bytes that were read', () => {
  const { remark, intents } = pickScanned(
    chosen,
    scanOf(shelf.tent.gtin, { orders: [order] }),
    order,
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
  const atBin = pickScanned(chosen, scanOf(label('bin', 'A-02-1')), order)
  const taken = pickScanned(atBin.state, scanOf(shelf.tent.gtin), order)

  expect(atBin.remark).toEqual({ say: 'at-bin', bin: 'A-02-1', name: 'Tent', units: 3 })
  expect(atBin.intents).toEqual([])
  expect(taken.intents[0]?.body).toMatchObject({ bin: 'A-02-1' })
  expect(taken.state).toEqual({ ...chosen, bin: 'A-02-1' })
})

test('C2: a wrong bin says where to go', () => {
  const { remark, intents } = pickScanned(chosen, scanOf(label('bin', 'Z-9')), order)

  expect(remark).toEqual({ say: 'wrong-bin', bin: 'Z-9', goTo: 'A-02-1' })
  expect(intents).toEqual([])
})

test('C2: a wrong item says what it is and where it belongs', () => {
  const other = orderOf('7', [lineOf(shelf.lamp, 1)])

  const { remark, intents } = pickScanned({ order: other.order }, scanOf(shelf.tent.gtin), other)

  expect(remark).toEqual({ say: 'wrong-item', name: 'Tent', bin: 'A-02-1', wanted: 'Lamp' })
  expect(toneOf(remark)).toBe('wrong')
  expect(intents).toEqual([])
})

test('C2: one unit more than ordered is not picked', () => {
  const done = orderOf('1', [lineOf(shelf.tent, 2, { picked: 2 }), lineOf(shelf.lamp, 1)])

  const { remark, intents } = pickScanned(chosen, scanOf(shelf.tent.gtin), done)

  expect(remark).toEqual({ say: 'enough', name: 'Tent', of: 2 })
  expect(intents).toEqual([])
})

test('A5: ×N picks so many with one scan, and never more than are wanted', () => {
  const three = pickScanned(chosen, scanOf(shelf.tent.gtin, {}, { times: 3 }), order)
  const four = pickScanned(chosen, scanOf(shelf.tent.gtin, {}, { times: 4 }), order)

  expect(three.intents[0]?.body).toMatchObject({ units: 3 })
  expect(four.remark).toEqual({ say: 'too-many', name: 'Tent', times: 4, left: 3 })
  expect(four.intents).toEqual([])
})

test('C2: the last unit ends the order, and the list comes back', () => {
  const last = orderOf('1042', [lineOf(shelf.tent, 3, { picked: 2 })])

  const { state, remark } = pickScanned(chosen, scanOf(shelf.tent.gtin), last)

  expect(state).toEqual({})
  expect(remark).toEqual({ say: 'order-picked', reference: '1042' })
})

test('C2: a short pick has a reason, covers what is left, and moves on', () => {
  const line = lineOf(shelf.tent, 3, { picked: 1 })
  const short = orderOf('1042', [line, lineOf(shelf.lamp, 1)])

  const { remark, intents, state } = shortTapped(chosen, short, line, 'damaged')

  expect(remark).toEqual({ say: 'short', name: 'Tent', units: 2, reason: 'damaged' })
  expect(intents).toMatchObject([{ kind: 'pick-short', body: { units: 2, reason: 'damaged' } }])
  expect(state).toEqual(chosen)
  expect(nextLine(orderOf('1042', [{ ...line, short: 2 }, lineOf(shelf.lamp, 1)]))?.name).toBe(
    'Lamp',
  )
})

test.each(['1042', label('order', '1042')])('A4: %s chooses the order', (text) => {
  const { state, remark } = pickScanned({}, scanOf(text, { orders: [order] }), undefined)

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
    undefined,
  )

  expect(state).toEqual(chosen)
  expect(remark).toEqual({ say: 'choose-order-first', reference: '1042', name: 'Tent' })
  expect(intents).toEqual([])
})

test('C2: goods without a product number are picked by their SKU', () => {
  const rope = orderOf('3', [lineOf(shelf.rope, 2)])

  expect(pickScanned({}, scanOf('rope'), rope).remark).toMatchObject({
    say: 'picked',
    name: 'Rope',
  })
})

test('A4: a code that means nothing is shown as it was read, and what is misread says why', () => {
  const unknown = pickScanned(chosen, scanOf('WHAT-IS-THIS'), order)
  const misread = pickScanned(chosen, scanOf('4006381333932'), order)

  expect(unknown.remark).toEqual({ say: 'unknown', text: 'WHAT-IS-THIS' })
  expect(misread.remark).toEqual({ say: 'unreadable', because: 'check-digit' })
})
