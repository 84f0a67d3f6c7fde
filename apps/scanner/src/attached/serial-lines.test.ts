import { array, assert, constantFrom, nat, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { endedBySilence, heardOn, nothingYet } from './serial-lines.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('A2: what comes over a serial line is cut into its codes, wherever the bytes were cut on the way', () => {
  const code = string({ minLength: 2, maxLength: 24, unit: 'binary' }).filter(
    (text) =>
      text.trim() !== '' &&
      !['\r', '\n', '\u0002', '\u0003', '\ufeff'].some((sign) => text.includes(sign)),
  )
  const ending = constantFrom('\r', '\n', '\r\n')

  assert(
    property(
      array(code, { maxLength: 4 }),
      ending,
      array(nat(150), { maxLength: 8 }),
      (codes, end, cuts) => {
        const bytes = bytesOf(codes.map((each) => each + end).join(''))

        expect(heardIn(cutAt(bytes, cuts))).toEqual({ codes, rest: '' })
      },
    ),
  )
})

test('A2: separators stay, and the signs that frame a code go', () => {
  const framed = bytesOf('\u0002]C1010952123454321310LOT7\u001d21SN1\u0003\r')

  expect(heardOn(nothingYet, framed).codes).toEqual([']C1010952123454321310LOT7\u001d21SN1'])
})

test('A2: a serial scanner without suffix ends in silence, and a few bytes of noise are no code', () => {
  const { codes, rest } = heardOn(nothingYet, bytesOf('4006381333931'))

  expect(codes).toEqual([])
  expect(endedBySilence(rest)).toBe('4006381333931')
  expect(endedBySilence(bytesOf('\u0000?'))).toBeUndefined()
  expect(endedBySilence(nothingYet)).toBeUndefined()
})

test('A2: bytes that are no UTF-8 are read one a sign', () => {
  expect(heardOn(nothingYet, Uint8Array.of(0x47, 0x72, 0xfc, 0x6e, 13)).codes).toEqual(['Grün'])
})

test('A2: a line that never ends fills no memory', () => {
  const { rest } = heardOn(nothingYet, new Uint8Array(10_000).fill(65))

  expect(rest).toHaveLength(0)
})

function heardIn(chunks: readonly Uint8Array[]) {
  let rest = nothingYet
  const codes = chunks.flatMap((chunk) => {
    const heard = heardOn(rest, chunk)
    rest = heard.rest
    return heard.codes
  })
  return { codes, rest: new TextDecoder().decode(rest) }
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b)]
  return places.map((from, nth) => bytes.slice(from, places[nth + 1] ?? bytes.length))
}
