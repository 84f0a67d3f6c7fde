import { read } from '@milepost/barcode'
import type { WorkReceiptDoc } from '@milepost/contract'
import { as, type LineId, type ReceiptId, type SiteId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { batchTyped, damagedTapped, receiveScanned, surplusTaken } from './receive.ts'
import { toneOf } from './remark.ts'
import { label, orderOf, scanOf, shelf } from './testing.ts'

const receipt = (reference: string, received = 0): WorkReceiptDoc => ({
  receipt: as<ReceiptId>(reference),
  reference,
  site: as<SiteId>('reno'),
  lines: [{ ...shelf.tent, line: as<LineId>('1'), units: 12, received }],
})
const first = receipt('ASN-7')
const chosen = { receipt: first.receipt }

test('C1: goods that were announced count towards their delivery', () => {
  const { remark, intents } = receiveScanned(chosen, scanOf(shelf.tent.gtin), first)

  expect(remark).toEqual({ say: 'received', name: 'Tent', units: 1, now: 1, of: 12 })
  expect(intents).toMatchObject([
    {
      kind: 'received',
      subject: { receipt: 'ASN-7' },
      body: { goods: { sku: 'TENT', gtin: '04006381333931' }, units: 1 },
    },
  ])
})

test('C1: ×N and a quantity on the label count so many', () => {
  const times = receiveScanned(chosen, scanOf(shelf.tent.gtin, {}, { times: 6 }), first)
  const printed = receiveScanned(chosen, scanOf('-', {}, { read: gs1('304') }), first)

  expect(times.remark).toMatchObject({ units: 6, now: 6 })
  expect(printed.remark).toMatchObject({ units: 4, now: 4 })
})

test('C1: lot and expiry of the label are kept', () => {
  const scan = scanOf('-', {}, { read: gs1('17280131') })

  expect(receiveScanned(chosen, scan, first).intents).toMatchObject([
    { body: { goods: { expiry: '2028-01-31' } } },
  ])
})

test('C1: more than announced is taken in and shown', () => {
  const { remark, intents } = receiveScanned(chosen, scanOf(shelf.tent.gtin), receipt('ASN-7', 12))

  expect(remark).toEqual({ say: 'over', name: 'Tent', units: 1, now: 13, of: 12 })
  expect(toneOf(remark)).toBe('look')
  expect(intents).toHaveLength(1)
})

test('C1: goods that nobody announced are taken in and shown', () => {
  const { remark, intents } = receiveScanned(chosen, scanOf(shelf.lamp.gtin), first)

  expect(remark).toEqual({ say: 'not-announced', name: 'Lamp', units: 1 })
  expect(intents).toMatchObject([{ subject: { receipt: 'ASN-7' } }])
})

test('C1: goods choose the one delivery that awaits them', () => {
  const floor = { receipts: [first] }

  const { state, remark } = receiveScanned({}, scanOf(shelf.tent.gtin, floor), undefined)

  expect(state).toEqual(chosen)
  expect(remark).toMatchObject({ say: 'received', now: 1 })
})

test('C1: goods that two deliveries await are not guessed', () => {
  const floor = { receipts: [first, receipt('ASN-8')] }

  const { remark, intents } = receiveScanned({}, scanOf(shelf.tent.gtin, floor), undefined)

  expect(remark).toEqual({ say: 'which-receipt', name: 'Tent', count: 2 })
  expect(intents).toEqual([])
})

test('C1: goods of which a delivery has all are asked about, and taken in as too many where that is said', () => {
  const full = receipt('ASN-7', 12)
  const typed = batchTyped({}, { lot: 'L-7', expiry: '' })
  const scan = scanOf(shelf.tent.gtin, { receipts: [full] }, { times: 2 })

  const asked = receiveScanned(typed, scan, undefined)
  const taken = surplusTaken(asked.state, full)

  expect(asked.remark).toEqual({
    say: 'all-received',
    name: 'Tent',
    of: 12,
    references: ['ASN-7'],
  })
  expect(asked.intents).toEqual([])
  expect(taken.state).toEqual(chosen)
  expect(taken.remark).toEqual({ say: 'over', name: 'Tent', units: 2, now: 14, of: 12 })
  expect(taken.intents).toMatchObject([
    {
      kind: 'received',
      subject: { receipt: 'ASN-7' },
      body: { goods: { sku: 'TENT', lot: 'L-7' }, units: 2 },
      how: 'wedge',
      raw: scan.raw,
    },
  ])
  expect(surplusTaken(taken.state, full).intents).toEqual([])
})

test('C1: the next scan answers the question as well: nothing was too many', () => {
  const full = scanOf(shelf.tent.gtin, { receipts: [receipt('ASN-7', 12)] })

  const asked = receiveScanned({}, full, undefined)
  const { state } = receiveScanned(asked.state, scanOf(shelf.lamp.gtin), undefined)

  expect(asked.state.surplus).toBeDefined()
  expect(state).toEqual({})
})

test('C1: a delivery that still awaits the goods goes before one that has them all', () => {
  const floor = { receipts: [receipt('ASN-7', 12), receipt('ASN-8', 3)] }

  const { state } = receiveScanned({}, scanOf(shelf.tent.gtin, floor), undefined)

  expect(state).toEqual({ receipt: 'ASN-8' })
})

test('C1: a delivery is chosen by its number', () => {
  const { state } = receiveScanned({}, scanOf('ASN-7', { receipts: [first] }), undefined)

  expect(state).toEqual(chosen)
})

test('C1: damaged is said for the next goods only', () => {
  const damaged = receiveScanned(damagedTapped(chosen), scanOf(shelf.tent.gtin), first)
  const next = receiveScanned(damaged.state, scanOf(shelf.tent.gtin), first)

  expect(damaged.intents).toMatchObject([{ body: { condition: 'damaged' } }])
  expect(damaged.remark).toEqual({ say: 'received-damaged', name: 'Tent', units: 1 })
  expect(next.intents[0]?.body).not.toHaveProperty('condition')
  expect(damagedTapped(damagedTapped(chosen))).toEqual(chosen)
  expect(damaged.state.broken).toMatchObject({ name: 'Tent', subject: { receipt: 'ASN-7' } })
  expect(next.state).toEqual(chosen)
})

test('C1: a lot and a date that were typed are for the next goods, and what a code says goes first', () => {
  const typed = batchTyped(chosen, { lot: ' L-7 ', expiry: '2027-03-31' })

  const plain = receiveScanned(typed, scanOf(shelf.tent.gtin), first)
  const coded = receiveScanned(typed, scanOf('-', {}, { read: gs1('17280131') }), first)

  expect(plain.intents).toMatchObject([{ body: { goods: { lot: 'L-7', expiry: '2027-03-31' } } }])
  expect(coded.intents).toMatchObject([{ body: { goods: { lot: 'L-7', expiry: '2028-01-31' } } }])
  expect(plain.state).toEqual(chosen)
  expect(batchTyped(typed, { lot: '', expiry: '' })).toEqual(chosen)
})

test('C1: a shipping unit is taken in as one', () => {
  const { intents } = receiveScanned(chosen, scanOf('00095212300000000178'), first)

  expect(intents).toMatchObject([{ body: { goods: { sscc: '095212300000000178' }, units: 1 } }])
})

test('C1: a shipping unit that is here is one, unless somebody says that it is another', () => {
  const pallet = scanOf('00095212300000000178')

  const again = receiveScanned(chosen, pallet, first, new Set(['095212300000000178']))
  const taken = surplusTaken(again.state, first)

  expect(again).toMatchObject({ remark: { say: 'all-received', of: 1 }, intents: [] })
  expect(taken.intents).toMatchObject([
    { kind: 'received', body: { goods: { sscc: '095212300000000178' }, units: 1 } },
  ])
})

test('A4: an order label is no goods, and says whose it is', () => {
  const order = orderOf('1042', [])

  const { remark } = receiveScanned(
    chosen,
    scanOf(label('order', '1042'), { orders: [order] }),
    first,
  )

  expect(remark).toEqual({ say: 'an-order', reference: '1042', stage: 'ordered' })
})

function gs1(more: string) {
  return read({ text: `0104006381333931${more}`, symbology: 'data-matrix', aim: ']d2' })
}
