import { expect, test } from 'vitest'
import { clockReading } from './clock-offset.ts'
import { step } from './step.ts'
import { changed, device, slow } from './testing/device.ts'

test('CL1: the offset is that of the fastest answer', async () => {
  const floor = device({ serverAhead: 5000 })
  await floor.scan(1)
  floor.server.faults.push(slow(floor, 4000), slow(floor, 40))

  await floor.drain()

  const reading = clockReading(floor.clock, floor.memory())
  expect(reading.error).toBeLessThanOrEqual(20)
  expect(Math.abs((reading.offset ?? 0) - 5000)).toBeLessThanOrEqual(reading.error ?? 0)
})

test('CL2: scans made before the clock was known get one clock-fixed event', async () => {
  const floor = device({ serverAhead: 5000 })
  await floor.scan(2)

  await floor.drain()
  await floor.scan(1)
  await floor.drain()

  const fixes = floor.sentOfKind('clock-fixed')
  expect(fixes).toHaveLength(1)
  expect(fixes[0]).toMatchObject({ body: { session: 'session-1', offset: 5000, error: 0 } })
})

test('CL3: a session that ended before any contact is fixed with less certainty', async () => {
  const floor = device({ serverAhead: 5000 })
  await floor.scan(1)
  floor.clock.restart()
  await floor.scan(1)

  await floor.drain()

  const errors = floor.sentOfKind('clock-fixed').map(({ body }) => body)
  expect(errors).toEqual([
    { session: 'session-1', offset: 5000, error: 60_000 },
    { session: 'session-2', offset: 5000, error: 0 },
  ])
})

test('CL4: a jump of the clock forgets what was measured before it', async () => {
  const floor = device()
  await floor.scan(1)
  await floor.drain()
  floor.clock.set(floor.clock.now() - 365 * 86_400_000)
  floor.clock.restart()

  const early = clockReading(floor.clock, floor.memory())
  const { memory } = await step(floor.ports, floor.memory())

  expect(memory.samples.every(({ at }) => at >= floor.clock.mono())).toBe(true)
  expect(early).not.toHaveProperty('offset')
})

test('CL5: an answer that a jump of the clock overtook measures nothing', async () => {
  const floor = device()
  await floor.scan(1)
  floor.server.faults.push({
    answers: (real) => {
      floor.clock.set(floor.clock.now() + 365 * 86_400_000)
      floor.clock.restart()
      return real
    },
  })

  await floor.steps(1)

  expect(floor.memory().samples).toEqual([])
  expect(floor.outbox.scans().map(({ event }) => event.kind)).toEqual(['picked'])
})

test('CL6: a jump of the device clock makes no scan old enough to forget', async () => {
  const floor = device()
  await floor.scan(2)
  await floor.drain()
  const serverTime = floor.clock.now()
  floor.clock.set(serverTime + 10 * 365 * 86_400_000)
  floor.clock.restart()
  await floor.scan(1)
  floor.server.faults.push(changed((json) => ({ ...json, serverTime })))

  const [outcome] = await floor.steps(1)

  expect(outcome).toMatchObject({ kind: 'pushed' })
  expect(floor.states().filter((state) => state === 'acked')).toHaveLength(4)
})
