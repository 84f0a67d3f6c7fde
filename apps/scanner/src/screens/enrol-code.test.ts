import { enrolmentQr } from '@milepost/contract'
import { expect, test } from 'vitest'
import { enrolCodeIn, isMistyped } from './enrol-code.ts'

test.each(['ABCD2345', 'abcd 2345', 'ABCD-2345', ' ABCD2345 '])('L2: %s is a code', (typed) => {
  expect(enrolCodeIn(typed)).toBe('ABCD2345')
})

test('L2: the QR of the console says its code', () => {
  expect(enrolCodeIn(enrolmentQr('https://dock.example:8787', 'ABCD2345'))).toBe('ABCD2345')
})

test.each([
  '',
  'ABCD234',
  'ABCD23456',
  'ABCI2345',
  'https://example.com/?x=ABCD2345',
  '4006381333931',
])('L2: %o is no code', (text) => {
  expect(enrolCodeIn(text)).toBeUndefined()
})

test('L2: a code with a letter that no code has is told, and one half typed is not', () => {
  const typed = ['', 'ABCD 234', 'ABCD 2345', 'ABCD O345', 'ABCD23456']

  expect(typed.filter(isMistyped)).toEqual(['ABCD O345', 'ABCD23456'])
})
