import { expect, test } from 'vitest'
import { read, trackingCandidates } from '../index.ts'

test.each([
  ['1Z8V92A70367203024', 'ups', '1Z8V92A70367203024'],
  [' 1z 8v9 2a7 03 6720 3024', 'ups', '1Z8V92A70367203024'],
  ['K1506235620', 'ups', 'K1506235620'],
  ['790535312317', 'fedex', '790535312317'],
  ['1027590111820004833500785458233610', 'fedex', '785458233610'],
  ['9622001560001234567100794808390594', 'fedex', '794808390594'],
  ['9611020987654312345672', 'fedex', '987654312345672'],
  ['568283610012734', 'fedex', '568283610012734'],
  ['32971514560102447849175802862014', 'fedex', '784917580286'],
  ['9400111206206406260787', 'usps', '9400111206206406260787'],
  ['420787459400111206206406260787', 'usps', '9400111206206406260787'],
  ['92001903060085300042901077', 'usps', '92001903060085300042901077'],
  ['71969010756003077385', 'usps', '71969010756003077385'],
  ['RB123456785CV', 's10', 'RB123456785CV'],
  ['3318810036', 'dhl', '3318810036'],
  ['JJD0099999999', 'dhl', 'JJD0099999999'],
  ['JVGL0999999990', 'dhl', 'JVGL0999999990'],
  ['GM2951173225174494', 'dhl', 'GM2951173225174494'],
])('TN1: %s is %s number %s', (text, carrier, number) => {
  const answer = read({ text, symbology: 'code-128' })

  expect(answer).toMatchObject({
    ok: true,
    meaning: { kind: 'tracking', candidates: [{ carrier, number }] },
  })
})

test('TN2: a SmartPost number is FedEx and USPS at once, printed with or without 92', () => {
  const both = [
    { carrier: 'fedex', number: '9261290983497923666238', service: 'Ground Economy' },
    { carrier: 'usps', number: '9261290983497923666238' },
  ]

  expect(trackingCandidates('9261290983497923666238')).toEqual(both)
  expect(trackingCandidates('61290983497923666238')).toEqual(both)
})

test.each([
  '1Z8V92A70367203025',
  '1ZXX3150YW4407002E',
  'RB123456784CV',
  '9400111206206406260788',
  '420787459400111206206406260788',
])('TN3: %s can only be a misread carrier number and is refused', (text) => {
  expect(read({ text, symbology: 'unknown' })).toMatchObject({
    ok: false,
    refusal: { kind: 'check-digit' },
  })
})

test('TN4: a misread typed number is told where, counted in what was typed', () => {
  const answer = read({ text: '1Z 8V9 2A7 03 6720 8024', symbology: 'unknown' })

  expect(answer).toMatchObject({
    ok: false,
    refusal: { at: expect.arrayContaining([19]) as unknown },
  })
})

test('SU1: 00 and 18 digits are never a USPS number', () => {
  expect(trackingCandidates('00340434161094015902')).toEqual([
    { carrier: 'dhl', number: '00340434161094015902', service: 'Paket' },
  ])
})

test('TN5: 14 digits without a check digit are a guess that any check digit beats', () => {
  const guessed = read({ text: '60120172242323', symbology: 'code-128' })
  const product = read({ text: '10012345000017', symbology: 'code-128' })

  expect(guessed).toMatchObject({ meaning: { kind: 'tracking', candidates: [{ carrier: 'dhl' }] } })
  expect(product).toMatchObject({ meaning: { kind: 'gtin', gtin14: '10012345000017' } })
})

test.each([
  '000000000000',
  '0000000000',
  '1A5R89390357567127',
  '996578788855',
  'RB123456785XX',
  '3318810034',
])("TN6: %s is nobody's number", (text) => {
  expect(trackingCandidates(text)).toEqual([])
})

test.each(['C11121552953069', 'TBM502887274000'])(
  'TN7: %s of a carrier we do not know is kept',
  (text) => {
    expect(read({ text, symbology: 'code-128' })).toMatchObject({
      meaning: { kind: 'unknown', text },
    })
  },
)
