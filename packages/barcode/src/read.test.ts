import { assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { gs1CheckDigit } from './digits.ts'
import { read, readingFromWedge, type Symbology, trackingCandidates } from './index.ts'

const anySymbology = constantFrom<Symbology>(
  'code-128',
  'code-39',
  'itf',
  'ean-13',
  'ean-8',
  'upc-a',
  'upc-e',
  'qr',
  'data-matrix',
  'unknown',
)
const hostile = oneof(
  string({ unit: 'binary', maxLength: 80 }),
  string({ unit: constantFrom(...'0123456789'.split('')), maxLength: 40 }),
  string({
    unit: constantFrom(...']C1d2Q3e0^<GS>\x1d0123456789(%/?=&:-MPO'.split('')),
    maxLength: 60,
  }),
)

test('RD1: no text makes a reader throw, and the reading always comes back', () => {
  assert(
    property(hostile, anySymbology, (text, symbology) => {
      const reading = { text, symbology }

      expect(read(reading).reading).toBe(reading)
      expect(typeof read(readingFromWedge(text)).ok).toBe('boolean')
    }),
    { numRuns: 5000 },
  )
})

test('RD2: a text that means nothing is kept as it was read', () => {
  const answer = read({ text: ' Fragile! ', symbology: 'qr' })

  expect(answer).toMatchObject({ ok: true, meaning: { kind: 'unknown', text: ' Fragile! ' } })
})

test.each(['', ' ', '\r\n', '\x1d'])('RD3: an empty code %o is refused', (text) => {
  expect(read({ text, symbology: 'unknown' })).toMatchObject({
    ok: false,
    refusal: { kind: 'empty' },
  })
})

test('RD4: a product symbology is never read as a carrier number', () => {
  const alsoFedex = productsThatPassFor('fedex')

  expect(alsoFedex.length).toBeGreaterThan(0)
  for (const text of alsoFedex)
    expect(read({ text, symbology: 'upc-a' })).toMatchObject({ meaning: { kind: 'gtin' } })
})

test.each(['00340434161094015902', '340434161094015902'])(
  'SU1: %s is a shipping unit and no carrier number',
  (text) => {
    expect(read({ text, symbology: 'code-128' })).toMatchObject({
      meaning: { kind: 'sscc', sscc: '340434161094015902' },
    })
  },
)

test('SU2: 00 and 18 digits with a failing check digit are refused', () => {
  expect(read({ text: '00340434161094015903', symbology: 'code-128' })).toMatchObject({
    ok: false,
    refusal: { kind: 'check-digit' },
  })
})

test('RD5: a megabyte of nonsense that starts like a label is refused at once', () => {
  expect(read({ text: `MPO-${'A'.repeat(1_000_000)}`, symbology: 'unknown' }).ok).toBe(false)
})

test('RD5: a typed text of blanks and line feeds costs nothing', () => {
  const blanks = '\t\r\n'.repeat(100_000)

  expect(readingFromWedge(`A${blanks}B${blanks}`).text).toBe(`A${blanks}B`)
})

function productsThatPassFor(carrier: string): readonly string[] {
  const products = Array.from({ length: 200 }, (_, count) => `07${String(count).padStart(9, '8')}`)
  return products
    .map((payload) => payload + gs1CheckDigit(payload))
    .filter((text) => trackingCandidates(text).some((candidate) => candidate.carrier === carrier))
}
