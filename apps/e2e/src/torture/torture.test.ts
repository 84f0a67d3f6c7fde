import { expect, test } from 'vitest'
import { isWhole, tableOf } from './table.ts'
import { torture } from './torture.ts'

const kills = 8
const atMostSeconds = 30

test(`B4: kill -9 and a bad network lose, double and split nothing (${kills} kills here, 50 in .ci/run)`, async () => {
  const tortured = await torture({ kills, atMostSeconds, seed: 7, devices: 3 })

  const table = tableOf(tortured)
  expect(isWhole(tortured) ? 'whole' : table).toBe('whole')
}, 180_000)
