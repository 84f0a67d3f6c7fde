/**
 * The ways to look at a picture. Every frame is looked at in one way only, so that none costs more than another; what one
 * way misses, the next may read. A way is also a witness: two ways that agree say more than one way twice.
 */
import type { Drawn } from './strips.ts'

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
  /** Not the picture itself, but strips along its bars, each way below the other. */
  readonly along?: readonly Drawn[]
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
  /** Light against the paper around, which a shadow's edge may cross. */
  | { readonly kind: 'paper' }
  /** Drawn out against the surroundings: everything, or the edges of upright bars. */
  | { readonly kind: 'sharp' | 'edges'; readonly reach: number }
  /** What moved to the side, put back. */
  | { readonly kind: 'held'; readonly reach: number }

/**
 * Turning serves bars alone; the rare symbols get looks of their own, so that no other look pays for them. Strips show no
 * more than a few lines: not enough where a code of two in five may be a part of a longer one.
 */
export type Codes = 'usual' | 'bars' | 'strips' | 'rare'

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
/** The second witness of stacked bars, at once after the first: a slow device forgets. */
const rareSmaller: Look = { ...rare, way: 'rare smaller', scale: 0.8 }
const stretched: Look = { ...plain, way: 'stretched', treat: { kind: 'stretch' } }
const paper: Look = { ...middle, way: 'paper', treat: { kind: 'paper' } }
const held: Look = { ...middle, way: 'held', treat: { kind: 'held', reach: 5 } }
const edges: Look = { ...plain, way: 'edges', treat: { kind: 'edges', reach: 3 }, codes: 'bars' }
/** One witness, however they are drawn: what one makes of a blur another may make as well. */
const along = (...ways: readonly Drawn[]): Look => ({
  ...plain,
  way: 'along',
  along: ways,
  codes: 'strips',
})
const unblurred = (reach: number, times: 1 | 2): Drawn => ({
  count: 8,
  tall: 13,
  between: 'extremes',
  blur: { reach, times, rounds: 20 },
})
/** Noise and faint print; a shadow's edge; bars as fine as the pixels. */
const even = along(
  { count: 8, tall: 25, between: 'extremes', gain: 2 },
  { count: 24, tall: 5, every: 13, between: 'shadows' },
  unblurred(2, 2),
)
const moved = along(unblurred(5, 1), unblurred(6, 1))
const soft = along(unblurred(4, 2), unblurred(6, 2))
const inverted: Look = { ...middle, way: 'inverted', inverted: true }

/** One round; a picture that stands still is seen in every way after it. */
export const plan: readonly Look[] = [
  middle,
  whole,
  turned(45),
  flat(24),
  even,
  middle,
  turned(22.5),
  sharp(3, 'bars'),
  rare,
  rareSmaller,
  moved,
  whole,
  turned(67.5),
  near,
  flat(12),
  stretched,
  held,
  middle,
  turned(33),
  edges,
  soft,
  whole,
  sharp(2, 'usual'),
  inverted,
  turned(57),
  far,
  paper,
  turned(12),
]
