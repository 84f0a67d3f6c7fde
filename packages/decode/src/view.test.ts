import { expect, test } from 'vitest'
import { lookAt, plan, type Look } from './look.ts'
import { viewOf } from './view.ts'

const picture = { width: 1280, height: 720 }

test('A1: looks change between parts, angles, sizes, even light and sharp edges, and no two are alike', () => {
  const ways = new Set(plan.map(({ way }) => way.split(' ')[0]))

  expect(ways).toEqual(
    new Set(
      'middle whole turned flat stretched sharp edges along held paper rare near far inverted'.split(
        ' ',
      ),
    ),
  )
  const others = plan.filter(({ along }) => !along)
  expect(new Set(others.map(({ way }) => way)).size).toBe(new Set(others.map(asText)).size)
})

test('A1: no look takes more pixels than a frame has, whatever the picture', () => {
  const sizes = [picture, { width: 240, height: 240 }, { width: 4000, height: 3000 }]

  const pixels = sizes.flatMap((size) => plan.map((look) => viewOf(size, look))).map(areaOf)

  expect(Math.max(...pixels)).toBeLessThanOrEqual(1280 * 720 * 1.01)
})

test('A1: a place found in the middle part is told as its place in the picture', () => {
  const view = viewOf(picture, lookCalled('middle'))

  expect([view.width, view.height]).toEqual([1024, 360])
  expect(view.placeOf({ x: 512, y: 180 })).toEqual({ x: 0.5, y: 0.5 })
  const corner = view.placeOf({ x: 0, y: 0 })
  expect([corner.x, corner.y].map((part) => part.toFixed(3))).toEqual(['0.100', '0.250'])
})

test('A1: a place found in a turned picture is turned back', () => {
  const view = viewOf(picture, { ...lookCalled('whole'), degrees: 90 })

  const { x, y } = view.placeOf({ x: view.width / 2, y: view.height })

  expect([x * picture.width, y * picture.height].map(Math.round)).toEqual([640 + 480, 360])
})

test('A1: a place found in an enlarged or shrunk picture is told in parts of the whole', () => {
  for (const way of ['near', 'far']) {
    const view = viewOf(picture, lookCalled(way))

    const { x, y } = view.placeOf({ x: view.width / 2 + 64 * view.scale, y: view.height / 2 })

    expect([x.toFixed(3), y.toFixed(3)]).toEqual(['0.550', '0.500'])
  }
})

test('A1: a picture that was closed after the view was taken leaves places true', () => {
  const closing = { ...picture }
  const view = viewOf(closing, lookCalled('whole'))

  closing.width = 0

  expect(view.placeOf({ x: 640, y: 360 })).toEqual({ x: 0.5, y: 0.5 })
})

function lookCalled(way: string): Look {
  return plan.find((look) => look.way === way) ?? lookAt(0)
}

const asText = (look: Look): string => JSON.stringify(look)
const areaOf = ({ width, height }: { width: number; height: number }): number => width * height
