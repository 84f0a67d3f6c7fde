import { expect, test } from 'vitest'
import { orderViewOf } from './fold-order.ts'
import { missedScans } from './missed-scan.ts'
import {
  accepted,
  at,
  bound,
  itemPacked,
  orderId,
  packed,
  picked,
  placed,
  plainDay,
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
  const view = orderViewOf(orderId(), plainDay())

  if (!view) throw new Error('no view')
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
  const view = orderViewOf(orderId(), [...day, accepted('17:40')])

  if (!view) throw new Error('no view')
  expect(missedScans(view, floor, at('18:00'))).toMatchObject([
    { step: 'handed-over', verdict: 'missed-scan', since: at('17:40') },
  ])
})
