import { ownLabel } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { nothingTyped, pinPressed, pinTapped } from './pin-typing.ts'

test.each([40, 100, 155, 400, 5000])('A2: a person types a PIN, a digit each %i ms', (gapMs) => {
  expect(typed('4711', gapMs).pin).toBe('4711')
})

test('A2: Backspace takes a digit back, typed or tapped', () => {
  const tapped = pinTapped(pinTapped(nothingTyped, '4'), '8')

  expect(typed(['Backspace', '7'], 300, tapped).pin).toBe('47')
})

test.each([1, 10, 30, 60, 100])(
  'field A10: a scanner that types a code each %i ms leaves the PIN as it stood',
  (gapMs) => {
    const begun = typed('47', 300)

    for (const code of ['9520000000011', ownLabel('badge', '4711-0815'), '1ZE2E0010300412713']) {
      expect(typed(code, gapMs, begun).pin).toBe('47')
    }
  },
)

test('field A10: four digits in one burst are a scanner, not a PIN', () => {
  expect(typed('4711', 10).pin).not.toHaveLength(4)
})

test('A2: after a scan the PIN goes on', () => {
  const scanned = typed('9520000000011', 10, typed('47', 300))

  expect(typed('11', 300, scanned).pin).toBe('4711')
})

/** Each key so long after the one before; the first long after all that went before. */
function typed(keys: string | readonly string[], gapMs: number, typing = nothingTyped) {
  const begunAt = (typing.burst.at(-1)?.at ?? 0) + 1000
  return Array.from(keys).reduce(
    (before, key, place) => pinPressed(before, { key, at: begunAt + place * gapMs }),
    typing,
  )
}
