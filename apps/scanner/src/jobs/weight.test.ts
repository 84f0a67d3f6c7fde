import { expect, test } from 'vitest'
import { gramsIn, gramsTyped, kilograms } from './weight.ts'

test.each<[string, number]>([
  ['1.25 kg', 1250],
  ['1,25kg', 1250],
  ['  850 g', 850],
  ['ST,GS,+  2.310kg', 2310],
  ['S N 0.455 kg', 455],
  ['2 lb 3 oz', 992],
  ['12oz', 340],
])('C3: a scale that types "%s" weighs %i grams', (text, grams) => {
  expect(gramsIn(text)).toBe(grams)
})

test.each([
  '',
  '4006381333931',
  '1250',
  'A-01-2',
  '0 kg',
  '-1 kg',
  '1.2.3 kg',
  '5000 kg',
  '2 kg 3 oz',
])('C3: "%s" is no weight', (text) => {
  expect(gramsIn(text)).toBeUndefined()
})

test('C3: in the field for it a number alone is in kilograms', () => {
  expect(gramsTyped('2.4')).toBe(2400)
  expect(gramsTyped('300 g')).toBe(300)
  expect(gramsTyped('heavy')).toBeUndefined()
  expect(kilograms(2400)).toBe('2.400 kg')
})
