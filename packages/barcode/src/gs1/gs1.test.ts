import { assert, integer, property, record, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { gs1CheckDigit } from '../digits.ts'
import { type Read, read, readingFromWedge } from '../index.ts'

const GS = '\x1d'
const scanned = (text: string): Read => read(readingFromWedge(`]C1${text}`))

test('GS1: product, lot, serial, expiry and quantity come out of one code', () => {
  const answer = scanned(`01095212345432131726113010ABC123${GS}21SN1${GS}3012`)

  expect(answer).toMatchObject({
    ok: true,
    meaning: {
      kind: 'gtin',
      gtin14: '09521234543213',
      expiry: '2026-11-30',
      lot: 'ABC123',
      serial: 'SN1',
      quantity: 12,
    },
  })
})

test('GS1: whatever lot, serial and count are printed, the same are read', () => {
  const label = record({
    payload: stringMatching(/^[0-9]{13}$/),
    lot: stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/),
    serial: stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/),
    quantity: integer({ min: 0, max: 99_999_999 }),
  })

  assert(
    property(label, ({ payload, lot, serial, quantity }) => {
      const gtin14 = payload + gs1CheckDigit(payload)

      const answer = scanned(`01${gtin14}10${lot}${GS}21${serial}${GS}30${quantity}`)

      expect(answer).toMatchObject({ meaning: { kind: 'gtin', gtin14, lot, serial, quantity } })
    }),
  )
})

test('GS5: the refusal names the places that were likely misread, counted in the whole text', () => {
  const typed = `10LOT7${GS}0109521234543273`

  const answer = read({ text: typed, symbology: 'code-128', aim: ']C1' })

  const at = answer.ok ? [] : (answer.refusal.at ?? [])
  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'check-digit' } })
  // A 7 that was printed as 1 stands at the last place but one.
  expect(at).toContain(typed.length - 2)
  expect(at.every((place) => place >= typed.indexOf('0952'))).toBe(true)
})

test.each([']C1', ']d2', ']Q3', ']e0'])('GS2: %s says that a text is GS1', (aim) => {
  const answer = read(readingFromWedge(`${aim}0109521234543213`))

  expect(answer).toMatchObject({ meaning: { kind: 'gtin', gtin14: '09521234543213' } })
})

test('GS2: a leading FNC1 says so as well', () => {
  const answer = read({ text: `${GS}0109521234543213`, symbology: 'data-matrix' })

  expect(answer).toMatchObject({ meaning: { kind: 'gtin', gtin14: '09521234543213' } })
})

test('GS2: a separator inside says so when all of the text is GS1', () => {
  const answer = read({ text: `010952123454321310ABC${GS}21SN1`, symbology: 'unknown' })

  expect(answer).toMatchObject({ meaning: { kind: 'gtin', lot: 'ABC', serial: 'SN1' } })
})

test.each([`[)>\x1e06${GS}P123${GS}Q3\x1e\x04`, `01095${GS}X`])(
  'GS2: and when not (%o), the text is kept',
  (text) => {
    const answer = read({ text, symbology: 'data-matrix' })

    expect(answer).toMatchObject({ ok: true, meaning: { kind: 'unknown', text } })
  },
)

test.each([']C0', ']d1', ']Q1', ''])(
  'GS2: without it (%o) the same text is kept as unknown',
  (aim) => {
    const answer = read(readingFromWedge(`${aim}0109521234543213`))

    expect(answer).toMatchObject({ meaning: { kind: 'unknown', text: '0109521234543213' } })
  },
)

test('GS3: fixed lengths need no separator and bear one', () => {
  const bare = scanned('01095212345432131126010110A')
  const separated = scanned(`0109521234543213${GS}11260101${GS}10A${GS}`)

  expect(bare).toMatchObject({ ok: true, meaning: { kind: 'gtin', lot: 'A' } })
  expect(separated).toMatchObject({ meaning: bare.ok && bare.meaning })
})

test.each([
  ['010952123454321', 'a product number cut short'],
  [`010952123454321${GS}10ABC`, 'a product number with a digit missing'],
  ['10ABCDEFGHIJKLMNOPQRSTU', 'a lot of 21 characters'],
  [`10${GS}21SN1`, 'an empty lot'],
  ['17261301', 'month 13'],
  ['17260230', 'the 30th of February'],
  ['17270229', 'a leap day in a common year'],
  ['3012345678901', 'a count of 11 digits'],
  ['30A', 'a count in letters'],
  ['10AB C', 'a blank in a lot'],
  ['10LÖT', 'a letter GS1 does not know'],
  ['0412345678901234', 'an identifier nobody has given out'],
  ['9', 'half an identifier'],
  [`10A${GS}10B`, 'two different lots'],
  ['402123', 'a consignment too short'],
])('GS4: %o is refused: %s', (text) => {
  const answer = scanned(text)

  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'gs1-syntax' } })
})

test.each(['0109521234543214', '00340434161094015903', '4144012345678902', '800301234567890129X'])(
  'GS5: %s fails its check digit and is refused',
  (text) => {
    expect(scanned(text)).toMatchObject({ ok: false, refusal: { kind: 'check-digit' } })
  },
)

test.each([
  ['17261100', '2026-11-30'],
  ['17280200', '2028-02-29'],
  ['17270200', '2027-02-28'],
  ['17280229', '2028-02-29'],
  ['17991231', '2099-12-31'],
])('GS6: %s expires on %s', (text, expiry) => {
  expect(scanned(`0109521234543213${text}`)).toMatchObject({ meaning: { expiry } })
})

test('GS7: a shipping unit is one whatever else its label says', () => {
  const answer = scanned('003404341610940159023712')

  expect(answer).toMatchObject({ meaning: { kind: 'sscc', sscc: '340434161094015902' } })
})

test.each([
  [`42078745${GS}9400111206206406260787`, 'usps', '9400111206206406260787'],
  ['9400111206206406260787', 'usps', '9400111206206406260787'],
  ['420787459400111206206406260787', 'usps', '9400111206206406260787'],
  ['9611020987654312345672', 'fedex', '987654312345672'],
])('GS8: %o as GS1 is %s number %s, also when the separator was lost', (text, carrier, number) => {
  expect(scanned(text)).toMatchObject({
    meaning: { kind: 'tracking', candidates: [{ carrier, number }] },
  })
})

test('GS9: valid GS1 that is neither product, unit nor parcel gives its elements', () => {
  const answer = scanned(`414401234567890${gs1CheckDigit('401234567890')}3103001234`)

  expect(answer).toMatchObject({
    meaning: { kind: 'gs1', elements: [{ ai: '414' }, { ai: '3103', value: '001234' }] },
  })
})
