import { expect, test } from 'vitest'
import type { Step } from './event.ts'
import {
  accepted,
  at,
  bound,
  corrected,
  delivered,
  inTransit,
  itemPacked,
  labelled,
  line,
  loadClosed,
  loaded,
  packed,
  picked,
  pickedShort,
  placed,
  plainDay,
  recorded,
  reported,
  skipped,
  viewOf,
} from './testing.ts'

type Events = Parameters<typeof viewOf>[0]

const ordered = [placed('08:00')]
const milestone = (step: Step, events: Events) =>
  viewOf(events).boxes[0]?.milestones.find((one) => one.step === step)
const possession = (events: Events) => viewOf(events).boxes[0]?.possession.state

test('MI1: ordered is proven by the shop', () => {
  expect(milestone('ordered', [...ordered, packed('09:10')])).toMatchObject({
    state: 'proven',
    at: at('08:00'),
    why: { rule: 'MI1', events: [ordered[0]?.id] },
  })
})

test('MI2: picked is proven by the pick of the last unit in the box', () => {
  const picks = [picked('09:00'), picked('09:04')]
  const two = [placed('08:00', { lines: [line('line-1', 2)] }), itemPacked('09:10', { units: 2 })]

  expect(milestone('picked', [...two, ...picks])).toMatchObject({
    state: 'proven',
    at: at('09:04'),
    why: { rule: 'MI2', events: picks.map(({ id }) => id) },
  })
  expect(milestone('picked', [...two, picked('09:00')])?.state).toBe('implied')
})

test('MI2: picks are given out to boxes in the order they were begun', () => {
  const day = [
    placed('08:00', { lines: [line('line-1', 2)] }),
    picked('09:00'),
    itemPacked('09:10'),
    itemPacked('09:20', { box: 'box-2' }),
  ]

  const states = viewOf(day).boxes.map(({ milestones }) => milestones[1]?.state)

  expect(states).toEqual(['proven', 'implied'])
})

test('MI2: a box of unknown contents is picked when every unit was picked or found short', () => {
  const two = placed('08:00', { lines: [line('line-1', 2)] })
  const day = [two, picked('09:00'), labelled('09:05')]

  expect(milestone('picked', day)?.state).toBe('open')
  expect(milestone('picked', [...day, pickedShort('09:06')])?.state).toBe('proven')
})

test('MI3: packed is proven by closing the box', () => {
  expect(milestone('packed', [...ordered, itemPacked('09:05')])?.state).toBe('open')
  expect(milestone('packed', [...ordered, packed('09:10')])?.why.rule).toBe('MI3')
})

test('MI4: labelled is proven by a label created for the box or bound to it', () => {
  expect(milestone('labelled', [...ordered, labelled('08:30')])?.at).toBe(at('08:30'))
  expect(milestone('labelled', [...ordered, bound('09:12')])?.at).toBe(at('09:12'))
})

test('MI5: handed over is proven by the scan onto the truck', () => {
  expect(milestone('handed-over', [...ordered, loaded('16:50')])).toMatchObject({
    state: 'proven',
    at: at('16:50'),
  })
})

test('MI6: each step of the carrier is proven by its first physical scan', () => {
  const again = [inTransit('+1 05:00'), delivered('+1 12:00')]

  expect(milestone('in-transit', [...plainDay(), ...again])?.at).toBe(at('+1 03:00'))
  expect(milestone('delivered', [...plainDay(), ...again])?.at).toBe(at('+1 11:20'))
})

test('MI7: a physical scan implies all before it, without a time', () => {
  const report = inTransit('+1 03:00')
  const day = [...ordered, bound('09:12'), report]

  for (const step of ['picked', 'packed', 'handed-over', 'accepted'] as const) {
    expect(milestone(step, day)).toEqual({
      step,
      state: 'implied',
      why: { rule: 'MI7', events: [report.id] },
    })
  }
})

test('MI8: a label, a manifest, an estimate or an announcement is no handoff', () => {
  const words = [
    loadClosed('17:00', ['box-1']),
    reported('accepted', '17:40', { evidence: 'electronic' }),
    delivered('+1 11:00', { evidence: 'estimate' }),
    inTransit('+1 03:00', { evidence: 'informational' }),
  ]

  const view = viewOf([...ordered, packed('09:10'), bound('09:12'), ...words])

  expect(view.boxes[0]?.reached).toBe('labelled')
  expect(view.stage).toBe('packed')
  expect(view.boxes[0]).not.toHaveProperty('carrierStatus')
})

test('MI9: a step that a person states counts as done, and as stated', () => {
  const word = recorded('handed-over', '18:00')
  const day = [...ordered, packed('09:10'), word]

  expect(milestone('handed-over', day)).toMatchObject({
    state: 'proven',
    why: { rule: 'MI9', events: [word.id] },
  })
  expect(milestone('delivered', [...day, recorded('delivered', '19:00')])?.state).toBe('open')
})

test('MI10: a skipped step stays skipped until it is proven', () => {
  const day = [...ordered, bound('09:12'), skipped('handed-over', '18:00'), accepted('17:40')]

  expect(milestone('handed-over', day)?.state).toBe('skipped')
  expect(milestone('handed-over', [...day, loaded('16:50')])?.state).toBe('proven')
})

test('PO1: our scan, our manifest and their scan are shown apart', () => {
  const [, , , , , ours, manifest, theirs] = plainDay()

  expect(viewOf(plainDay()).boxes[0]?.possession).toEqual({
    state: 'confirmed',
    ours: ours?.id,
    manifest: manifest?.id,
    theirs: theirs?.id,
  })
})

test('PO2: one witness alone says whose it is', () => {
  const day = [...ordered, bound('09:12')]
  const manifest = loadClosed('17:00', ['box-1'])

  expect(possession([...day, loaded('16:50')])).toBe('ours-only')
  expect(possession([...day, accepted('17:40')])).toBe('carrier-only')
  expect(possession([...day, manifest])).toBe('manifest-only')
  expect(possession([...day, loaded('16:50'), accepted('17:40')])).toBe('confirmed')
})

test('PO3: a carrier that never received it disputes it, until it scans it', () => {
  const denial = reported('exception', '+1 09:00', {
    evidence: 'informational',
    reason: 'not-received',
  })
  const day = [...ordered, bound('09:12'), loaded('16:50'), denial]

  expect(possession(day)).toBe('disputed')
  expect(possession([...day, accepted('+1 12:00')])).toBe('confirmed')
})

test('PO4: taking the only physical witness away leaves the box here', () => {
  const scan = loaded('16:50')
  const day = [...ordered, bound('09:12'), scan]

  expect(possession([...day, corrected(scan, '18:00')])).toBe('here')
})
