import { expect, test } from 'vitest'
import {
  accepted,
  bound,
  cancelled,
  corrected,
  delivered,
  inTransit,
  itemPacked,
  label1,
  labelled,
  line,
  loaded,
  packed,
  picked,
  placed,
  plainDay,
  reported,
  said,
  scanned,
  undone,
  ups,
  viewOf,
} from './testing.ts'
import { as } from './id.ts'

const two = placed('08:00', { lines: [line('line-1', 1), line('line-2', 1)] })
const boxOne = [itemPacked('09:05'), packed('09:10'), bound('09:12')]
const other = { box: 'box-2', line: 'line-2', label: ups('1Z2') }
const boxTwo = [itemPacked('09:25', other), packed('09:30', other), bound('09:32', other)]

test('ST1: a plain day goes through every stage', () => {
  const stages = plainDay().map((_, made, day) => viewOf(day.slice(0, made + 1)).stage)

  expect(stages).toEqual([
    'ordered',
    'packing',
    'packing',
    'packed',
    'packed',
    'handed-over',
    'handed-over',
    'handed-over',
    'in-transit',
    'out-for-delivery',
    'delivered',
  ])
})

test('ST1: the slowest unit decides: one not picked, one not packed, one still on its way', () => {
  const picks = [picked('09:00'), picked('09:01', { line: 'line-2' })]

  expect(viewOf([two, picks[0] ?? two]).stage).toBe('picking')
  expect(viewOf([two, ...picks, ...boxOne]).stage).toBe('packing')
  expect(viewOf([two, ...picks, ...boxOne, ...boxTwo, delivered('+1 11:00')]).stage).toBe('packed')
})

test('ST2: two boxes are delivered when both are', () => {
  const first = [two, ...boxOne, ...boxTwo, delivered('+1 11:00')]

  const half = viewOf([...first, inTransit('+1 09:00', { label: ups('1Z2') })])
  const whole = viewOf([...first, delivered('+2 11:00', { label: ups('1Z2') })])

  expect(half.headline).toMatchObject({ boxes: 2, delivered: 1, withCarrier: 1 })
  expect(half.stage).toBe('in-transit')
  expect(whole.headline).toMatchObject({ boxes: 2, delivered: 2, withCarrier: 0 })
  expect(whole.stage).toBe('delivered')
})

test('ST2: a unit in no box keeps the order open, until it is cancelled', () => {
  const part = [two, ...boxOne, delivered('+1 11:00')]
  const rest = cancelled('+1 12:00', { part: [{ line: as('line-2'), units: 1 }] })

  expect(viewOf(part)).toMatchObject({ stage: 'picking', headline: { unboxedUnits: 1 } })
  expect(viewOf([...part, rest])).toMatchObject({
    stage: 'delivered',
    headline: { unboxedUnits: 0 },
  })
})

test('ST3: a box of unknown contents that has left is taken to hold what no other box does', () => {
  const blind = [two, ...boxOne, labelled('09:32', other), accepted('17:40', { label: ups('1Z2') })]

  expect(viewOf([two, labelled('08:30')]).headline.unboxedUnits).toBe(2)
  expect(viewOf(blind).headline.unboxedUnits).toBe(0)
})

test('ST4: a label that was printed and never used keeps nobody waiting', () => {
  const unused = labelled('08:30', { box: 'box-9', label: ups('1Z9') })

  const view = viewOf([...plainDay(), unused])

  expect(view.stage).toBe('delivered')
  expect(view.headline.boxes).toBe(1)
})

test('ST5: of a cancelled order only what has left counts', () => {
  const packedOnly = [two, ...boxOne, ...boxTwo]

  expect(viewOf([...packedOnly, cancelled('12:00')])).toMatchObject({
    stage: 'cancelled',
    headline: { boxes: 0, unboxedUnits: 0 },
  })
  expect(viewOf([...packedOnly, loaded('11:00'), cancelled('12:00')])).toMatchObject({
    stage: 'handed-over',
    headline: { boxes: 1 },
    lines: [{ cancelled: 0 }, { cancelled: 1 }],
  })
})

test('ST5: an order placed by mistake keeps its page, cancelled', () => {
  expect(viewOf([two, corrected(two, '08:10')])).toMatchObject({
    stage: 'cancelled',
    reference: '#order-1',
  })
})

test('ST6: it is delayed when the carrier says so or expects it later than promised', () => {
  const promised = placed('08:00', { promised: { deliverBy: '2026-11-26' } })
  const expecting = (by: string) =>
    viewOf([promised, bound('09:12'), inTransit('+1 03:00', { expected: { by } })]).headline

  expect(expecting('2026-11-26')).toMatchObject({ delayed: false, expected: '2026-11-26' })
  expect(expecting('2026-11-27')).toMatchObject({ delayed: true, expected: '2026-11-27' })
  expect(
    viewOf([promised, bound('09:12'), reported('exception', '+1 03:00', { reason: 'weather' })])
      .headline.delayed,
  ).toBe(true)
})

test('ST7: a new promise replaces what it names and leaves the rest', () => {
  const first = placed('08:00', { promised: { shipBy: 5, deliverBy: '2026-11-26' } })
  const later = said('promise-changed', '09:00', { promised: { deliverBy: '2026-11-28' } })

  expect(viewOf([later, first]).promised).toEqual({ shipBy: 5, deliverBy: '2026-11-28' })
})

test('RT2: a label of its own tells when a return is on its way, and what was found is kept', () => {
  const back = as<never>('return-1')
  const label = ups('1Z0000000000000777')
  const subject = { order: as<never>('order-1'), return: back, label }
  const body = { return: back, units: [], reason: 'too small', reference: 'R-7' }
  const asked = said('return-requested', '+2 09:00', body, { subject })
  const seen = reported('in-transit', '+4 09:00', { label })
  const arrived = scanned('return-received', '+6 09:00', { return: back }, { subject })
  const looked = scanned(
    'return-inspected',
    '+6 09:01',
    { return: back, condition: 'damaged' },
    { subject },
  )
  const decided = scanned(
    'return-decided',
    '+6 09:02',
    { return: back, decision: 'dispose' },
    { subject },
  )
  const returnsOf = (...more: Parameters<typeof viewOf>[0]) =>
    viewOf([...plainDay(), asked, ...more]).returns

  expect(returnsOf(seen)).toMatchObject([{ state: 'in-return-transit', reference: 'R-7', label }])
  expect(viewOf([...plainDay(), asked, seen]).boxes).toEqual(viewOf([...plainDay(), asked]).boxes)
  expect(returnsOf(arrived, looked, decided)).toMatchObject([
    { state: 'decided', condition: 'damaged', decision: 'dispose' },
  ])
  const undoneDecision = returnsOf(arrived, looked, decided, undone(decided, '+6 09:03'))
  expect(undoneDecision).toMatchObject([{ state: 'inspected' }])
  expect(undoneDecision[0]).not.toHaveProperty('decision')
})

test('RT2: a return that nobody announced is found by the label it came under', () => {
  const back = as<never>('return-9')
  const subject = { return: back, label: label1 }
  const came = scanned('return-received', '+6 09:00', { return: back, label: label1 }, { subject })
  const looked = scanned(
    'return-inspected',
    '+6 09:01',
    { return: back, condition: 'good' },
    { subject },
  )

  expect(viewOf([...plainDay(), came, looked]).returns).toMatchObject([
    { return: 'return-9', state: 'inspected', condition: 'good', label: label1 },
  ])
})

test('RT1: a return moves along its own events, and never back', () => {
  const back = as<never>('return-1')
  const units = [{ line: line().line, units: 1 }]
  const asked = said('return-requested', '+2 09:00', { return: back, units, reason: 'too small' })
  const arrived = scanned('return-received', '+6 09:00', { return: back }, { subject: {} })
  const day = [...plainDay(), asked]
  const stateOf = (...more: Parameters<typeof viewOf>[0]) => viewOf([...day, ...more]).returns

  expect(stateOf()).toEqual([{ return: 'return-1', state: 'requested', units }])
  expect(stateOf(reported('return-in-transit', '+4 09:00'))).toMatchObject([
    { state: 'in-return-transit' },
  ])
  expect(stateOf(arrived, reported('return-in-transit', '+7 09:00'))).toMatchObject([
    { state: 'received' },
  ])
})
