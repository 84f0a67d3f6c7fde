import { as, type ReceiptEntry } from '@milepost/domain'
import { expect, test } from 'vitest'
import {
  batchesOf,
  lineStanding,
  receiptDetail,
  receiptTitle,
  standingOf,
} from './delivery-words.ts'

const mug = { line: as<never>('1'), sku: 'MUG', gtin: '04006381333931', name: 'Mug', units: 5 }
const entry = (more: Partial<ReceiptEntry>): ReceiptEntry => ({
  id: as<never>('e-1'),
  kind: 'received',
  source: 'device',
  at: 0,
  occurred: { at: 0 },
  skewed: false,
  ...more,
})

test.each([
  [{ received: 0, toCome: 5, over: 0, damaged: 0 }, 'Expected'],
  [{ received: 3, toCome: 2, over: 1, damaged: 1 }, 'Under way'],
  [{ received: 6, toCome: 0, over: 1, damaged: 1 }, 'Too many'],
  [{ received: 5, toCome: 0, over: 0, damaged: 1 }, 'Complete, damage'],
  [{ received: 5, toCome: 0, over: 0, damaged: 0 }, 'Complete'],
])('C1: %o stands as %s', (counts, words) => {
  expect(standingOf(counts)[1]).toBe(words)
})

test('C1: a line says what is short and what is over', () => {
  expect(lineStanding({ ...mug, received: 3 })).toEqual(['look', '2 short so far'])
  expect(lineStanding({ ...mug, received: 7 })).toEqual(['look', '2 over'])
  expect(lineStanding({ ...mug, received: 5, damaged: 1 })).toEqual(['look', 'Complete, damage'])
})

test('C1: a line of its history names the goods as the delivery does, with lot, date and bin', () => {
  const goods = { gtin: mug.gtin, lot: 'L-7', expiry: '2027-03-31' }

  expect(receiptTitle(entry({ goods, units: 2, condition: 'damaged' }), { lines: [] })).toBe(
    'Received damaged: 2 × 04006381333931',
  )
  const lines = [{ ...mug, received: 0 }]
  expect(receiptTitle(entry({ goods, units: 2 }), { lines })).toBe('Received: 2 × Mug')
  expect(receiptTitle(entry({ kind: 'undone' }), { lines })).toBe('Undone')
  expect(receiptDetail(entry({ goods }))).toBe('lot L-7 · best before 2027-03-31')
  expect(receiptDetail(entry({ kind: 'put-away', goods: { sku: 'MUG' }, detail: 'A-1' }))).toBe(
    'bin A-1',
  )
})

test('C1: a line has each of its lots once, and none that was taken back', () => {
  const of = (lot: string, more: Partial<ReceiptEntry> = {}) =>
    entry({ goods: { sku: 'MUG', lot }, ...more })

  const entries = [of('L-1'), of('L-1'), of('L-2', { undoneBy: as<never>('e-2') }), entry({})]

  expect(batchesOf({ ...mug, received: 2 }, entries)).toEqual(['lot L-1'])
})
