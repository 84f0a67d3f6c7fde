import { expect, test } from 'vitest'
import { as } from './id.ts'
import { receiptOf } from './receipt.ts'
import { receiptViewOf } from './receipt-view.ts'
import {
  accepted,
  at,
  bound,
  cancelled,
  inTransit,
  itemPacked,
  label1,
  line,
  loaded,
  packed,
  picked,
  pickedShort,
  placed,
  plainDay,
  recorded,
  said,
  scanned,
  site,
  skipped,
  undone,
  viewOf,
} from './testing.ts'
import { workOf } from './work.ts'

const two = placed('08:00', { lines: [line('line-1', 2)] })

test('WO1: the floor sees what is left of each line and where each box stands', () => {
  const day = [two, picked('09:00', { units: 2 }), itemPacked('09:05'), bound('09:12')]

  expect(workOf(viewOf(day))).toMatchObject({
    reference: '#order-1',
    stage: 'packing',
    lines: [{ line: 'line-1', units: 2, picked: 2, short: 0, packed: 1 }],
    boxes: [{ box: 'box-1', label: label1, closed: false, handedOver: false, lastAt: at('09:12') }],
  })
})

test('WO1: nothing is left once every box has left, or the order is cancelled', () => {
  const ready = [two, itemPacked('09:05', { units: 2 }), packed('09:10')]

  expect(workOf(viewOf(ready))).toBeDefined()
  expect(workOf(viewOf([...ready, loaded('16:50')]))).toBeUndefined()
  expect(workOf(viewOf([...ready, cancelled('10:00')]))).toBeUndefined()
})

test('WO2: a short pick waits for the shop, not for the floor', () => {
  const half = [two, picked('09:00'), itemPacked('09:05'), packed('09:10'), loaded('16:50')]

  expect(workOf(viewOf(half))).toBeDefined()
  expect(workOf(viewOf([...half, pickedShort('09:01')]))).toBeUndefined()
})

test('WO3: a return is work until it is decided, whatever became of its order', () => {
  const back = as<never>('return-1')
  const subject = { order: as<never>('order-1'), return: back }
  const units = [{ line: as<never>('line-1'), units: 1 }]
  const asked = said(
    'return-requested',
    '+2 09:00',
    { return: back, units, reason: 'too small' },
    { subject },
  )
  const decided = scanned(
    'return-decided',
    '+6 09:02',
    { return: back, decision: 'restock' },
    { subject },
  )

  expect(workOf(viewOf(plainDay()))).toBeUndefined()
  expect(workOf(viewOf([...plainDay(), asked]))).toMatchObject({
    returns: [{ return: 'return-1', state: 'requested', units }],
  })
  expect(workOf(viewOf([...plainDay(), asked, cancelled('+3 09:00')]))).toBeDefined()
  expect(workOf(viewOf([...plainDay(), asked, decided]))).toBeUndefined()
})

test('WO4: a box that its carrier scanned first is work until our scan comes, or the carrier moved it on', () => {
  const ready = [two, itemPacked('09:05', { units: 2 }), packed('09:10'), bound('09:12')]
  const theirs = [...ready, accepted('16:40')]

  expect(workOf(viewOf(theirs))?.boxes).toMatchObject([{ handedOver: true, carrierFirst: true }])
  expect(workOf(viewOf([...theirs, loaded('16:50')]))).toBeUndefined()
  expect(workOf(viewOf([...theirs, recorded('handed-over', '16:50')]))).toBeUndefined()
  expect(workOf(viewOf([...theirs, skipped('handed-over', '16:50')]))).toBeUndefined()
  expect(workOf(viewOf([...theirs, inTransit('+1 03:00')]))).toBeUndefined()
})

const receipt = as<never>('receipt-1')
const of = { subject: { receipt } }
const lines = [
  { ...line('line-1', 5), gtin: '00012345600012' },
  line('line-2', 3),
  { ...line('line-3', 2), sku: 'sku of line-2' },
]
const announced = said('receipt-announced', '06:00', { reference: 'PO 7', site, lines }, of)
const received = (when: string, units: number, goods: { sku?: string; gtin?: string }) =>
  scanned('received', when, { goods, units }, of)
const countsOf = (...scans: ReturnType<typeof received>[]) =>
  receiptOf(receipt, [announced, ...scans])?.lines.map((one) => one.received)

test('RC1: a receipt counts what was received of each line by SKU or GTIN, undone scans not', () => {
  const wrong = received('07:02', 4, { gtin: '00012345600012' })

  expect(receiptOf(receipt, [])).toBeUndefined()
  expect(
    countsOf(
      received('07:00', 2, { gtin: '00012345600012' }),
      received('07:01', 1, { sku: 'sku of line-1' }),
      received('07:03', 1, { sku: 'never heard of' }),
      wrong,
      undone(wrong, '07:04', of),
    ),
  ).toEqual([3, 0, 0])
})

test('RC3: of what was received it counts what came damaged and what was put away', () => {
  const goods = { sku: 'sku of line-1' }
  const broken = scanned('received', '07:00', { goods, units: 2, condition: 'damaged' }, of)
  const stowed = scanned('put-away', '08:00', { goods, units: 1, bin: 'A-01' }, of)
  const told = (...scans: (typeof broken)[]) => receiptOf(receipt, [announced, ...scans])?.lines[0]

  expect(told(received('07:00', 1, goods))).not.toHaveProperty('damaged')
  expect(told(broken, stowed)).toMatchObject({ received: 2, damaged: 2, putAway: 1 })
  expect(told(broken, stowed, undone(stowed, '08:01', of))).not.toHaveProperty('putAway')
})

test('RC4: its history has every line with goods, lot and pictures; what was taken back names what took it', () => {
  const goods = { sku: 'sku of line-1', lot: 'L-7', expiry: '2027-03-31' }
  const broken = scanned('received', '07:00', { goods, units: 2, condition: 'damaged' }, of)
  const noted = scanned('damage-noted', '07:01', { goods, photos: ['f'.repeat(64)] }, of)
  const undo = undone(broken, '07:02', of)
  const elsewhere = scanned('received', '07:03', { goods, units: 1 }, { subject: {} })

  expect(receiptViewOf(receipt, [broken])).toBeUndefined()
  expect(receiptViewOf(receipt, [noted, undo, announced, broken, elsewhere])).toMatchObject({
    reference: 'PO 7',
    lines: [{ received: 0 }, {}, {}],
    entries: [
      { kind: 'receipt-announced' },
      { kind: 'received', units: 2, goods, condition: 'damaged', undoneBy: undo.id },
      { kind: 'damage-noted', goods, photos: ['f'.repeat(64)] },
      { kind: 'undone', corrects: broken.id },
    ],
  })
})

test('RC2: lines of the same goods fill one after the other; what is over stays on the last', () => {
  const goods = { sku: 'sku of line-2' }

  expect(countsOf(received('07:00', 4, goods))).toEqual([0, 3, 1])
  expect(countsOf(received('07:00', 4, goods), received('07:01', 3, goods))).toEqual([0, 3, 4])
})
