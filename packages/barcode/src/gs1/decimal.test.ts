import { expect, test } from 'vitest'
import { decimalOf } from '../index.ts'

test.each([
  ['3103', '001234', '1.234'],
  ['3100', '000012', '12'],
  ['3105', '000001', '0.00001'],
  ['3922', '1995', '19.95'],
  ['3932', '9781995', '19.95'],
  ['3909', '5', '0.000000005'],
])('GS10: (%s)%s is %s', (ai, value, decimal) => {
  expect(decimalOf({ ai, value })).toBe(decimal)
})

test('GS10: a lot has no decimals', () => {
  expect(decimalOf({ ai: '10', value: '123' })).toBeUndefined()
})
