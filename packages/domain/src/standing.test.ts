import { expect, test } from 'vitest'
import type { MilepostEvent } from './event.ts'
import { as } from './id.ts'
import { scopeOf } from './reach.ts'
import { struckBy } from './standing.ts'
import { keysOf } from './subject-key.ts'
import {
  at,
  closureOf,
  corrected,
  label1,
  labelled,
  loadClosed,
  loaded,
  orderId,
  packed,
  placed,
  plainDay,
  undone,
  viewOf,
} from './testing.ts'

const correcting = (id: string, corrects: string): MilepostEvent => ({
  ...corrected(placed('08:00'), '09:00', { id }),
  corrects: as(corrects),
})

test('CO1: an undone scan stays as a line, struck through, and counts no more', () => {
  const scan = loaded('16:50')
  const undoing = undone(scan, '16:51')

  const view = viewOf([placed('08:00'), packed('09:10'), scan, undoing])

  const line = view.entries.find(({ id }) => id === scan.id)
  expect(line).toMatchObject({ undoneBy: undoing.id })
  expect(view.boxes[0]).toMatchObject({ reached: 'packed', possession: { state: 'here' } })
  expect(view.lastAt).toBe(at('09:10'))
})

test('CO2: correcting a correction gives the effect back', () => {
  const scan = loaded('16:50')
  const undoing = undone(scan, '16:51')
  const restoring = corrected(undoing, '17:30')

  const view = viewOf([placed('08:00'), scan, undoing, restoring])

  expect(view.boxes[0]?.possession.state).toBe('ours-only')
  expect(view.entries.filter(({ undoneBy }) => undoneBy).map(({ id }) => id)).toEqual([undoing.id])
})

test('CO3: a correction whose target is unknown stands and does nothing', () => {
  const lost = undone(loaded('16:50'), '16:51')

  const view = viewOf([...plainDay(), lost])

  expect(view.entries.map(({ id }) => id)).toContain(lost.id)
  expect({ ...view, entries: [] }).toEqual({ ...viewOf(plainDay()), entries: [] })
})

test('CO4: corrections that correct each other in a ring take nothing away', () => {
  const ring = [correcting('a', 'b'), correcting('b', 'c'), correcting('c', 'a')]

  expect(struckBy([...ring, correcting('itself', 'itself')]).size).toBe(0)
})

test('CO4: one that stands outside a ring breaks it open', () => {
  const ring = [correcting('a', 'b'), correcting('b', 'a'), correcting('outside', 'a')]

  expect([...struckBy(ring).keys()]).toEqual(['a'])
})

test('CO5: undoing a closed load reaches every order that was on it', () => {
  const load = loadClosed('17:00', ['box-1', 'box-2'])
  const undoing = undone(load, '17:05')
  const day = [placed('08:00'), packed('09:10'), load, undoing]

  expect(keysOf(undoing)).toContain(`event:${load.id}`)
  expect(closureOf(orderId(), day)).toContain(undoing)
  expect(viewOf(closureOf(orderId(), day)).boxes[0]?.possession.state).toBe('here')
})

test('CO5: a correction names the box and the label of what it corrects', () => {
  const [, , , , bound] = plainDay()

  expect(bound && keysOf(corrected(bound, '18:00'))).toEqual(
    expect.arrayContaining(['box:box-1', 'label:ups:1Z0000000000000001', 'order:order-1']),
  )
})

test('TL9: a field that its kind does not have claims nothing', () => {
  const box = { box: 'box-x' } as never
  const subject = { label: label1 }
  const ours = { ...undone(packed('09:10'), '10:00', { subject }), body: box }
  const strange = { ...undone(packed('09:20'), '10:01', { subject: {} }), body: box }
  const day = [placed('08:00'), packed('09:10'), labelled('09:20'), ours, strange]

  const { within } = scopeOf(orderId(), day)

  expect(within).toContain(ours)
  expect(within).not.toContain(strange)
})
