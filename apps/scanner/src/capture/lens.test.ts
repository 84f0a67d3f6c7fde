import { expect, test } from 'vitest'
import { lensOf, placeInPicture } from './lens.ts'

test('A1: what a camera does not tell of is not offered', () => {
  const lens = lensOf({ getCapabilities: () => ({}) } as unknown as MediaStreamTrack)

  expect([lens.hasTorch, lens.zooms, lens.canFocus]).toEqual([false, [], false])
  expect(lensOf(undefined).zooms).toEqual([])
})

test('A1: a camera that enlarges up to three times offers one and two', () => {
  const abilities = { torch: true, zoom: { min: 1, max: 3 } }

  const lens = lensOf({ getCapabilities: () => abilities } as unknown as MediaStreamTrack)

  expect([lens.hasTorch, lens.zooms]).toEqual([true, [1, 2]])
})

test('A1: a torch that cannot be lit is told as dark', async () => {
  const lens = lensOf({
    getCapabilities: () => ({ torch: true }),
    applyConstraints: () => Promise.reject(new Error('in use')),
  } as unknown as MediaStreamTrack)

  expect(await lens.light(true)).toBe(false)
  expect(lens.now().isLit).toBe(false)
})

test('A1: a tap means the place in the picture that lies under the finger', () => {
  const [box, picture] = [
    { width: 360, height: 160 },
    { width: 1280, height: 720 },
  ]

  expect(placeInPicture({ x: 180, y: 80 }, box, picture)).toEqual({ x: 0.5, y: 0.5 })
  expect(placeInPicture({ x: 0, y: 80 }, box, picture)).toEqual({ x: 0, y: 0.5 })
  // The picture is 202 high where only 160 show.
  expect(placeInPicture({ x: 180, y: 0 }, box, picture).y).toBeCloseTo(0.105)
})
