import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answered, beginAnswer } from './answer-first.ts'

const frames: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then))
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const paints = () => {
  for (const frame of frames.splice(0)) frame()
  vi.advanceTimersByTime(1)
}

async function isOver(waiting: Promise<void> | undefined): Promise<boolean> {
  return await Promise.race(
    [Promise.resolve(waiting).then(() => true), undefined, undefined].map(later),
  )
}

/** Whoever has resolved comes first. */
const later = async (each: Promise<boolean> | undefined) => {
  if (each) return await each
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  return false
}

test('SD21: nothing waits while no scan does', () => {
  expect(answered()).toBeUndefined()
})

test('SD21: what waits goes on once the answer is painted, not when it is told', async () => {
  const told = beginAnswer()
  const waiting = answered()

  told()
  expect(await isOver(waiting)).toBe(false)
  paints()

  expect(await isOver(waiting)).toBe(true)
  expect(answered()).toBeUndefined()
})

test('SD21: of two scans at once both are answered first', async () => {
  const [first, second] = [beginAnswer(), beginAnswer()]
  const waiting = answered()

  first()
  paints()
  expect(await isOver(waiting)).toBe(false)
  second()
  paints()

  expect(await isOver(waiting)).toBe(true)
})

test('SD21: an answer that never comes holds nothing up for long', async () => {
  beginAnswer()
  const waiting = answered()

  vi.advanceTimersByTime(1000)

  expect(await isOver(waiting)).toBe(true)
})
