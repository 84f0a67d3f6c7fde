/** One look at one picture: the same in the scanner's worker and on the command line. */
import type { Found } from './found.ts'
import type { Look } from './look.ts'
import { cutOut, type Picture, type Size } from './picture.ts'
import { stripsOf } from './strips.ts'
import { textureOf } from './texture.ts'
import { treated } from './treat.ts'
import { type Point, viewOf } from './view.ts'
import type { Reader, Seen } from './zxing.ts'

export function foundIn(picture: Picture, look: Look, reader: Reader): readonly Found[] {
  const shown = shownTo(picture, look)
  return shown ? reader(shown.picture, look).map((each) => foundFrom(each, shown)) : []
}

interface Shown {
  readonly picture: Picture
  readonly placeOf: (point: Point) => Point
  readonly isCut: (end: Point) => boolean
  /** Lines shown for each that differs from its neighbours. */
  readonly linesEach: number
}

/** Nothing where there are no bars to look along. */
function shownTo(picture: Picture, look: Look): Shown | undefined {
  if (look.along) return alongBars(picture, look.along)
  const view = viewOf(picture, look)
  return {
    picture: treated(cutOut(picture, view), look.treat),
    placeOf: view.placeOf,
    isCut: (end) => touchesEdge(end, view),
    linesEach: Math.max(1, view.scale),
  }
}

function alongBars(picture: Picture, ways: NonNullable<Look['along']>): Shown | undefined {
  const texture = textureOf(picture)
  if (!texture) return undefined
  const strips = stripsOf(picture, texture, ways)
  const placeOf = (point: Point) => {
    const { x, y } = strips.placeOf(point)
    return { x: x / picture.width, y: y / picture.height }
  }
  return {
    picture: strips,
    placeOf,
    isCut: ({ x, y }) =>
      x < edge || x > strips.width - edge || touchesEdge(strips.placeOf({ x, y }), picture),
    linesEach: ways.length,
  }
}

function foundFrom({ text, symbology, aim, corners, lines }: Seen, shown: Shown): Found {
  return {
    reading: { text, symbology, aim },
    corners: corners.map(shown.placeOf),
    cut: endsOf(corners).some(shown.isCut),
    lines: lines / shown.linesEach,
  }
}

/** Bars may end where they like; what counts is where their row begins and ends. */
function endsOf(corners: Seen['corners']): readonly Point[] {
  const [topLeft = nowhere, topRight = nowhere, bottomRight = nowhere, bottomLeft = nowhere] =
    corners
  return [between(topLeft, bottomLeft), between(topRight, bottomRight)]
}

const nowhere: Point = { x: 0, y: 0 }
const between = (one: Point, other: Point): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
})

function touchesEdge({ x, y }: Point, { width, height }: Size): boolean {
  return x < edge || y < edge || x > width - edge || y > height - edge
}
/** Pixels. */
const edge = 3
