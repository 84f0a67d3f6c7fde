import { hashOf, scanEvent } from '@milepost/contract'
import { as } from '@milepost/domain'
import { read } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { demoDay } from './demo-day.ts'

const now = Date.UTC(2026, 10, 24, 20)
const day = demoDay(now, (shop, reference) => as(`${shop}-${reference}`))

test('every scan of the demo day is one that a device could send', () => {
  const unfit = [...day.scans, ...day.heldBack].filter(
    ({ event }) => !scanEvent.safeParse(event).success,
  )

  expect(day.scans.length).toBeGreaterThan(60)
  expect(unfit).toEqual([])
})

test('every event has an id of its own, and the same day has the same events', () => {
  const events = [...day.facts, ...day.scans.map(({ event }) => event)]

  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  expect(hashOf(demoDay(now, (shop, reference) => as(`${shop}-${reference}`)))).toBe(hashOf(day))
})

test('what the dock loaded is on a closed load, which its order tells', () => {
  const scans = day.scans.map(({ event }) => event)
  const loadings = scans.filter((event) => event.kind === 'loaded')
  const loads = scans.filter((event) => event.kind === 'load-closed')

  expect(loadings.length).toBeGreaterThan(10)
  for (const { body, occurred } of loadings) {
    const load = loads.find((event) => event.body.load === body.load)
    expect(load?.body.boxes).toContain(body.box)
    expect(
      load && 'at' in load.occurred && 'at' in occurred && load.occurred.at > occurred.at,
    ).toBe(true)
  }
})

test('nothing on the demo day happens in the future', () => {
  const late = [...day.facts, ...day.scans.map(({ event }) => event)].filter(
    ({ occurred }) => 'at' in occurred && occurred.at > now,
  )

  expect(late).toEqual([])
})

test('demo tracking numbers read as UPS numbers', () => {
  const labels = day.facts.flatMap((fact) =>
    fact.kind === 'carrier-reported' ? [fact.body.label] : [],
  )

  const readBack = labels.map(({ number }) => read({ text: number, symbology: 'code-128' }))

  expect(labels.length).toBeGreaterThan(20)
  expect(readBack.every((each) => each.ok && each.meaning.kind === 'tracking')).toBe(true)
})
