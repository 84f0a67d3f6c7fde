import { expect, test } from 'vitest'
import {
  clockWords,
  countWords,
  differenceWords,
  gapWords,
  lostWords,
  overdueGaps,
  revokeWords,
  storageWords,
  timeLeft,
} from './device-words.ts'

test('a device whose every scan is held says so with both numbers', () => {
  expect(countWords({ made: 412, held: 412 })).toBe('412 made, 412 held')
  expect(countWords({ made: 0, held: 0 })).toBe('no scan yet')
})

test('missing numbers are named', () => {
  const gaps = [
    { from: 388, to: 390 },
    { from: 402, to: 402 },
  ]

  expect(gapWords({ gaps })).toBe('missing 388 to 390, 402')
  expect(gapWords({ gaps: [] })).toBeUndefined()
})

test('what nobody can account for is told, and who has to look', () => {
  expect(differenceWords({ difference: 0 })).toBeUndefined()
  expect(differenceWords({ difference: 2 })).toBe('2 not accounted for: run verify on the server')
})

test('more gaps than fit on a line are counted', () => {
  const gaps = [1, 3, 5, 7, 9, 11].map((at) => ({ from: at, to: at }))

  expect(gapWords({ gaps })).toBe('missing 1, 3, 5, 7 and 2 more gaps')
})

test.each([
  [undefined, 'not measured', false],
  [-1500, 'right', false],
  [90_000, '1 min behind', false],
  [-180_000, '3 min ahead', true],
])('a clock offset of %s ms reads "%s"', (offset, words, isSkewed) => {
  expect(clockWords(offset)).toEqual({ words, isSkewed })
})

test.each([
  [undefined, { words: 'not told', isTrouble: false }],
  [
    { keeping: 'for-good', isLow: false, freeBytes: 3_140_000_000 },
    { words: 'kept for good', more: '3.1 GB free', isTrouble: false },
  ],
  [
    { keeping: 'for-good', isLow: false },
    { words: 'kept for good', isTrouble: false },
  ],
  [
    { keeping: 'while-room', isLow: false, freeBytes: 640_000_000 },
    { words: 'may be cleared by the browser', more: '640 MB free', isTrouble: true },
  ],
  [
    { keeping: 'for-session', isLow: false },
    { words: 'cleared when its window closes', isTrouble: true },
  ],
  [
    { keeping: 'unknown', isLow: false },
    { words: 'not known to be kept', isTrouble: true },
  ],
  [
    { keeping: 'for-good', isLow: true, freeBytes: 12_900_000 },
    { words: 'almost full: 12 MB left', more: 'kept for good', isTrouble: true },
  ],
  [
    { keeping: 'while-room', isLow: true, freeBytes: 4000 },
    {
      words: 'almost full: less than 1 MB left',
      more: 'may be cleared by the browser',
      isTrouble: true,
    },
  ],
] as const)(
  'storage that is %j is told in words, and marked when it keeps badly',
  (storage, told) => {
    expect(storageWords(storage)).toEqual(told)
  },
)

test.each([
  [0, 'It has said that no scan waits on it'],
  [1, '1 scan is known to wait on it'],
  [7, '7 scans are known to wait on it'],
])('revoking a device on which %i scans wait tells what happens to them', (waiting, words) => {
  expect(revokeWords({ name: 'TC-05', waiting })).toContain(
    `${words}; what it still sends is accepted`,
  )
})

test.each([
  [545_000, '9:05'],
  [900, '0:01'],
  [0, undefined],
  [-5000, undefined],
])('%i ms before its end a code lasts for %s', (milliseconds, words) => {
  expect(timeLeft(milliseconds)).toBe(words)
})

test('what a device reported lost is counted and named; later arrivals leave the list', () => {
  const lost = [
    { from: 14, to: 15 },
    { from: 20, to: 20 },
  ]

  expect(lostWords({ lost })).toBe('3 reported lost: 14 to 15, 20')
  expect(lostWords({ lost: [] })).toBeUndefined()
})

test('a gap is an alarm after a day', () => {
  const hour = 3_600_000
  const gap = (since: number) => ({ from: 1, to: 1, since })

  expect(overdueGaps([gap(0), gap(40 * hour)], 50 * hour)).toBe('for 2 days')
  expect(overdueGaps([gap(30 * hour)], 50 * hour)).toBeUndefined()
  expect(overdueGaps([], 50 * hour)).toBeUndefined()
})
