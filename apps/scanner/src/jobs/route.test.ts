import { expect, test } from 'vitest'
import { inWalkingOrder } from './route.ts'

const stops = (...bins: readonly string[]) => bins.map((bin) => ({ bin }))
const binsOf = (walked: readonly { readonly bin?: string }[]) => walked.map(({ bin }) => bin)

test('C2: one walks aisle, bay, level, with numbers as numbers', () => {
  const walked = inWalkingOrder(stops('B-01-1', 'A-10-1', 'A-2-10', 'A-02-9', 'a-02-1'))

  expect(binsOf(walked)).toEqual(['a-02-1', 'A-02-9', 'A-2-10', 'A-10-1', 'B-01-1'])
})

test('C2: what has no bin comes last', () => {
  const walked = inWalkingOrder([{ name: 'gift card' }, { name: 'tent', bin: 'Z-99' }])

  expect(walked.map(({ name }) => name)).toEqual(['tent', 'gift card'])
})

test('C2: a serpentine goes down every second aisle that is visited, and levels always up', () => {
  const walked = inWalkingOrder(
    stops('A-01-1', 'A-09-1', 'C-01-1', 'C-09-2', 'C-09-1', 'F-03-1', 'F-01-1'),
    'serpentine',
  )

  expect(binsOf(walked)).toEqual([
    'A-01-1',
    'A-09-1',
    'C-09-1',
    'C-09-2',
    'C-01-1',
    'F-01-1',
    'F-03-1',
  ])
})
