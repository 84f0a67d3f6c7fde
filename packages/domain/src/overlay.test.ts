import { expect, test } from 'vitest'
import {
  at,
  corrected,
  damaged,
  delivered,
  inTransit,
  outForDelivery,
  packed,
  placed,
  plainDay,
  reported,
  viewOf,
} from './testing.ts'

type Events = Parameters<typeof viewOf>[0]

const boxAfter = (...more: Events) => viewOf([...plainDay().slice(0, 9), ...more]).boxes[0]
const after = (...more: Events) => viewOf([...plainDay(), ...more]).boxes[0]

test('OV1: an exception lies over the step, with its reason and since when', () => {
  const bad = reported('exception', '+1 07:00', { reason: 'address', evidence: 'informational' })

  expect(boxAfter(bad)).toMatchObject({
    reached: 'in-transit',
    overlay: { kind: 'address', reason: 'address', since: at('+1 07:00'), event: bad.id },
  })
})

test('OV1: attempts, weather and damage each have their kind; a repeat keeps its beginning', () => {
  const storm = { reason: 'weather' }

  expect(boxAfter(reported('attempted', '+1 09:00'))?.overlay?.kind).toBe('attempted')
  expect(
    boxAfter(reported('exception', '+1 07:00', storm), reported('exception', '+1 09:00', storm))
      ?.overlay,
  ).toMatchObject({ kind: 'delay', since: at('+1 07:00') })
  expect(viewOf([placed('08:00'), damaged('08:50')]).boxes[0]?.overlay?.kind).toBe('damaged')
})

test('OV2: trouble ends when the parcel is physically seen to move on', () => {
  const bad = reported('exception', '+1 07:00', { reason: 'address' })
  const word = inTransit('+1 08:00', { evidence: 'electronic' })

  expect(boxAfter(bad, word)?.overlay?.kind).toBe('address')
  expect(boxAfter(bad, outForDelivery('+1 08:00'))).not.toHaveProperty('overlay')
})

test('OV2: damage noted on our floor ends when the box is closed again', () => {
  const view = viewOf([placed('08:00'), damaged('08:50'), packed('09:10')])

  expect(view.boxes[0]).not.toHaveProperty('overlay')
})

test('OV3: a late or repeated scan never takes a delivery back; a correction does', () => {
  const [there] = plainDay().slice(-1)

  expect(after(inTransit('+1 09:00'), inTransit('+2 09:00'))).toMatchObject({
    reached: 'delivered',
    carrierStatus: 'delivered',
  })
  expect(there && after(corrected(there, '+2 10:00'))).toMatchObject({
    reached: 'out-for-delivery',
    carrierStatus: 'out-for-delivery',
  })
})

test('OV4: a physical return scan after delivery starts the return', () => {
  const back = reported('return-in-transit', '+3 09:00')
  const home = reported('returned', '+5 09:00')

  expect(after(back, delivered('+4 09:00'))).toMatchObject({
    reached: 'delivered',
    overlay: { kind: 'returning', since: at('+3 09:00') },
  })
  expect(viewOf([...plainDay(), back]).stage).toBe('delivered')
  expect(viewOf([...plainDay(), back, home]).stage).toBe('returned')
  expect(after(reported('returned', '+3 09:00', { evidence: 'estimate' }))?.carrierStatus).toBe(
    'delivered',
  )
})
