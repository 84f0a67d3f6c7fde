import { assert, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { beside, shownOf } from './long-list.ts'

const anyView = record({
  count: integer({ min: 1, max: 50_000 }),
  row: integer({ min: 40, max: 200 }),
  scrolled: integer({ min: -500, max: 5_000_000 }),
  height: integer({ min: 200, max: 2000 }),
})

test('C6: whatever is scrolled to is drawn, and never more than a screen and a little', () => {
  assert(
    property(anyView, (view) => {
      const { count, row, scrolled, height } = view
      const { from, to } = shownOf(view)
      const firstSeen = Math.min(count - 1, Math.max(0, Math.floor(scrolled / row)))
      const lastSeen = Math.min(count - 1, Math.max(0, Math.floor((scrolled + height - 1) / row)))

      expect(from).toBeLessThanOrEqual(firstSeen)
      expect(to).toBeGreaterThan(Math.min(lastSeen, firstSeen + Math.floor(height / row)))
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / row) + 16)
    }),
  )
})

test('C6: before anything is measured, and of a short list, the beginning is drawn', () => {
  expect(shownOf({ count: 5000, row: 0, scrolled: 0, height: 0 })).toEqual({ from: 0, to: 20 })
  expect(shownOf({ count: 3, row: 76, scrolled: 0, height: 400 })).toEqual({ from: 0, to: 3 })
})

test.each([
  { focused: 3, above: { from: 3, to: 4 }, below: { from: 60, to: 60 } },
  { focused: 45, above: { from: 40, to: 40 }, below: { from: 60, to: 60 } },
  { focused: 90, above: { from: 40, to: 40 }, below: { from: 90, to: 91 } },
  { focused: 100, above: { from: 40, to: 40 }, below: { from: 60, to: 60 } },
])('C6: of 100 rows, row $focused with the focus is drawn beside 40 to 60', (row) => {
  const { focused, ...both } = row

  expect(beside({ from: 40, to: 60 }, focused, 100)).toEqual(both)
})
