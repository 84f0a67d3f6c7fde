import { expect, test } from 'vitest'
import { whatItIs } from './guidance.ts'
import { label, lineOf, orderOf, scanOf, shelf } from './testing.ts'

const order = orderOf('1042', [lineOf(shelf.tent, 3)])
const nothing = { orders: [], boxes: [], receipts: [], products: [] }

test('A4: a bin is told as a bin, and not as an order that something in it is for', () => {
  const scan = scanOf(label('bin', 'A-02-1'))

  const said = whatItIs({ ...scan, known: { ...nothing, orders: [order], products: [shelf.tent] } })

  expect(said).toEqual({ say: 'an-own-label', label: 'bin', value: 'A-02-1' })
})

test('A4: goods of no catalogue are named by an order that wants them, with their bin', () => {
  const scan = scanOf(shelf.tent.gtin)

  const said = whatItIs({ ...scan, known: { ...nothing, orders: [order] } })

  expect(said).toEqual({ say: 'a-product', name: 'Tent', bin: 'A-02-1' })
})

test('A4: of a page of text its beginning is told', () => {
  const said = whatItIs(scanOf('what a page says '.repeat(1000)))

  expect(said).toMatchObject({ say: 'unknown' })
  expect(JSON.stringify(said).length).toBeLessThan(100)
})
