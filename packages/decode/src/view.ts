/** The pixels that one look takes from a picture, and where they lie in it. */
import type { Look } from './look.ts'
import type { Cut, Size } from './picture.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface View extends Cut {
  /** A place in the view as parts of the whole picture. */
  readonly placeOf: (point: Point) => Point
}

/** Of a camera's frame, which larger pictures are cut or shrunk to. */
const mostPixels = 1280 * 720

export function viewOf(picture: Size, look: Look): View {
  const part = partOf(picture, look)
  const room = Math.sqrt(mostPixels / (part.width * part.height)) / look.scale
  const scale = look.tooMany === 'shrink' ? Math.min(1, room) * look.scale : look.scale
  const share = look.tooMany === 'crop' ? Math.min(1, room) : 1
  const view = {
    width: Math.max(1, Math.round(part.width * share * scale)),
    height: Math.max(1, Math.round(part.height * share * scale)),
    radians: (look.degrees * Math.PI) / 180,
    scale,
  }
  return { ...view, placeOf: placeIn(picture, view) }
}

/** A turned picture is looked at in a square of the same area: long labels fit into it upright and level. */
function partOf({ width, height }: Size, { across, down, degrees }: Look): Size {
  const part = { width: width * across, height: height * down }
  const side = Math.sqrt(part.width * part.height)
  return degrees === 0 ? part : { width: side, height: side }
}

function placeIn({ width, height }: Size, view: Cut): (point: Point) => Point {
  const [right, below] = [Math.cos(view.radians) / view.scale, Math.sin(view.radians) / view.scale]
  return ({ x, y }) => {
    const [across, down] = [x - view.width / 2, y - view.height / 2]
    return {
      x: (across * right + down * below) / width + 0.5,
      y: (down * right - across * below) / height + 0.5,
    }
  }
}
