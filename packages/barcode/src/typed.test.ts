import { expect, test } from 'vitest'
import { read } from './read.ts'
import { GS } from './reading.ts'
import { placeInTyped, readingFromTyped } from './typed.ts'

test.each([
  ['(01)09520000000011(10)LOT-1(17)261231', `0109520000000011${GS}10LOT-1${GS}17261231`],
  ['(01) 0 9520000 00001 1 (21) SN-7', `0109520000000011${GS}21SN-7`],
  ['(00)106141412345678908', '00106141412345678908'],
])('A3: %s is typed as it is printed below its bars', (typed, text) => {
  const reading = readingFromTyped(typed)

  expect(reading).toEqual({ text, symbology: 'code-128', aim: ']C1' })
  expect(read(reading).ok).toBe(true)
})

test.each(['9520000000011', 'A(10)B', '(large) tent', '()', '(01)', 'MPO-1042-K'])(
  'A3: %s is what it is without brackets',
  (typed) => {
    expect(readingFromTyped(typed)).toMatchObject({ text: typed, symbology: 'unknown' })
    expect(placeInTyped(typed, 3)).toBe(3)
  },
)

test('A3: a digit that was mistyped within brackets is pointed at where it was typed', () => {
  const typed = '(01)09520000000017(10)LOT-1'

  const answer = read(readingFromTyped(typed))

  expect(answer.ok).toBe(false)
  const at = answer.ok ? [] : (answer.refusal.at ?? [])
  expect(at.length).toBeGreaterThan(0)
  for (const place of at) {
    const sign = answer.reading.text.charAt(place)
    expect(typed.charAt(placeInTyped(typed, place))).toBe(sign)
  }
})
