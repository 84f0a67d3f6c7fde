/** The pixels that one look takes from a picture, and where they lie in it. */
import type { Look, Point } from './decoder.ts'

export interface View {
  readonly width: number
  readonly height: number
  readonly radians: number
  /** A place in the view as parts of the whole picture. */
  readonly placeOf: (point: Point) => Point
}

interface Size {
  readonly width: number
  readonly height: number
}

export function viewOf(picture: Size, { way, degrees = 0 }: Look): View {
  const radians = (degrees * Math.PI) / 180
  const { width, height } = sizeOf(picture, way)
  return { width, height, radians, placeOf: placeIn(picture, { width, height }, radians) }
}

/** A turned picture is looked at in a square, so that no corner of the label is lost that was near the middle. */
function sizeOf({ width, height }: Size, way: Look['way']): Size {
  if (way === 'whole') return { width, height }
  if (way === 'middle') return { width: Math.round(width * 0.8), height: Math.round(height * 0.5) }
  const side = Math.min(width, height)
  return { width: side, height: side }
}

function placeIn(picture: Size, view: Size, radians: number): (point: Point) => Point {
  // A picture that was closed since has no size any more.
  const { width, height } = picture
  const [cos, sin] = [Math.cos(-radians), Math.sin(-radians)]
  return ({ x, y }) => {
    const [right, down] = [x - view.width / 2, y - view.height / 2]
    return {
      x: (right * cos - down * sin) / width + 0.5,
      y: (right * sin + down * cos) / height + 0.5,
    }
  }
}
