import { assert, constantFrom, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { type Read, read } from './index.ts'

const scanned = (text: string): Read => read({ text, symbology: 'qr' })

test.each([
  'https://id.gs1.org/01/09521234543213',
  'http://shop.example/01/09521234543213/',
  'HTTPS://shop.example/some/folder/01/09521234543213?linkType=gs1:pip#top',
  'https://shop.example/gtin/9521234543213',
  'https://shop.example/2024/01/09521234543213',
  '  https://shop.example/01/09521234543213\n',
])('DL1: %s is its product', (link) => {
  expect(scanned(link)).toMatchObject({ meaning: { kind: 'gtin', gtin14: '09521234543213' } })
})

test('DL2: lot, serial and expiry come from path and query, unescaped', () => {
  const answer = scanned(
    'https://shop.example/01/09521234543213/10/A%2FB/21/S%20?17=261100'.replace('%20', '1'),
  )

  expect(answer).toMatchObject({
    meaning: { kind: 'gtin', lot: 'A/B', serial: 'S1', expiry: '2026-11-30' },
  })
})

test('DL2: whatever lot and serial are printed, in path or query, the same are read', () => {
  const value = stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/)
  const between = constantFrom<[string, string]>(
    ['/10/', '/21/'],
    ['?10=', '&21='],
    ['/10/', '?21='],
  )

  assert(
    property(value, value, between, (lot, serial, [first, second]) => {
      const [inLot, inSerial] = [lot, serial].map(encodeURIComponent)

      const answer = scanned(
        `https://shop.example/01/09521234543213${first}${inLot}${second}${inSerial}`,
      )

      expect(answer).toMatchObject({ meaning: { kind: 'gtin', lot, serial } })
    }),
  )
})

test('DL2: a value in the query may hold the sign that ends its key', () => {
  const answer = scanned('https://shop.example/01/09521234543213?10=A=B')

  expect(answer).toMatchObject({ meaning: { kind: 'gtin', lot: 'A=B' } })
})

test('DL3: a shipping unit has a link too', () => {
  const answer = scanned('https://shop.example/00/340434161094015902')

  expect(answer).toMatchObject({ meaning: { kind: 'sscc', sscc: '340434161094015902' } })
})

test.each([
  ['https://shop.example/01/09521234543214', 'check-digit'],
  ['https://shop.example/01/09521234543213?17=261301', 'gs1-syntax'],
  ['https://shop.example/01/09521234543213/10/A%1DB', 'gs1-syntax'],
  ['https://shop.example/01/09521234543213/10/%FF', 'gs1-syntax'],
  ['https://shop.example/01/09521234543213?01=04006381333931', 'gs1-syntax'],
])('DL4: %s is refused: %s', (link, kind) => {
  expect(scanned(link)).toMatchObject({ ok: false, refusal: { kind } })
})

test.each([
  ['https://shop.example/01/09521234543273', '73'],
  ['https://shop.example/gtin/09521234543273?17=261100', '73'],
  ['https://shop.example/some%20folder/01/09521234543273/10/A%2FB', '73'],
  ['https://shop.example/01/09521234543213?414=4012345678907', '07'],
  ['https://shop.example/8013/1987654Ad4X4bL5ttr2310cK2', 'K2'],
])('DL6: the refusal of %s says that %s is likely misread, where it stands', (link, misread) => {
  const answer = scanned(link)

  const at = answer.ok ? [] : (answer.refusal.at ?? [])
  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'check-digit' } })
  expect(at).toContain(link.indexOf(misread))
  expect(Math.min(...at)).toBeGreaterThan(link.indexOf('example'))
})

test.each([
  'https://shop.example/',
  'https://shop.example/blog/2024/01/our-new-page',
  'https://shop.example/2024/01/12345678',
  'https://shop.example/01/09521234543213/reviews/latest',
  'ftp://shop.example/01/09521234543213',
])('DL5: %s is an ordinary address and is kept', (link) => {
  expect(scanned(link)).toMatchObject({ ok: true, meaning: { kind: 'unknown', text: link } })
})
