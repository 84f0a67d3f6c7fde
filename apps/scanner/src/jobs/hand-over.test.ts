import { as, type BoxId, type LoadId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { closeTapped, differenceOf, handOverScanned, waitingByCarrier } from './hand-over.ts'
import type { BoxOnFloor } from './job.ts'
import type { OpenLoad } from './load.ts'
import { toneOf } from './remark.ts'
import { boxOf, fedex, label, orderOf, otherUps, scanOf, shelf, ups } from './testing.ts'

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

test('C4: the first box opens the load of its carrier', () => {
  const { intents } = handOverScanned(scanOf(ups.number, floor), undefined, minting)

  expect(intents).toMatchObject([
    { kind: 'load-opened', body: { load: 'L2', carrier: 'ups' } },
    { kind: 'loaded', body: { load: 'L2', box: 'A' } },
  ])
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

test('C4: a label that this device does not know goes on, and is flagged', () => {
  const { remark, intents } = handOverScanned(scanOf(otherUps.number), load, minting)

  expect(remark).toEqual({ say: 'loaded-unknown', number: otherUps.number })
  expect(toneOf(remark)).toBe('look')
  expect(intents).toMatchObject([{ kind: 'loaded', body: { label: otherUps, load: 'L1' } }])
})

test('C4: an unknown label twice is one box', () => {
  const onLoad = { ...load, labels: [otherUps] }

  expect(handOverScanned(scanOf(otherUps.number), onLoad, minting).intents).toEqual([])
})

test('C4: an unknown label of another carrier is refused as well', () => {
  const forDhl = { ...load, carrier: 'dhl' }

  expect(handOverScanned(scanOf(otherUps.number), forDhl, minting)).toMatchObject({
    remark: { say: 'wrong-carrier', carrier: 'ups' },
    intents: [],
  })
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

test('C4: missing boxes are named before a load closes; the second tap closes it', () => {
  const first = closeTapped({}, load, boxes)
  const second = closeTapped(first.state, load, boxes)

  expect(first).toEqual({
    state: { warned: true },
    remark: { say: 'some-missing', count: 1 },
    intents: [],
  })
  expect(second.intents).toMatchObject([
    { kind: 'load-closed', body: { load: 'L1', carrier: 'ups' } },
  ])
})

test('C4: a complete load closes at once, with all that is on it', () => {
  const full = { ...load, boxes: [as<BoxId>('A')], labels: [ups] }

  const { remark, intents } = closeTapped({}, full, boxes)

  expect(remark).toEqual({ say: 'load-closed', carrier: 'ups', boxes: 1 })
  expect(intents).toMatchObject([{ body: { boxes: ['A'], labels: [ups] } }])
})

test('C4: carriers are listed with the boxes that wait for them', () => {
  expect(waitingByCarrier(boxes)).toEqual([
    ['ups', 1],
    ['fedex', 1],
  ])
})
