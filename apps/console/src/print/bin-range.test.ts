import { labelText, read } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { binsIn } from './bin-range.ts'

test('C1: bins stand one a line or behind commas, each once and in capitals', () => {
  expect(binsIn(' a-01-1\nB-2, A-01-1;;C-3 \n')).toEqual({
    bins: ['A-01-1', 'B-2', 'C-3'],
    refused: [],
  })
})

test('C1: a range counts every part that differs, and keeps its digits', () => {
  expect(binsIn('A-08-1..A-11-2').bins).toEqual([
    'A-08-1',
    'A-08-2',
    'A-09-1',
    'A-09-2',
    'A-10-1',
    'A-10-2',
    'A-11-1',
    'A-11-2',
  ])
  expect(binsIn('B9 … C10').bins).toEqual(['B9', 'B10', 'C9', 'C10'])
})

test.each([
  ['A-1..B', 'no-range'],
  ['A-5..A-2', 'no-range'],
  ['AA-1..AC-1', 'no-range'],
  ['A-1..A-2..A-3', 'no-range'],
  ['Ü-1', 'no-label-holds-it'],
  ['A-1 B-2', 'no-label-holds-it'],
  ['A-0001..A-9999', 'too-many'],
  ['A-1..Z-99', 'too-many'],
])('C1: %s is told apart, and the rest is printed', (text, because) => {
  expect(binsIn(`B-2\n${text}`)).toEqual({ bins: ['B-2'], refused: [{ text, because }] })
})

test('C1: what is named twice counts once, and is told once where it is refused', () => {
  const aisle = 'A-001..A-999'

  expect(binsIn(`${aisle}\nA-001..A-500`).refused).toEqual([])
  expect(binsIn(`${aisle}\nA-001..A-500`).bins).toHaveLength(999)
  expect(binsIn('Ü-1\nÜ-1').refused).toHaveLength(1)
})

test('A4: each label of a range reads as its bin', () => {
  const { bins } = binsIn('A-00-1..Z-02-9')

  expect(bins).toHaveLength(26 * 3 * 9)
  for (const bin of bins) {
    const answer = read({ text: labelText('bin', bin) ?? '', symbology: 'code-128' })
    expect(answer).toMatchObject({ ok: true, meaning: { kind: 'own', label: 'bin', value: bin } })
  }
})
