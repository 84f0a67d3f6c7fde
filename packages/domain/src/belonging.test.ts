import { expect, test } from 'vitest'
import {
  accepted,
  at,
  bound,
  delivered,
  inTransit,
  itemPacked,
  label1,
  labelled,
  line,
  loadClosed,
  loadedByLabel,
  packed,
  placed,
  reassigned,
  relabelled,
  reported,
  ups,
  viewOf,
} from './testing.ts'

const second = { order: 'order-2', box: 'box-2' }
const twoOrders = [placed('08:00'), placed('08:01', { order: 'order-2' })]

test('BX1: a box belongs to the order that named it first', () => {
  const events = [...twoOrders, packed('09:00'), packed('09:30', { order: 'order-2' })]

  expect(viewOf(events).boxes).toHaveLength(1)
  expect(viewOf(events, 'order-2').boxes).toEqual([])
  expect(viewOf(events, 'order-2').entries.map(({ kind }) => kind)).toContain('box-closed')
})

test('BX2: a reassigned box takes its whole story to the other order', () => {
  const events = [...twoOrders, packed('09:00'), bound('09:05'), accepted('17:40')]
  const given = [...events, reassigned('18:00', 'order-2')]

  expect(viewOf(given).boxes).toEqual([])
  expect(viewOf(given, 'order-2').boxes).toMatchObject([{ box: 'box-1', reached: 'accepted' }])
})

test('BX3: an event about another order is no line of this one', () => {
  const events = [...twoOrders, packed('09:00', second), itemPacked('09:10', { order: 'order-2' })]

  expect(viewOf(events).entries.map(({ kind }) => kind)).toEqual(['order-placed'])
})

test('BX4: a box holds what the shop planned, until something is scanned into it', () => {
  const planned = labelled('08:30', { contents: [{ line: line().line, units: 3 }] })
  const scanned = itemPacked('09:00', { units: 2 })

  expect(viewOf([placed('08:00'), planned]).boxes[0]?.contents).toEqual([
    { line: 'line-1', units: 3 },
  ])
  expect(viewOf([placed('08:00'), planned, scanned]).boxes[0]?.contents).toEqual([
    { line: 'line-1', units: 2 },
  ])
})

test('BX5: a closed load is a line of every order with a box on it, by box or by label', () => {
  const bindings = [bound('09:00'), bound('09:01', { ...second, label: ups('1Z2') })]
  const load = loadClosed('17:00', ['box-1'], { labels: [ups('1Z2')] })
  const events = [...twoOrders, ...bindings, load]

  for (const order of ['order-1', 'order-2']) {
    expect(viewOf(events, order).boxes[0]?.possession).toMatchObject({
      state: 'manifest-only',
      manifest: load.id,
    })
  }
})

test('LB1: a report belongs to the box that carried its number then', () => {
  const events = [
    ...twoOrders,
    bound('09:00'),
    bound('09:01', { ...second, label: ups('1Z2') }),
    accepted('17:40', { label: ups('1Z2') }),
  ]

  expect(viewOf(events).boxes[0]?.reached).toBe('labelled')
  expect(viewOf(events, 'order-2').boxes[0]?.reached).toBe('accepted')
})

test('LB1: the same number of another carrier is another label', () => {
  const other = accepted('17:40', { label: { ...label1, carrier: 'fedex' } })

  expect(viewOf([placed('08:00'), bound('09:00'), other]).boxes[0]?.reached).toBe('labelled')
})

test('LB1: a parcel loaded by the label alone is the box under it', () => {
  const events = [placed('08:00'), bound('09:00'), loadedByLabel('16:50', label1)]

  expect(viewOf(events).boxes[0]?.possession.state).toBe('ours-only')
})

test('LB2: a report that could mean two boxes is seen by staff and changes nothing', () => {
  const report = accepted('17:40')
  const events = [...twoOrders, bound('09:00'), bound('09:30', second), report]

  for (const order of ['order-1', 'order-2']) {
    const view = viewOf(events, order)
    expect(view.boxes[0]?.reached).toBe('labelled')
    expect(view.lastAt).toBeLessThan(at('10:00'))
    expect(view.entries.at(-1)).not.toHaveProperty('box')
    expect(view.entries.at(-1)?.id).toBe(report.id)
  }
})

test('LB2: a label moved on with a new one for the first box is not ambiguous', () => {
  const moved = [bound('09:00'), bound('09:10', { label: ups('1Z9') }), bound('09:11', second)]
  const events = [...twoOrders, ...moved, accepted('17:40')]

  expect(viewOf(events).boxes[0]?.reached).toBe('labelled')
  expect(viewOf(events, 'order-2').boxes[0]?.reached).toBe('accepted')
})

test('LB3: the old number still means the box after a relabel, and says so', () => {
  const events = [
    placed('08:00'),
    bound('09:00'),
    relabelled('10:00', ups('1Z9')),
    accepted('17:40'),
  ]

  const view = viewOf(events)

  expect(view.boxes[0]).toMatchObject({
    label: ups('1Z9'),
    formerLabels: [label1],
    reached: 'accepted',
  })
  expect(view.entries.at(-1)?.carrier?.fromFormerLabel).toBe(true)
})

test('LB4: a number given out again means the second box from then on', () => {
  const first = [placed('08:00'), bound('09:00'), delivered('+2 11:00')]
  const again = [placed('+60 08:00', { order: 'order-2' }), bound('+60 09:00', second)]
  const events = [...first, ...again, inTransit('+61 03:00')]

  expect(viewOf(events).entries).toHaveLength(3)
  expect(viewOf(events).boxes[0]?.reached).toBe('delivered')
  expect(viewOf(events, 'order-2').boxes[0]?.reached).toBe('in-transit')
})

test("LB5: a report from before a number's week is somebody else's parcel", () => {
  const old = delivered('-20 11:00')
  const early = reported('label-created', '-1 11:00', { evidence: 'electronic' })

  const view = viewOf([placed('08:00'), bound('09:00'), old, early])

  expect(view.boxes[0]?.reached).toBe('labelled')
  expect(view.entries.map(({ box }) => box)).toEqual([undefined, 'box-1', undefined, 'box-1'])
})
