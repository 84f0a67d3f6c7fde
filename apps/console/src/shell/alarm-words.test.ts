import { alarmKinds } from '@milepost/contract'
import { expect, test } from 'vitest'
import { alarmWords } from './alarm-words.ts'

test('B3: each alarm says how much is wrong and what to do', () => {
  const said = alarmKinds.flatMap((kind) =>
    [1, 2].map((count) => alarmWords({ kind, count }).title),
  )

  expect(said).toEqual([
    '1 scan is not accounted for',
    '2 scans are not accounted for',
    '1 order was shown wrong until last night',
    '2 orders were shown wrong until last night',
  ])
  for (const kind of alarmKinds) expect(alarmWords({ kind, count: 1 }).next).toContain('verify')
})
