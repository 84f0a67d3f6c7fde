import { expect, test } from 'vitest'
import { watch } from './watch.ts'

interface Planned {
  readonly run: () => void
  readonly ms: number
}

function timers() {
  const planned = new Set<Planned>()
  return {
    waits: () => [...planned].map(({ ms }) => ms),
    later: (run: () => void, ms: number) => {
      const entry = { run, ms }
      planned.add(entry)
      return () => void planned.delete(entry)
    },
    async pass() {
      const due = [...planned]
      planned.clear()
      for (const { run } of due) run()
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    },
  }
}

function watched(judge: () => Promise<number> = async () => 0) {
  const clock = timers()
  const judged: number[] = []
  const said: string[] = []
  const eventLog = {
    judge: async (now: number) => {
      judged.push(now)
      return judge()
    },
  }
  const watching = watch({
    eventLog,
    now: () => 7,
    log: (_level, what) => void said.push(what),
    later: clock.later,
  })
  return { watching, clock, judged, said }
}

test('I1: what only time changes is judged on a beat', async () => {
  const { clock, judged } = watched()

  await clock.pass()
  await clock.pass()

  expect(judged).toEqual([7, 7])
  expect(clock.waits()).toEqual([20_000])
})

test('I1: many commits soon after each other are judged once, and soon', async () => {
  const { watching, clock, judged } = watched()

  for (let commit = 0; commit < 50; commit += 1) watching.wake()
  const waits = clock.waits()
  await clock.pass()

  expect(waits).toEqual([200])
  expect(judged).toHaveLength(1)
})

test('I1: a judgement that fails is said and tried again', async () => {
  const { clock, judged, said } = watched(() => Promise.reject(new Error('locked')))

  await clock.pass()
  await clock.pass()

  expect(judged).toHaveLength(2)
  expect(said).toEqual(['not-judged', 'not-judged'])
})

test('a commit during a judgement is judged after it', async () => {
  const held = Promise.withResolvers<number>()
  const { watching, clock } = watched(() => held.promise)
  await clock.pass()

  watching.wake()
  held.resolve(1)
  await clock.pass()

  expect(clock.waits()).toEqual([200])
})

test('M3: stopping waits for the judgement under way and plans no other', async () => {
  const held = Promise.withResolvers<number>()
  const { watching, clock } = watched(() => held.promise)
  await clock.pass()
  let stopped = false

  const stopping = watching.stop().then(() => (stopped = true))
  watching.wake()
  await clock.pass()
  const before = stopped
  held.resolve(0)
  await stopping

  expect(before).toBe(false)
  expect(clock.waits()).toEqual([])
})
