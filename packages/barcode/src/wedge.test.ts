import { expect, test } from 'vitest'
import { readingFromWedge } from './index.ts'

test.each([
  ['4006381333931\r', { text: '4006381333931', symbology: 'unknown' }],
  ['4006381333931\r\n', { text: '4006381333931', symbology: 'unknown' }],
  ['4006381333931\t', { text: '4006381333931', symbology: 'unknown' }],
])('WE1: the suffix of %o is no part of the code', (typed, reading) => {
  expect(readingFromWedge(typed)).toEqual(reading)
})

test.each([
  [']C1ABC', 'code-128', ']C1', 'ABC'],
  [']C0ABC', 'code-128', ']C0', 'ABC'],
  [']d2ABC', 'data-matrix', ']d2', 'ABC'],
  [']Q3ABC', 'qr', ']Q3', 'ABC'],
  [']e0ABC', 'unknown', ']e0', 'ABC'],
  [']A0ABC', 'code-39', ']A0', 'ABC'],
  [']I110012345000017', 'itf', ']I1', '10012345000017'],
  [']L0ABC', 'pdf-417', ']L0', 'ABC'],
  [']E04006381333931', 'ean-13', ']E0', '4006381333931'],
  [']E0012345678905', 'upc-a', ']E0', '012345678905'],
  [']E001234505', 'upc-e', ']E0', '01234505'],
  [']E496385074', 'ean-8', ']E4', '96385074'],
])(
  'WE2: the AIM identifier of %o names the symbology (field A11)',
  (typed, symbology, aim, text) => {
    expect(readingFromWedge(typed)).toEqual({ text, symbology, aim })
  },
)

test('WE3: an AIM identifier nobody knows stays in the text', () => {
  expect(readingFromWedge(']k9ABC')).toEqual({ text: ']k9ABC', symbology: 'unknown' })
})

test.each(['10A\x1d21B', '10A^]21B', '10A<GS>21B', '10A{GS}21B', '10A\u241d21B'])(
  'WE4: %o keeps its separator (field A11)',
  (typed) => {
    expect(readingFromWedge(typed).text).toBe('10A\x1d21B')
  },
)
