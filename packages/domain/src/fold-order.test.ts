import { expect, test } from 'vitest'
import { missedScans } from './missed-scan.ts'
import {
  accepted,
  at,
  bound,
  itemPacked,
  packed,
  picked,
  placed,
  plainDay,
  viewOf,
} from './testing.ts'
import { workOf } from './work.ts'

const floor = {
  devices: [],
  deadlines: {
    packAfterPickMinutes: 60,
    handOverAfterPackMinutes: 480,
    acceptAfterHandOverMinutes: 720,
  },
}

test('ST1: a plain day ends delivered, with nothing left to do and nothing missed', () => {
  const view = viewOf(plainDay())

  expect(view.stage).toBe('delivered')
  expect(view.boxes[0]?.milestones.map(({ state }) => state)).toEqual(Array(9).fill('proven'))
  expect(workOf(view)).toBeUndefined()
  expect(missedScans(view, floor, at('+3 00:00'))).toEqual([])
})

test('MS3: a carrier holding a parcel nobody handed over means that scan was missed', () => {
  const day = [
    placed('08:00'),
    picked('09:00'),
    itemPacked('09:05'),
    packed('09:10'),
    bound('09:12'),
  ]
  const view = viewOf([...day, accepted('17:40')])

  expect(missedScans(view, floor, at('18:00'))).toMatchObject([
    { step: 'handed-over', verdict: 'missed-scan', since: at('17:40') },
  ])
})
