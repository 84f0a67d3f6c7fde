import { expect, test } from 'vitest'
import { read, type Symbology } from './index.ts'

test.each<[string, Symbology, string]>([
  ['4006381333931', 'ean-13', '04006381333931'],
  ['96385074', 'ean-8', '00000096385074'],
  ['012345678905', 'upc-a', '00012345678905'],
  ['0012345678905', 'upc-a', '00012345678905'],
  ['01234505', 'upc-e', '00012000003455'],
  ['0012000003455', 'upc-e', '00012000003455'],
  ['10012345000017', 'itf', '10012345000017'],
  ['4006381333931', 'unknown', '04006381333931'],
  ['4006 3813 3393 1', 'unknown', '04006381333931'],
  ['4006381333931', 'code-128', '04006381333931'],
])('PN1: %s read as %s is product %s', (text, symbology, gtin14) => {
  expect(read({ text, symbology })).toMatchObject({ ok: true, meaning: { kind: 'gtin', gtin14 } })
})

test.each(['01234505', '01278907', '01234596', '01234531', '01234543'])(
  'PN2: UPC-E %s says the same printed or expanded',
  (printed) => {
    const short = read({ text: printed, symbology: 'upc-e' })
    const bare = read({ text: printed, symbology: 'unknown' })

    expect(short.ok).toBe(true)
    expect(bare).toMatchObject({ meaning: short.ok && short.meaning })
  },
)

test.each<[string, Symbology]>([
  ['4006381333932', 'ean-13'],
  ['96385075', 'ean-8'],
  ['012345678904', 'upc-a'],
  ['01234506', 'upc-e'],
  ['10012345000018', 'itf'],
  ['4006381333932', 'unknown'],
])('PN3: %s read as %s fails its check digit and is refused', (text, symbology) => {
  expect(read({ text, symbology })).toMatchObject({ ok: false, refusal: { kind: 'check-digit' } })
})

test('PN4: a product number typed with two digits swapped is told where', () => {
  const answer = read({ text: '4006381339331', symbology: 'unknown' })

  expect(answer).toMatchObject({
    ok: false,
    refusal: { at: expect.arrayContaining([9, 10]) as unknown },
  })
})

test.each<[string, Symbology]>([
  ['10042001', 'unknown'],
  ['123456', 'itf'],
])('PN5: %s read as %s may be any number and is kept', (text, symbology) => {
  expect(read({ text, symbology })).toMatchObject({ ok: true, meaning: { kind: 'unknown', text } })
})
