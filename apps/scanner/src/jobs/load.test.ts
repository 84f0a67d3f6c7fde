import { as, type BoxId, type DeviceEvent, type EventId, type LoadId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { openLoadOf } from './load.ts'
import { ups } from './testing.ts'

const load = as<LoadId>('L1')
const opened = event('1', { kind: 'load-opened', body: { load, carrier: 'ups' } })
const first = event('2', { kind: 'loaded', body: { load, box: as<BoxId>('A'), label: ups } })
const second = event('3', { kind: 'loaded', body: { load, box: as<BoxId>('B') } })

test('C4: a load is what was scanned onto it since it was opened', () => {
  expect(openLoadOf([opened, first, second])).toEqual({
    load,
    carrier: 'ups',
    boxes: ['A', 'B'],
    labels: [ups],
    labelOn: { A: ups },
  })
})

test('C4: a closed load is open no more', () => {
  const closed = event('4', {
    kind: 'load-closed',
    body: { load, carrier: 'ups', boxes: [], labels: [] },
  })

  expect(openLoadOf([opened, first, closed])).toBeUndefined()
})

test('A7: an undone scan is off the load, and an undone undo puts it back', () => {
  const undo = event('4', { kind: 'undone', body: {}, corrects: second.id })
  const redo = event('5', { kind: 'undone', body: {}, corrects: undo.id })

  expect(openLoadOf([opened, first, second, undo])?.boxes).toEqual(['A'])
  expect(openLoadOf([opened, first, second, undo, redo])?.boxes).toEqual(['A', 'B'])
})

test('A7: a load whose opening was undone was never open', () => {
  const undo = event('4', { kind: 'undone', body: {}, corrects: opened.id })

  expect(openLoadOf([opened, first, undo])).toBeUndefined()
})

function event(id: string, said: object): DeviceEvent {
  return { id: as<EventId>(id), ...said } as DeviceEvent
}
