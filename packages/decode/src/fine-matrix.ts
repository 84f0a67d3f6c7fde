/**
 * Whether there is a box of dots in a picture that are too fine to be read: a DataMatrix, QR, Aztec or PDF417 code seen from
 * too far away. As much ink as paper, everywhere in the box and in all directions, with paper around it: writing has less
 * ink, bars change in one direction, and what is drawn larger changes less from a pixel to the next.
 */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside, and asking costs at each pixel */
import { cutOut, type Picture } from './picture.ts'
import { specklesIn, type Speckle } from './speckle.ts'

export function showsFineMatrix(picture: Picture): boolean {
  const aimedAt = cutOut(picture, { ...aimedPart(picture), radians: 0, scale: 1 })
  return specklesIn(aimedAt).some((speckle) => {
    const kind = kinds.find((each) => hasShapeOf(each, speckle))
    return kind !== undefined && isCode(lookInto(aimedAt, speckle), kind)
  })
}

/** Somebody who wants a code to be read holds the camera on it. */
const aimedPart = ({ width, height }: Picture) => ({
  width: Math.round(width * 0.8),
  height: Math.round(height * 0.6),
})

/** What a code looks like from too far away. */
interface Kind {
  /** The longer side to the shorter. */
  readonly aspect: readonly [number, number]
  /** Half a side, in pixels: the shorter at least, the longer at most. */
  readonly half: readonly [number, number]
  /** Parts of the area. */
  readonly ink: readonly [number, number]
  /** Change from one pixel to the next, in parts of the change over four. */
  readonly fineness: number
  /** How much the changes of light agree on a direction: bars nearly all, dots hardly. */
  readonly agreement: number
  /** Of which sides there is paper: rows of stacked bars begin and end with bars alone, which reach further than the dots. */
  readonly papers: readonly Side[]
}

type Side = 'above' | 'below' | 'before' | 'after'

const square: Kind = {
  aspect: [1, 1.42],
  half: [7.5, 70],
  ink: [0.37, 0.62],
  fineness: 0.35,
  agreement: 0.25,
  papers: ['above', 'below', 'before', 'after'],
}
const stacked: Kind = {
  aspect: [1.42, 7],
  half: [13, 140],
  ink: [0.4, 0.6],
  fineness: 0.34,
  agreement: 0.7,
  papers: ['above', 'below'],
}
const kinds: readonly Kind[] = [square, stacked]

const leastFill = 0.78

function hasShapeOf({ aspect, half: sides }: Kind, { half, fill }: Speckle): boolean {
  const [longer, shorter] = half
  const across = longer / shorter
  return (
    fill > leastFill &&
    across >= aspect[0] &&
    across < aspect[1] &&
    shorter >= sides[0] &&
    longer <= sides[1]
  )
}

/** Levels of grey between ink and paper. */
const leastContrast = 40
/** Of the way from ink to paper. */
const leastPaper = 0.35
/** Of the change inside. */
const mostChangeAround = 0.62

function isCode(seen: Seen, kind: Kind): boolean {
  return (
    seen.contrast >= leastContrast &&
    seen.ink > kind.ink[0] &&
    seen.ink < kind.ink[1] &&
    seen.fineness > kind.fineness &&
    seen.agreement < kind.agreement &&
    seen.changeAround < mostChangeAround &&
    kind.papers.every((side) => seen.light[side] > leastPaper)
  )
}

interface Seen {
  readonly contrast: number
  readonly ink: number
  readonly fineness: number
  readonly agreement: number
  readonly changeAround: number
  /** On each side of the box, where 0 is ink and 1 is paper. */
  readonly light: Readonly<Record<Side, number>>
}

function lookInto(picture: Picture, speckle: Speckle): Seen {
  const { inside, around, beside } = placesOf(picture, speckle)
  const levels = levelsAt(inside, picture).toSorted()
  const dark = levels[Math.floor(levels.length * 0.05)] ?? 0
  const bright = levels[Math.floor(levels.length * 0.95)] ?? 0
  const contrast = bright - dark
  const lightAt = (side: Side) => (meanOf(levelsAt(beside[side], picture)) - dark) / contrast
  const change = changeOver(1, inside, picture)
  return {
    contrast,
    ink: (bright - meanOf(levels)) / contrast,
    fineness: change / changeOver(4, inside, picture),
    agreement: agreementAt(inside, picture),
    changeAround: changeOver(1, around, picture) / change,
    light: {
      above: lightAt('above'),
      below: lightAt('below'),
      before: lightAt('before'),
      after: lightAt('after'),
    },
  }
}

/** Where its pixels lie in the picture. */
interface Places {
  readonly inside: readonly number[]
  readonly around: readonly number[]
  /** Close to each side. */
  readonly beside: Readonly<Record<Side, number[]>>
}

/** Pixels out of the box: its border is neither inside nor around. */
const inner = -1
const outer = { from: 1.5, close: 4.5, to: 8 }
/** Pixels further right and further down that a place is compared with. */
const furthest = 4

function placesOf({ width, height }: Picture, { middle, half, radians }: Speckle): Places {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const reach = Math.hypot(...half) + outer.to
  const [inside, around]: [number[], number[]] = [[], []]
  const beside: Record<Side, number[]> = { above: [], below: [], before: [], after: [] }
  for (let y = first(middle.y - reach); y < Math.min(height - furthest, middle.y + reach); y += 1) {
    for (
      let x = first(middle.x - reach);
      x < Math.min(width - furthest, middle.x + reach);
      x += 1
    ) {
      const [right, down] = [x + 0.5 - middle.x, y + 0.5 - middle.y]
      const [along, aside] = [right * cos + down * sin, down * cos - right * sin]
      const [pastEnd, pastSide] = [Math.abs(along) - half[0], Math.abs(aside) - half[1]]
      const out = Math.max(pastEnd, pastSide)
      const at = y * width + x
      if (out < inner) inside.push(at)
      if (out > outer.from && out < outer.to) around.push(at)
      if (out > outer.from && out < outer.close) {
        beside[
          pastEnd > pastSide ? (along > 0 ? 'after' : 'before') : aside > 0 ? 'below' : 'above'
        ].push(at)
      }
    }
  }
  return { inside, around, beside }
}

const first = (place: number): number => Math.max(0, Math.floor(place))

const levelsAt = (places: readonly number[], { grey }: Picture): Uint8Array =>
  Uint8Array.from(places, (at) => grey[at]!)

function meanOf(levels: Uint8Array): number {
  return levels.reduce((sum, level) => sum + level, 0) / levels.length
}

/** In the mean, from each place to the one so many pixels to the right, and down. */
function changeOver(pixels: number, places: readonly number[], { grey, width }: Picture): number {
  let sum = 0
  for (const at of places) {
    sum +=
      Math.abs(grey[at + pixels]! - grey[at]!) + Math.abs(grey[at + pixels * width]! - grey[at]!)
  }
  return sum / places.length
}

/** From 0, where light changes as much in every direction, to 1, where it changes in one. */
function agreementAt(places: readonly number[], { grey, width }: Picture): number {
  let [difference, product, all] = [0, 0, 0]
  for (const at of places) {
    const falling = grey[at + width + 1]! - grey[at]!
    const rising = grey[at + 1]! - grey[at + width]!
    difference += falling ** 2 - rising ** 2
    product += 2 * falling * rising
    all += falling ** 2 + rising ** 2
  }
  return Math.hypot(difference, product) / all
}
