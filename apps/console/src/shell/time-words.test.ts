import { expect, test } from 'vitest'
import { clockTime, longDay, moment, shortDay, span } from './time-words.ts'

const reno = 'America/Los_Angeles'
const now = Date.parse('2026-11-21T02:00:00Z')

test('times stand on the clock of the site', () => {
  expect(clockTime(Date.parse('2026-11-20T22:02:00Z'), reno)).toBe('14:02')
})

test.each([
  ['2026-11-20T22:02:00Z', '14:02'],
  ['2026-11-20T07:59:00Z', 'Thu 19 Nov 23:59'],
  ['2025-12-24T20:00:00Z', 'Wed 24 Dec 2025 12:00'],
])('%s reads "%s" for somebody whose evening it is', (at, words) => {
  expect(moment(Date.parse(at), reno, now)).toBe(words)
})

test('48: an hour that the clocks skip or repeat is told as the site has it', () => {
  const told = (zone: string, ...instants: readonly string[]) =>
    instants.map((at) => clockTime(Date.parse(at), zone))

  expect(told(reno, '2026-03-08T09:59Z', '2026-03-08T10:00Z')).toEqual(['01:59', '03:00'])
  expect(told(reno, '2026-11-01T08:59Z', '2026-11-01T09:00Z')).toEqual(['01:59', '01:00'])
  expect(told('Europe/Berlin', '2026-03-29T00:59Z', '2026-03-29T01:00Z')).toEqual([
    '01:59',
    '03:00',
  ])
  expect(told('Europe/Berlin', '2026-10-25T00:59Z', '2026-10-25T01:00Z')).toEqual([
    '02:59',
    '02:00',
  ])
})

test('a date stays the date it is, wherever it is read', () => {
  expect([shortDay('2026-11-24'), longDay('2026-11-24')]).toEqual(['Tue 24 Nov', 'Tuesday 24 Nov'])
})

test.each([
  [45_000, '45 s'],
  [-90_000, '1 min'],
  [3 * 3_600_000, '3 h'],
  [50 * 3_600_000, '2 days'],
])('a span of %i ms reads "%s"', (milliseconds, words) => {
  expect(span(milliseconds)).toBe(words)
})
