import { expect, test } from 'vitest'
import { carrierTroubleAt, lateAt } from './concern.ts'
import type { MilepostEvent } from './event.ts'
import {
  accepted,
  at,
  bound,
  cancelled,
  damaged,
  delivered,
  itemPacked,
  loaded,
  outForDelivery,
  packed,
  placed,
  reported,
  viewOf,
} from './testing.ts'

const promised = { shipBy: at('16:00'), deliverBy: '2026-11-26' }
/** Noon UTC of the day after: there the day ends in the last zone on earth. */
const overEverywhere = Date.UTC(2026, 10, 27, 12)

const after = (...more: readonly MilepostEvent[]) =>
  viewOf([placed('08:00', { promised }), ...more])
const boxed = [itemPacked('09:05'), packed('09:10'), bound('09:12')]

test('ST8: an order is late when it has not left by its time', () => {
  expect(lateAt(after())).toBe(at('16:00'))
  expect(lateAt(after(...boxed))).toBe(at('16:00'))
})

test('ST8: once it has left, it is late when the promised day is over everywhere', () => {
  expect(lateAt(after(...boxed, loaded('15:50')))).toBe(overEverywhere)
})

test('ST8: what is delivered, cancelled or was promised nothing is never late', () => {
  expect(lateAt(after(...boxed, loaded('15:50'), delivered('+1 09:00')))).toBeUndefined()
  expect(lateAt(after(cancelled('09:00')))).toBeUndefined()
  expect(lateAt(viewOf([placed('08:00')]))).toBeUndefined()
})

test('ST8: a promised day that no calendar has makes nothing late', () => {
  const never = viewOf([placed('08:00', { promised: { deliverBy: '2026-99-99' } })])

  expect(lateAt(never)).toBeUndefined()
})

test('OV5: trouble counts from the first report of it, until the box moves on', () => {
  const bad = reported('exception', '+1 07:00', { reason: 'address' })
  const way = [...boxed, loaded('15:50'), accepted('17:40')]

  expect(carrierTroubleAt(after(...way))).toBeUndefined()
  expect(carrierTroubleAt(after(...way, bad))).toBe(at('+1 07:00'))
  expect(carrierTroubleAt(after(...way, bad, outForDelivery('+1 08:00')))).toBeUndefined()
})

test('OV5: damage that our own floor noted is no trouble of a carrier', () => {
  expect(carrierTroubleAt(after(...boxed, damaged('09:20')))).toBeUndefined()
})
