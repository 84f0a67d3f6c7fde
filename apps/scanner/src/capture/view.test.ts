import { expect, test } from 'vitest'
import { lookAt } from './decoder.ts'
import { viewOf } from './view.ts'

const picture = { width: 1280, height: 720 }

test('A1: looks change between middle, whole and turned, and some are inverted', () => {
  const looks = Array.from({ length: 72 }, (_, count) => lookAt(count))

  expect(new Set(looks.map(({ way, degrees }) => `${way} ${degrees ?? 0}`))).toEqual(
    new Set(['middle 0', 'whole 0', 'turned 22.5', 'turned 45', 'turned 67.5']),
  )
  expect(looks.filter(({ inverted }) => inverted)).toHaveLength(9)
  expect(new Set(looks.filter(({ inverted }) => inverted).map(({ way }) => way)).size).toBe(3)
})

test('A1: a place found in the middle part is told as its place in the picture', () => {
  const view = viewOf(picture, { way: 'middle', inverted: false })

  expect([view.width, view.height]).toEqual([1024, 360])
  expect(view.placeOf({ x: 512, y: 180 })).toEqual({ x: 0.5, y: 0.5 })
  const corner = view.placeOf({ x: 0, y: 0 })
  expect([corner.x, corner.y].map((part) => part.toFixed(3))).toEqual(['0.100', '0.250'])
})

test('A1: a place found in a turned picture is turned back', () => {
  const view = viewOf(picture, { way: 'turned', degrees: 90, inverted: false })

  const { x, y } = view.placeOf({ x: 360, y: 720 })

  expect([x * picture.width, y * picture.height].map(Math.round)).toEqual([640 + 360, 360])
})

test('A1: a picture that was closed after the view was taken leaves places true', () => {
  const closing = { ...picture }
  const view = viewOf(closing, { way: 'whole', inverted: false })

  closing.width = 0

  expect(view.placeOf({ x: 640, y: 360 })).toEqual({ x: 0.5, y: 0.5 })
})
