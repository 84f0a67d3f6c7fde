import { as } from '@milepost/domain'
import { expect, test } from 'vitest'
import { detailWords, returnInWords } from './entry-words.ts'

test('a bin is one word on the line, a reason is several, a note stays as it was written', () => {
  const said = [
    detailWords('picked', 'C-01-1'),
    detailWords('pick-short', 'out-of-stock'),
    detailWords('note-added', 'Ask the night-shift'),
  ]

  expect(said).toEqual(['C\u201101\u20111', 'out of stock', 'Ask the night-shift'])
})

test('C5: a return says where it stands, what was found, and whether anybody announced it', () => {
  const back = as<never>('b-1')
  const units = [{ line: as<never>('line-1'), units: 1 }]

  expect(returnInWords({ return: back, state: 'requested', units })).toBe(
    'Return asked for, 1 unit',
  )
  expect(
    returnInWords({
      return: back,
      state: 'decided',
      units: [],
      condition: 'damaged',
      decision: 'vendor',
    }),
  ).toBe('Decided: back to the vendor, not announced')
})
