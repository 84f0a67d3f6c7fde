import type { Headline, OrderStage } from '@milepost/domain'
import { expect, test } from 'vitest'
import { headlineWords } from './headline-words.ts'

test.each<[string, OrderStage, Partial<Headline>]>([
  ['Ordered.', 'ordered', {}],
  ['3 units not in a box yet.', 'picking', { unboxedUnits: 3 }],
  [
    '2 of 3 boxes delivered, 1 with the carrier.',
    'in-transit',
    { boxes: 3, delivered: 2, withCarrier: 1 },
  ],
  ['All 2 boxes delivered.', 'delivered', { boxes: 2, delivered: 2, expected: '2026-11-24' }],
  [
    '1 of 2 boxes with the carrier, 1 here. Expected Tuesday 24 Nov.',
    'packed',
    { boxes: 2, withCarrier: 1, expected: '2026-11-24' },
  ],
  ['In transit. Later than promised.', 'in-transit', { boxes: 1, withCarrier: 1, delayed: true }],
  [
    '1 box with the carrier, 2 units not in a box yet.',
    'picking',
    { boxes: 1, withCarrier: 1, unboxedUnits: 2 },
  ],
  ['Cancelled.', 'cancelled', { boxes: 1, unboxedUnits: 2 }],
])('%s', (words, stage, told) => {
  const headline = {
    boxes: 0,
    delivered: 0,
    withCarrier: 0,
    unboxedUnits: 0,
    delayed: false,
    ...told,
  }

  expect(headlineWords({ stage, headline })).toBe(words)
})
