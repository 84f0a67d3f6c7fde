import { expect, test } from 'vitest'
import { ago } from './ago.ts'

const minute = 60_000

test.each([
  [0, 'just now'],
  [-5 * minute, 'just now'],
  [59 * minute, '59 min'],
  [61 * minute, '1 h 1 min'],
  [180 * minute, '3 h'],
  [24 * 60 * minute, '1 day'],
  [72 * 60 * minute, '3 days'],
])('an age of %i ms reads "%s"', (age, words) => {
  expect(ago(1_000_000_000_000 - age, 1_000_000_000_000)).toBe(words)
})
