/** One look at one picture: the same in the scanner's worker and on the command line. */
import type { Found } from './found.ts'
import type { Look } from './look.ts'
import { cutOut, type Picture } from './picture.ts'
import { treated } from './treat.ts'
import { type Point, viewOf, type View } from './view.ts'
import type { Reader, Seen } from './zxing.ts'

export function foundIn(picture: Picture, look: Look, reader: Reader): readonly Found[] {
  const view = viewOf(picture, look)
  const seen = reader(treated(cutOut(picture, view), look.treat), look)
  return seen.map((each) => foundFrom(each, view))
}

function foundFrom({ text, symbology, aim, corners, lines }: Seen, view: View): Found {
  return {
    reading: { text, symbology, aim },
    corners: corners.map(view.placeOf),
    cut: endsOf(corners).some((end) => touchesEdge(end, view)),
    lines: lines / Math.max(1, view.scale),
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

function touchesEdge({ x, y }: Point, { width, height }: View): boolean {
  return x < edge || y < edge || x > width - edge || y > height - edge
}
/** Pixels. */
const edge = 3
