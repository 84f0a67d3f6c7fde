/** Where a picture looks like bars, and which way they lie: before anybody knows what they say. */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside, and asking costs at each pixel */
import type { Picture } from './picture.ts'
import type { Point } from './view.ts'

export interface Texture {
  /** How far a picture would have to be turned back for its bars to stand upright. */
  readonly radians: number
  /** In pixels of the picture: where they are thickest. */
  readonly middle: Point
}

/**
 * Light changes across bars and not along them. Patches whose changes agree on a direction vote for it, the stronger the
 * louder; the loudest direction is then refined where its bars are, as noise and fine bars blur what single pixels say.
 */
export function textureOf(picture: Picture): Texture | undefined {
  const patches = patchesOf(picture)
  const direction = loudest(patches)
  if (direction === undefined) return undefined
  const agreeing = patches.filter((each) => isNear(each.direction, direction, near))
  const middle = thickest(agreeing)
  return { radians: refined(picture, meanOf(agreeing), middle), middle }
}

interface Patch {
  /** Of the change of light, from 0 to pi: it has no sign. */
  readonly direction: number
  readonly weight: number
  readonly middle: Point
}

const patch = { width: 64, height: 48 }

function patchesOf(picture: Picture): readonly Patch[] {
  const patches: Patch[] = []
  for (let top = 0; top + patch.height < picture.height; top += patch.height) {
    for (let left = 0; left + patch.width < picture.width; left += patch.width) {
      const one = patchAt(picture, left, top)
      if (one) patches.push(one)
    }
  }
  return patches
}

/** Nothing where the light is even. */
function patchAt({ width, grey }: Picture, left: number, top: number): Patch | undefined {
  let [cos, sin, all] = [0, 0, 0]
  for (let row = top; row < top + patch.height; row += 2) {
    const start = row * width + left
    for (let at = start, end = start + patch.width; at < end; at += 1) {
      const falling = grey[at + width + 1]! - grey[at]!
      const rising = grey[at + 1]! - grey[at + width]!
      cos += 2 * falling * rising
      sin += falling * falling - rising * rising
      all += falling * falling + rising * rising
    }
  }
  if (all === 0) return undefined
  const middle = { x: left + patch.width / 2, y: top + patch.height / 2 }
  return { direction: directionOf(cos, sin), weight: (cos * cos + sin * sin) / all, middle }
}

/** Twice the angle, so that opposite changes are one direction. */
const directionOf = (cos: number, sin: number): number =>
  ((Math.atan2(sin, cos) + 2 * Math.PI) % (2 * Math.PI)) / 2

const bins = 90
const near = Math.PI / 30

function loudest(patches: readonly Patch[]): number | undefined {
  const votes = new Float64Array(bins)
  for (const { direction, weight } of patches) {
    votes[Math.min(bins - 1, Math.floor((direction / Math.PI) * bins))]! += weight
  }
  const around = [...votes.keys()].map(
    (at) => votes[(at + bins - 1) % bins]! + votes[at]! + votes[(at + 1) % bins]!,
  )
  const most = Math.max(...around)
  return most > 0 ? ((around.indexOf(most) + 0.5) * Math.PI) / bins : undefined
}

function isNear(one: number, other: number, within: number): boolean {
  const apart = Math.abs(one - other)
  return Math.min(apart, Math.PI - apart) < within
}

function meanOf(patches: readonly Patch[]): number {
  const cos = patches.reduce(
    (sum, { direction, weight }) => sum + weight * Math.cos(2 * direction),
    0,
  )
  const sin = patches.reduce(
    (sum, { direction, weight }) => sum + weight * Math.sin(2 * direction),
    0,
  )
  return directionOf(cos, sin)
}

/** The mean of those around the patch that has most around it, so that two codes do not meet between them. */
function thickest(patches: readonly Patch[]): Point {
  let most: { readonly weight: number; readonly middle: Point } = {
    weight: 0,
    middle: { x: 0, y: 0 },
  }
  for (const { middle } of patches) {
    const around = patches.filter(
      (each) =>
        Math.abs(each.middle.x - middle.x) < 4.5 * patch.width &&
        Math.abs(each.middle.y - middle.y) < 2.5 * patch.height,
    )
    const weight = around.reduce((sum, each) => sum + each.weight, 0)
    if (weight > most.weight) most = { weight, middle: middleOf(around, weight) }
  }
  return most.middle
}

function middleOf(patches: readonly Patch[], weight: number): Point {
  const x = patches.reduce((sum, each) => sum + each.weight * each.middle.x, 0)
  const y = patches.reduce((sum, each) => sum + each.weight * each.middle.y, 0)
  return { x: x / weight, y: y / weight }
}

const step = Math.PI / 240
const stepsAside = 6

/** Of some directions around, the one along which columns of pixels differ most from their neighbours. */
function refined(picture: Picture, direction: number, middle: Point): number {
  const candidates = Array.from(
    { length: 2 * stepsAside + 1 },
    (_, at) => direction + (at - stepsAside) * step,
  )
  const sharpness = candidates.map((radians) => sharpnessAt(picture, radians, middle))
  const best = sharpness.indexOf(Math.max(...sharpness))
  const [before, peak, after] = [best - 1, best, best + 1].map((at) => sharpness[at])
  const bend = (before ?? 0) - 2 * (peak ?? 0) + (after ?? 0)
  const isInside = before !== undefined && after !== undefined && bend < 0
  const part = isInside ? (before - after) / (2 * bend) : 0
  return (candidates[best] ?? direction) + part * step
}

const reach = { across: 220, along: 40 }

function sharpnessAt({ width, height, grey }: Picture, radians: number, middle: Point): number {
  const [right, below] = [Math.cos(radians), Math.sin(radians)]
  let [sharpness, before] = [0, 0]
  for (let across = -reach.across; across <= reach.across; across += 1) {
    let sum = 0
    for (let along = -reach.along; along <= reach.along; along += 2) {
      const x = (middle.x + across * right - along * below) | 0
      const y = (middle.y + across * below + along * right) | 0
      const column = x < 0 ? 0 : x >= width ? width - 1 : x
      const row = y < 0 ? 0 : y >= height ? height - 1 : y
      sum += grey[row * width + column]!
    }
    if (across > -reach.across) sharpness += (sum - before) ** 2
    before = sum
  }
  return sharpness
}
