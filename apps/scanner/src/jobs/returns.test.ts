import { as, type LineId, type ReturnId, type WorkReturn } from '@milepost/domain'
import { expect, test } from 'vitest'
import type { ReturnOnFloor } from '../orders/own-returns.ts'
import { toneOf } from './remark.ts'
import {
  decideTapped,
  inspectTapped,
  placeOf,
  returnChosen,
  returnScanned,
  withoutLabelTapped,
} from './returns.ts'
import { boxOf, fedex, label, lineOf, orderOf, otherUps, scanOf, shelf, ups } from './testing.ts'

const back = (more: Partial<WorkReturn> = {}): WorkReturn => ({
  return: as<ReturnId>('b-7'),
  state: 'requested',
  reference: 'R-7',
  label: otherUps,
  units: [{ line: as<LineId>('TENT'), units: 1 }],
  ...more,
})
const orderWith = (...returns: readonly WorkReturn[]) =>
  orderOf('1042', [lineOf(shelf.tent, 1), lineOf(shelf.lamp, 1)], {
    stage: 'delivered',
    boxes: [boxOf('A', { closed: true, handedOver: true, label: ups })],
    ...(returns.length > 0 ? { returns } : {}),
  })
const announced = orderWith(back())
const floor = { orders: [announced] }
const deps = {
  newReturn: () => as<ReturnId>('b-new'),
  strays: [] as readonly ReturnOnFloor[],
  inHand: undefined,
}
const known = (scan: ReturnType<typeof scanOf>) => ({
  ...scan,
  known: { ...scan.known, orders: [announced] },
})

test.each([
  ['its own number', known(scanOf('R-7'))],
  ['the label it comes back under', known(scanOf(otherUps.number))],
  ["its order's label", scanOf(label('order', '1042'), floor)],
  ['the label it went out with', scanOf(ups.number, floor)],
  ['its box', scanOf(label('box', 'A'), floor)],
])('C5: an announced return is taken in by %s', (_, scan) => {
  const { state, remark, intents } = returnScanned({}, scan, deps)

  expect(state).toEqual({ back: 'b-7' })
  expect(remark).toEqual({ say: 'return-received', what: 'R-7', units: 1 })
  expect(intents).toMatchObject([
    {
      kind: 'return-received',
      subject: { order: announced.order, return: 'b-7', label: otherUps },
      body: { return: 'b-7', label: otherUps },
      how: 'wedge',
    },
  ])
})

test('C5: a return is received once; a second scan says how far it is', () => {
  const here = { orders: [orderWith(back({ state: 'inspected' }))] }

  const { state, remark, intents } = returnScanned({}, scanOf(ups.number, here), deps)

  expect(state).toEqual({ back: 'b-7' })
  expect(remark).toEqual({ say: 'return-here', what: 'R-7', state: 'to-decide' })
  expect(toneOf(remark)).toBe('again')
  expect(intents).toEqual([])
})

test('C5: of two returns of one order that are expected, a person says which', () => {
  const two = orderWith(back(), back({ return: as<ReturnId>('b-8'), reference: 'R-8' }))

  const { remark, intents } = returnScanned({}, scanOf(ups.number, { orders: [two] }), deps)

  expect(remark).toEqual({ say: 'which-return', what: '1042', count: 2 })
  expect(intents).toEqual([])
})

test('C5: a box of ours that nobody announced is taken in under its order, and flagged', () => {
  const { state, remark, intents } = returnScanned(
    {},
    scanOf(ups.number, { orders: [orderWith()] }),
    deps,
  )

  expect(state).toEqual({ back: 'b-new' })
  expect(remark).toEqual({ say: 'return-unannounced', what: '1042' })
  expect(toneOf(remark)).toBe('look')
  expect(intents).toMatchObject([
    {
      kind: 'return-received',
      subject: { order: announced.order, return: 'b-new', label: ups },
      body: { return: 'b-new', label: ups },
    },
  ])
})

test('C5: a label that this device does not know is taken in under that label', () => {
  const { remark, intents } = returnScanned({}, scanOf(ups.number), deps)

  expect(remark).toEqual({ say: 'return-unannounced', what: ups.number })
  expect(intents).toMatchObject([
    { subject: { return: 'b-new', label: ups }, body: { return: 'b-new', label: ups } },
  ])
})

test('C5: our own box label alone is enough, and so is no label at all', () => {
  const byBox = returnScanned({}, scanOf(label('box', 'Z9')), deps)
  const bare = withoutLabelTapped(as<ReturnId>('b-new'), 'Without label', undefined)

  expect(byBox.intents).toMatchObject([{ subject: { box: 'Z9', return: 'b-new' } }])
  expect(bare.intents).toMatchObject([
    { subject: { return: 'b-new' }, body: { return: 'b-new' }, how: 'manual', raw: '' },
  ])
})

test('C5: a box without label that is tapped twice is one return', () => {
  const inHand = { back: back({ return: as<ReturnId>('b-new'), state: 'received', units: [] }) }

  const again = withoutLabelTapped(as<ReturnId>('b-newer'), 'Without label', inHand)

  expect(again).toMatchObject({ state: { back: 'b-new' }, intents: [], again: true })
})

test('C5: a stray that came in before is not taken in again', () => {
  const stray = { back: back({ label: fedex, state: 'received', units: [] }) }

  const { remark, intents } = returnScanned({}, scanOf(fedex.number), {
    ...deps,
    strays: [stray],
  })

  expect(remark).toMatchObject({ say: 'return-here', state: 'to-inspect' })
  expect(intents).toEqual([])
})

test('A4: a box that never left is no return, and says where it stands', () => {
  const here = orderOf('7', [], { boxes: [boxOf('C', { closed: true, label: ups })] })

  const { remark, intents } = returnScanned({}, scanOf(ups.number, { orders: [here] }), deps)

  expect(remark).toEqual({ say: 'a-box', reference: '7', box: 1, state: 'packed' })
  expect(intents).toEqual([])
})

test('C5: goods are held against the return in hand', () => {
  const inHand = { back: back({ state: 'received' }), order: announced }
  const holding = { ...deps, inHand }

  const belongs = returnScanned(
    { back: inHand.back.return },
    scanOf(shelf.tent.gtin, floor),
    holding,
  )
  const strange = returnScanned(
    { back: inHand.back.return },
    scanOf(shelf.lamp.gtin, floor),
    holding,
  )
  const alone = returnScanned({}, scanOf(shelf.tent.gtin, floor), deps)

  expect(belongs.remark).toEqual({ say: 'return-goods', name: 'Tent' })
  expect(strange.remark).toEqual({ say: 'return-other-goods', name: 'Lamp', what: 'R-7' })
  expect(alone.remark).toEqual({ say: 'a-product', name: 'Tent', bin: 'A-02-1' })
  expect([belongs, strange, alone].flatMap(({ intents }) => intents)).toEqual([])
})

test('A4: what is no label of anything is told, never taken in', () => {
  const { remark, intents } = returnScanned({}, scanOf('hello there'), deps)

  expect(remark).toEqual({ say: 'unknown', text: 'hello there' })
  expect(intents).toEqual([])
})

test('C5: it is inspected, then decided, and both say whose it is', () => {
  const received = { back: back({ state: 'received' }), order: announced }
  const subject = { order: announced.order, return: 'b-7', label: otherUps }

  const inspected = inspectTapped(received, 'damaged')
  const decided = decideTapped(received, 'dispose')

  expect(inspected).toMatchObject({
    state: { back: 'b-7' },
    remark: { say: 'return-inspected', condition: 'damaged' },
    intents: [{ kind: 'return-inspected', subject, body: { return: 'b-7', condition: 'damaged' } }],
  })
  expect(decided).toMatchObject({
    state: {},
    intents: [{ kind: 'return-decided', subject, body: { return: 'b-7', decision: 'dispose' } }],
  })
  expect(decided.state).not.toHaveProperty('back')
})

test('C5: one that is expected is taken in by a tap, one that is here is opened', () => {
  const expected = { back: back(), order: announced }
  const here = { back: back({ state: 'received' }), order: announced }

  expect(returnChosen(expected).intents).toMatchObject([{ kind: 'return-received', how: 'manual' }])
  expect(returnChosen(here)).toMatchObject({ state: { back: 'b-7' }, intents: [] })
  expect([expected, here].map(placeOf)).toEqual(['expected', 'to-inspect'])
})
