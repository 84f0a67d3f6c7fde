import { expect, test } from 'vitest'
import { detailWords } from './entry-words.ts'

test('a bin is one word on the line, a reason is several, a note stays as it was written', () => {
  const said = [
    detailWords('picked', 'C-01-1'),
    detailWords('pick-short', 'out-of-stock'),
    detailWords('note-added', 'Ask the night-shift'),
  ]

  expect(said).toEqual(['C\u201101\u20111', 'out of stock', 'Ask the night-shift'])
})
