import { as, type BoxId, type DeviceEvent, type LoadId } from '@milepost/domain'
import { expect, test } from 'vitest'
import {
  closeAsked,
  closeTapped,
  countOf,
  differenceOf,
  handOverScanned,
  loadOpened,
} from './hand-over.ts'
import type { BoxOnFloor } from './job.ts'
import { openLoadOf, type OpenLoad } from './load.ts'
import { toneOf } from './remark.ts'
import { boxOf, fedex, label, orderOf, otherUps, scanOf, shelf, ups } from './testing.ts'
import { waitingByCarrier } from './waiting.ts'

const load: OpenLoad = { load: as<LoadId>('L1'), carrier: 'ups', boxes: [], labels: [] }
const minting = { newLoad: () => as<LoadId>('L2') }
const order = orderOf('1042', [], {
  boxes: [boxOf('A', { closed: true, label: ups }), boxOf('B', { closed: true, label: fedex })],
})
const floor = { orders: [order] }
const boxes = order.boxes.map((box): BoxOnFloor => ({ box, order }))

test.each([ups.number, label('box', 'A')])('C4: %s goes on the load', (text) => {
  const { remark, intents } = handOverScanned(scanOf(text, floor), load, minting)

  expect(remark).toEqual({ say: 'loaded', reference: '1042', box: 1, of: 2 })
  expect(intents).toMatchObject([
    {
      kind: 'loaded',
      subject: { order: order.order, box: 'A', label: ups, load: 'L1' },
      body: { box: 'A', label: ups, load: 'L1' },
    },
  ])
})

test('C4: a box for another carrier is refused loudly', () => {
  const { remark, intents } = handOverScanned(scanOf(fedex.number, floor), load, minting)

  expect(remark).toEqual({ say: 'wrong-carrier', carrier: 'fedex', reference: '1042' })
  expect(toneOf(remark)).toBe('wrong')
  expect(intents).toEqual([])
})

test('C4: a box that its carrier scanned first is taken all the same, once, and both are told', () => {
  const first = boxOf('A', {
    closed: true,
    label: ups,
    handedOver: true,
    carrierFirst: true,
    lastAt: 9,
  })
  const late = { orders: [orderOf('1042', [], { boxes: [first], stage: 'handed-over' })] }

  const { remark, intents } = handOverScanned(scanOf(ups.number, late), load, minting)
  const again = handOverScanned(
    scanOf(ups.number, late),
    { ...load, boxes: [first.box], labels: [ups] },
    minting,
  )
  const opened = handOverScanned(scanOf(label('box', 'A'), late), undefined, minting)

  expect(remark).toEqual({
    say: 'loaded-after',
    carrier: 'ups',
    reference: '1042',
    box: 1,
    at: 9,
  })
  expect(toneOf(remark)).toBe('done')
  expect(intents).toMatchObject([{ kind: 'loaded', body: { box: 'A', label: ups, load: 'L1' } }])
  expect(again).toMatchObject({ remark: { say: 'already-loaded' }, intents: [] })
  expect(opened.intents).toMatchObject([{ kind: 'load-opened' }, { kind: 'loaded' }])
})

test('C4: boxes known by their own label and by the carrier’s alone are counted together', () => {
  const labels = [ups, otherUps]

  expect(
    countOf({ ...load, boxes: [as('A'), as('B')], labels, labelOn: { [as<BoxId>('A')]: ups } }),
  ).toBe(3)
})

test('C4: the first box opens the load of its carrier', () => {
  const { intents } = handOverScanned(scanOf(ups.number, floor), undefined, minting)

  expect(intents).toMatchObject([
    { kind: 'load-opened', body: { load: 'L2', carrier: 'ups' } },
    { kind: 'loaded', body: { load: 'L2', box: 'A' } },
  ])
})

test('C4: a truck that is tapped twice is opened once', () => {
  const first = loadOpened('ups', minting)
  const second = loadOpened('ups', minting, { ...load, load: as<LoadId>('L2') })

  expect(first.intents).toMatchObject([{ kind: 'load-opened', body: { carrier: 'ups' } }])
  expect(second).toMatchObject({ remark: first.remark, intents: [], again: true })
})

test('C4: a box is loaded once', () => {
  const onLoad = { ...load, boxes: [as<BoxId>('A')] }
  const gone = orderOf('7', [], {
    boxes: [boxOf('C', { closed: true, label: otherUps, handedOver: true, lastAt: 9 })],
  })

  expect(handOverScanned(scanOf(ups.number, floor), onLoad, minting)).toMatchObject({
    remark: { say: 'already-loaded', reference: '1042', box: 1 },
    intents: [],
  })
  expect(handOverScanned(scanOf(otherUps.number, { orders: [gone] }), load, minting)).toMatchObject(
    {
      remark: { say: 'already-loaded', at: 9 },
      intents: [],
    },
  )
})

test('C4: a box without a label is loaded and flagged: the label may have been bound elsewhere', () => {
  const bare = orderOf('7', [], { boxes: [boxOf('C', { closed: true })] })

  const { remark, intents } = handOverScanned(
    scanOf(label('box', 'C'), { orders: [bare] }),
    load,
    minting,
  )

  expect(remark).toEqual({ say: 'loaded-without-label', reference: '7', box: 1 })
  expect(intents).toHaveLength(1)
})

test('C4: a cancelled order stays here', () => {
  const cancelled = { ...order, stage: 'cancelled' as const }

  expect(handOverScanned(scanOf(ups.number, { orders: [cancelled] }), load, minting)).toMatchObject(
    {
      remark: { say: 'order-cancelled', reference: '1042' },
      intents: [],
    },
  )
})

test('C4: goods are no box', () => {
  const { remark, intents } = handOverScanned(scanOf(shelf.tent.gtin), load, minting)

  expect(remark).toEqual({ say: 'a-product', name: 'Tent', bin: 'A-02-1' })
  expect(intents).toEqual([])
})

test('C4: the difference names what is labelled and not on the truck, for this carrier only', () => {
  const more = orderOf('7', [], { boxes: [boxOf('C', { closed: true, label: otherUps })] })
  const all = [...boxes, ...more.boxes.map((box) => ({ box, order: more }))]

  const { scanned, missing, unknown } = differenceOf(
    { ...load, labels: [ups, { carrier: 'ups', number: '1Z' }] },
    all,
  )

  expect(scanned.map(({ box }) => box.box)).toEqual(['A'])
  expect(missing.map(({ box }) => box.box)).toEqual(['C'])
  expect(unknown.map(({ number }) => number)).toEqual(['1Z'])
})

test('C4: missing boxes are named before a load closes', () => {
  expect(closeAsked({}, load, boxes)).toEqual({
    state: { closing: true },
    remark: { say: 'some-missing', count: 1 },
    intents: [],
  })
})

test('C4: a load closes with all that is on it, and names the driver only by a picture', () => {
  const box = as<BoxId>('A')
  const full = { ...load, dock: 'Dock 3', boxes: [box], labels: [ups], labelOn: { [box]: ups } }

  const asked = closeAsked({}, full, boxes)
  const { remark, intents, state } = closeTapped({}, full, boxes, { at: 7, signed: 'f'.repeat(64) })

  expect(asked.remark).toEqual({ say: 'all-on', carrier: 'ups', boxes: 1 })
  expect(remark).toEqual({ say: 'load-closed', carrier: 'ups', boxes: 1 })
  expect(intents).toMatchObject([
    {
      kind: 'load-closed',
      body: { load: 'L1', boxes: ['A'], labels: [ups], signed: 'f'.repeat(64) },
    },
  ])
  expect(state.left).toMatchObject({
    load: 'L1',
    dock: 'Dock 3',
    closedAt: 7,
    boxes: [{ reference: '1042', place: 1, box: 'A', number: ups.number }],
    left: [],
  })
})

test('C4: a load closes unsigned, and without what is missing', () => {
  const { intents, state } = closeTapped({}, load, boxes, { at: 7 })

  expect(intents[0]?.body).not.toHaveProperty('signed')
  expect(state.left?.left).toMatchObject([{ reference: '1042', box: 'A' }])
})

test('C4: a box whose order has left the lists is on the load under its name, and is no stranger', () => {
  const gone = openLoadOf([
    { kind: 'load-opened', id: '1', body: { load: 'L1', carrier: 'ups' } },
    { kind: 'loaded', id: '2', body: { load: 'L1', box: 'A', label: ups } },
  ] as unknown as readonly DeviceEvent[])
  const { state } = handOverScanned(scanOf(ups.number, floor), load, minting)
  if (!gone) throw new Error('a load is open')

  const difference = differenceOf(gone, [])
  const closed = closeTapped(state, gone, [], { at: 7 })

  expect(difference).toEqual({
    scanned: [],
    missing: [],
    gone: [{ box: 'A', label: ups }],
    unknown: [],
  })
  expect(closed.state.left?.boxes).toEqual([
    { box: 'A', reference: '1042', place: 1, number: ups.number },
  ])
})

test('C4: the truck stands where the device stands', () => {
  const { intents } = handOverScanned(scanOf(ups.number, floor), undefined, {
    ...minting,
    dock: 'Dock 3',
  })

  expect(intents).toMatchObject([
    { kind: 'load-opened', body: { load: 'L2', carrier: 'ups', dock: 'Dock 3' } },
    { kind: 'loaded' },
  ])
})

test('C4: the box that went on last is the one whose damage may be told', () => {
  const { state } = handOverScanned(scanOf(ups.number, floor), load, minting)

  expect(state.last).toEqual({ name: '1042', subject: { order: order.order, box: 'A' }, box: 'A' })
})

test('C4: carriers are listed with the boxes that wait for them', () => {
  expect(waitingByCarrier(boxes)).toEqual([
    ['ups', 1],
    ['fedex', 1],
  ])
})
