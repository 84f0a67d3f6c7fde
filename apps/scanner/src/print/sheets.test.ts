import { read } from '@milepost/barcode'
import type { BoxId, LineId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { boxOf, lineOf, orderOf, shelf, ups } from '../jobs/testing.ts'
import type { OwnScan } from '../orders/own-scans.ts'
import { contentsIn } from './box-contents.ts'
import { printWords } from './print-words.ts'
import { printablesOf, sheetsOf } from './sheets.ts'

const words = printWords('en')
const order = orderOf('m-1042', [
  lineOf(shelf.tent, 3, { picked: 2, packed: 2 }),
  lineOf(shelf.lamp, 1, { picked: 1, packed: 1 }),
])
const meaningOf = (text: string | undefined) => {
  const answer = read({ text: text ?? '', symbology: 'code-128' })
  return answer.ok ? answer.meaning : answer.refusal
}

test('C3: a packing slip says what lies in the parcel and what does not', () => {
  const [slip] = sheetsOf('slip', order, words)

  expect(slip).toMatchObject({ kind: 'slip', reference: 'm-1042' })
  expect(slip?.lines).toEqual([
    { id: 'TENT', name: 'Tent', sku: 'TENT', units: 2, missing: 1 },
    { id: 'LAMP', name: 'Lamp', sku: 'LAMP', units: 1, missing: 0 },
  ])
})

test('C3: of several boxes each has a slip of its own, where this device packed them all', () => {
  const boxed = { ...order, boxes: [boxOf('A'), boxOf('B')] }
  const [tent, lamp] = order.lines
  const [a, b] = boxed.boxes
  if (!tent || !lamp || !a || !b) throw new Error('two lines and two boxes')
  const known = contentsIn([
    packedInto(a.box, tent.line, 1, 'e-1'),
    packedInto(b.box, tent.line, 1, 'e-2'),
    packedInto(b.box, lamp.line, 1, 'e-3'),
    packedInto(a.box, lamp.line, 1, 'e-4'),
    undoing('e-4'),
  ])

  const slips = sheetsOf('slip', boxed, words, known)
  const elsewhere = sheetsOf('slip', boxed, words, contentsIn([]))

  expect(slips).toMatchObject([
    { note: 'Box 1 of 2', lines: [{ name: 'Tent', units: 1, missing: 0 }] },
    {
      note: 'Box 2 of 2',
      lines: [
        { name: 'Tent', units: 1 },
        { name: 'Lamp', units: 1 },
      ],
    },
  ])
  expect(slips[0]?.lines).toHaveLength(1)
  expect(elsewhere).toMatchObject([{ lines: [{ units: 2, missing: 1 }, { units: 1 }] }])
})

const packedInto = (box: BoxId, line: LineId, units: number, id: string): OwnScan =>
  ({ absorbed: false, event: { id, kind: 'item-packed', body: { box, line, units } } }) as OwnScan
const undoing = (corrects: string): OwnScan =>
  ({ absorbed: false, event: { id: `undo ${corrects}`, kind: 'undone', corrects } }) as OwnScan

test('C3: the code on slip and order label is our label of that order', () => {
  const codes = [...sheetsOf('slip', order, words), ...sheetsOf('order', order, words)]

  expect(codes.map(({ code }) => meaningOf(code))).toEqual([
    { kind: 'own', label: 'order', value: 'M-1042' },
    { kind: 'own', label: 'order', value: 'M-1042' },
  ])
})

test('C3: a reference that our labels cannot hold is printed as it is, or without a code', () => {
  const long = { ...order, reference: 'web shop 2026/000000000001042' }
  const foreign = { ...order, reference: 'Zamówienie 7' }

  expect(sheetsOf('order', long, words)[0]?.code).toBe('WEB SHOP 2026/000000000001042')
  expect(sheetsOf('order', foreign, words)[0]?.code).toBeUndefined()
})

test('C3: each box has a label with its own name, or with the number it ships under', () => {
  const boxed = { ...order, boxes: [boxOf('7KQ2M9X4T8WZ'), boxOf('b:2', { label: ups })] }

  const [own, foreign] = sheetsOf('boxes', boxed, words)

  expect(meaningOf(own?.code)).toEqual({ kind: 'own', label: 'box', value: '7KQ2M9X4T8WZ' })
  expect(own).toMatchObject({ title: 'Box 1', lines: ['Box 1 of 2'] })
  expect(foreign?.code).toBe(ups.number)
  expect(sheetsOf('boxes', order, words)).toEqual([])
})

test('C2: without an order there are totes to label', () => {
  const totes = sheetsOf('totes', undefined, words)

  expect(printablesOf(undefined)).toEqual(['totes'])
  expect(meaningOf(totes[2]?.code)).toEqual({ kind: 'own', label: 'tote', value: '3' })
})

test.each(['de-DE', 'es-ES', 'pl-PL'])('printing speaks %s', (language) => {
  expect(printWords(language).title).not.toBe(words.title)
})
