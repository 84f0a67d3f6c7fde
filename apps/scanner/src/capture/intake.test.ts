import type { Reading } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { intakeOf } from './intake.ts'

const mug: Reading = { text: '4354210', symbology: 'unknown' }

test('field A9: of two screens that are mounted at once the latest alone counts a scan, once', () => {
  let now = 0
  const intake = intakeOf(() => now)
  const heard: string[] = []
  intake.listen(() => heard.push('below'))
  const close = intake.listen(() => heard.push('above'))

  intake.offer(mug, 'wedge')
  now += 40
  intake.offer(mug, 'camera')
  close()
  now += 2000
  intake.offer(mug, 'wedge')

  expect(heard).toEqual(['above', 'below'])
})
