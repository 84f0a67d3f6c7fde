/**
 * The ways to look at a picture. Every frame is looked at in one way only, so that none costs more than another; what one
 * way misses, the next may read. A way is also a witness: two ways that agree say more than one way twice.
 */
export interface Look {
  /** Names the way. Looks of one name see a picture that stands still alike. */
  readonly way: string
  /** How much of the picture is looked at, 0 to 1, around its middle. */
  readonly across: number
  readonly down: number
  readonly degrees: number
  /** Pixels looked at a pixel of the picture. */
  readonly scale: number
  /** What gives way where that were too many pixels. */
  readonly tooMany: 'shrink' | 'crop'
  readonly treat: Treat
  readonly codes: Codes
  /** Light on dark. */
  readonly inverted: boolean
  /** Not only the code that is aimed at. */
  readonly many?: boolean
}

/** Reaches are in pixels of what is looked at. */
export type Treat =
  | { readonly kind: 'as-is' }
  /** Light evened out against the mean of the surroundings, or between their darkest and brightest. */
  | { readonly kind: 'flat'; readonly reach: number }
  | { readonly kind: 'stretch' }
  /** Drawn out against the surroundings: everything, or the edges of upright bars. */
  | { readonly kind: 'sharp' | 'edges'; readonly reach: number }

/** Turning serves bars alone; the rare symbols get looks of their own, so that no other look pays for them. */
export type Codes = 'usual' | 'bars' | 'rare'

/**
 * The middle saves time; a turned code does not fit into it, so it is never the only view. Bars read within ten degrees of
 * the level and the upright; three turns close the gaps between, and each angle lies near two of the six.
 */
export function lookAt(count: number): Look {
  return plan[count % plan.length] ?? whole
}

const plain: Look = {
  way: 'whole',
  across: 1,
  down: 1,
  degrees: 0,
  scale: 1,
  tooMany: 'shrink',
  treat: { kind: 'as-is' },
  codes: 'usual',
  inverted: false,
}
const whole = plain
const middle: Look = { ...plain, way: 'middle', across: 0.8, down: 0.5 }
const flat = (reach: number): Look => ({
  ...plain,
  way: `flat ${reach}`,
  treat: { kind: 'flat', reach },
})
const turned = (degrees: number): Look => ({
  ...plain,
  way: `turned ${degrees}`,
  degrees,
  codes: 'bars',
})
const sharp = (reach: number, codes: Codes): Look => ({
  ...plain,
  way: `sharp ${reach}`,
  scale: 2,
  tooMany: 'crop',
  treat: { kind: 'sharp', reach },
  codes,
})
const near: Look = { ...plain, way: 'near', scale: 2, tooMany: 'crop' }
const far: Look = { ...plain, way: 'far', scale: 0.5 }
const rare: Look = { ...plain, way: 'rare', codes: 'rare' }
const stretched: Look = { ...plain, way: 'stretched', treat: { kind: 'stretch' } }
const edges: Look = { ...plain, way: 'edges', treat: { kind: 'edges', reach: 3 }, codes: 'bars' }
const inverted: Look = { ...middle, way: 'inverted', inverted: true }

/** One round; a picture that stands still is seen in every way after it. */
export const plan: readonly Look[] = [
  middle,
  whole,
  turned(45),
  flat(24),
  middle,
  turned(22.5),
  sharp(3, 'bars'),
  rare,
  whole,
  turned(67.5),
  near,
  flat(12),
  stretched,
  middle,
  turned(33),
  edges,
  whole,
  sharp(2, 'usual'),
  inverted,
  turned(57),
  far,
  turned(12),
]
