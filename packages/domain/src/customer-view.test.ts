import { expect, test } from 'vitest'
import { customerViewOf } from './customer-view.ts'
import {
  accepted,
  at,
  bound,
  corrected,
  damaged,
  inTransit,
  itemPacked,
  line,
  packed,
  placed,
  plainDay,
  recorded,
  reported,
  ups,
  viewOf,
} from './testing.ts'

type Events = Parameters<typeof viewOf>[0]

const seen = (...events: Events) => customerViewOf(viewOf(events))
const kind = (...more: Events) => seen(...plainDay().slice(0, 9), ...more).headline.kind

test('CU1: a page holds what the customer bought, where it is and when it comes', () => {
  const page = seen(
    placed('08:00', { lines: [line('line-1', 2), line('line-2')] }),
    itemPacked('09:05', { units: 2 }),
    packed('09:10'),
    bound('09:12'),
    inTransit('+1 03:00', { expected: { by: '2026-11-27' }, place: { city: 'Memphis' } }),
  )

  expect(page).toMatchObject({
    reference: '#order-1',
    headline: { kind: 'preparing', boxes: 1, withCarrier: 1, carriers: ['ups'] },
    boxes: [
      { number: 1, items: [{ name: 'Thing of line-1', units: 2 }], expected: { by: '2026-11-27' } },
    ],
    waiting: [{ name: 'Thing of line-2', units: 1 }],
  })
})

test('CU2: a step that was implied or stated shows as done, without a time', () => {
  const day = [placed('08:00'), bound('09:12'), recorded('packed', '10:00'), accepted('17:40')]
  const stepsOf = (events: Events) => seen(...events).boxes[0]?.steps

  expect(stepsOf(day)).toEqual([
    { step: 'ordered', done: true, at: at('08:00') },
    { step: 'picked', done: true },
    { step: 'packed', done: true },
    { step: 'handed-over', done: true },
    { step: 'accepted', done: true, at: at('17:40') },
    { step: 'in-transit', done: false },
    { step: 'out-for-delivery', done: false },
    { step: 'delivered', done: false },
  ])
})

test("CU3: history tells our steps once and the carrier's places as they come", () => {
  const reno = { place: { city: 'Reno', state: 'NV' } }
  const page = seen(
    ...plainDay().slice(0, 8),
    inTransit('+1 01:00', reno),
    inTransit('+1 02:00', reno),
    inTransit('+1 09:00', { place: { city: 'Boise', state: 'ID' } }),
    inTransit('+1 10:00', { evidence: 'estimate' }),
  )

  expect(page.history.map(({ what, place }) => [what, place])).toEqual([
    ['ordered', undefined],
    ['picked', undefined],
    ['packed', undefined],
    ['handed-over', undefined],
    ['accepted', undefined],
    ['in-transit', 'Reno, NV'],
    ['in-transit', 'Boise, ID'],
  ])
})

test('CU3: the line of the handover names who was given the box', () => {
  const page = seen(...plainDay().slice(0, 7))

  expect(page.history.at(-1)).toMatchObject({ what: 'handed-over', carrier: 'ups' })
})

test('CU3: what was taken back is not told', () => {
  const [, , , closed] = plainDay()

  const page = closed && seen(...plainDay().slice(0, 5), corrected(closed, '12:00'))

  expect(page?.history.map(({ what }) => what)).toEqual(['ordered', 'picked'])
})

test('CU4: the headline says first what the customer must know', () => {
  expect(kind()).toBe('on-its-way')
  expect(kind(reported('available-for-pickup', '+1 09:00'))).toBe('pickup')
  expect(kind(reported('attempted', '+1 09:00'))).toBe('attention')
  expect(kind(reported('exception', '+1 09:00', { reason: 'weather' }))).toBe('on-its-way')
  expect(kind(reported('return-in-transit', '+1 09:00'))).toBe('returning')
})

test('CU4: one box there and one on its way is partly delivered', () => {
  const second = { box: 'box-2', label: ups('1Z2') }

  const page = seen(
    ...plainDay(),
    itemPacked('09:20', second),
    bound('09:21', second),
    accepted('17:41', { label: ups('1Z2') }),
  )

  expect(page.headline).toMatchObject({ kind: 'partly-delivered', boxes: 2, delivered: 1 })
})

test('CU5: damage that our own floor noted is not shown; what the carrier did is', () => {
  const ours = seen(placed('08:00'), damaged('08:50'))
  const theirs = seen(
    ...plainDay().slice(0, 9),
    reported('exception', '+1 09:00', { reason: 'damaged' }),
  )

  expect(ours.boxes[0]).not.toHaveProperty('notice')
  expect(ours.headline.kind).toBe('ordered')
  expect(theirs.boxes[0]?.notice).toEqual({
    kind: 'damaged',
    reason: 'damaged',
    since: at('+1 09:00'),
  })
})
