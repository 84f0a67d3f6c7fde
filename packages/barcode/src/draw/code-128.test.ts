import { assert, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { code128, code128Path, type Drawing } from './code-128.ts'

test('the text "AB" is drawn as the standard draws it', () => {
  // start B, A, B, check (104 + 33 + 2 × 34) mod 103 = 102, stop
  expect(inSymbols(code128('AB'))).toBe('211214 111323 131123 411131 2331112')
})

test('digits go in pairs', () => {
  // start C, 12, 34, check (105 + 12 + 2 × 34) mod 103 = 82, stop
  expect(inSymbols(code128('1234'))).toBe('211232 112232 131123 121241 2331112')
})

test('every drawing has eleven modules a symbol and thirteen to stop', () => {
  assert(
    property(string({ unit: 'grapheme-ascii', maxLength: 40 }), (text) => {
      expect((code128(text).modules - 13) % 11).toBe(0)
    }),
  )
})

test('the path draws one rectangle a bar', () => {
  assert(
    property(integer({ min: 0, max: 1e9 }), (number) => {
      const drawing = code128(String(number))

      expect(code128Path(drawing, 10).match(/M/g)?.length).toBe((drawing.widths.length + 1) / 2)
    }),
  )
})

test('a sign that Code 128 has no symbol for is refused', () => {
  expect(() => code128('größe')).toThrow('Code 128 cannot print')
})

/** Six widths a symbol, seven to stop. */
const inSymbols = ({ widths }: Drawing): string => widths.join('').replace(/\d{6}(?=\d{7})/g, '$& ')
