import { expect, test } from 'vitest'
import { logTo } from '../ops/log.ts'
import { photoPruning } from './pruning.ts'
import type { PhotoStore } from './store.ts'

const day = 24 * 3_600_000

function house(removeBefore: PhotoStore['removeBefore']) {
  const said: string[] = []
  let next: (() => void) | undefined
  let waits = 0
  const later = (run: () => void, ms: number) => {
    next = run
    waits = ms
    return () => {
      next = undefined
    }
  }
  const now = () => 400 * day
  const log = logTo((line) => said.push(line), now, 'info')
  const pruning = photoPruning({ photos: { removeBefore }, days: 365, now, log, later })
  const round = async () => {
    next?.()
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve()
  }
  return { said, round, pruning, isWaiting: () => next !== undefined, waits: () => waits }
}

test('PH8: pictures older than the setting go by themselves, and the log says how many and since when', async () => {
  const asked: number[] = []
  const { said, round, pruning, isWaiting } = house(async (before) => {
    asked.push(before)
    return asked.length === 1 ? 3 : 0
  })

  await round()
  await round()
  await pruning.stop()

  expect(asked).toEqual([35 * day, 35 * day])
  expect(said.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      what: 'photos-removed',
      removed: 3,
      days: 365,
      receivedBefore: '1970-02-05T00:00:00.000Z',
    }),
  ])
  expect(isWaiting()).toBe(false)
})

test('PH8: many pictures go in portions with a short rest between, and the next round is hours away', async () => {
  let left = 120
  const { round, waits } = house(async (_before, most) => {
    const removed = Math.min(left, most)
    left -= removed
    return removed
  })

  const rests: number[] = []
  for (let nth = 0; nth < 3; nth += 1) {
    await round()
    rests.push(waits())
  }

  expect(left).toBe(0)
  expect(rests.slice(0, -1).every((ms) => ms < 1000)).toBe(true)
  expect(rests.at(-1)).toBeGreaterThan(3_600_000)
})

test('PH8: a round that fails is told, and the next one comes', async () => {
  const { said, round, isWaiting } = house(async () => await Promise.reject(new Error('busy')))

  await round()

  expect(said.join()).toContain('photos-not-removed')
  expect(isWaiting()).toBe(true)
})
