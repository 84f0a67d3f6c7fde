/**
 * When a code that the camera saw counts. Codes that correct their own errors count at first sight; the weaker the
 * check of a symbology, the more looks must agree (decode.md 8.4). A code counts once while it stays in view, and
 * again after it left. Two texts seen in turn at one place are not guessed between: a person says which.
 */
import { read, type Reading, type Symbology } from '@milepost/barcode'
import { codeKey } from './captured.ts'
import type { Found, Look, Point } from './decoder.ts'

export interface Looked {
  readonly way: Look['way']
  readonly at: number
  readonly found: readonly Found[]
}

export interface Sighting {
  readonly key: string
  readonly found: Found
  readonly seen: number
  readonly ways: readonly Look['way'][]
  readonly firstAt: number
  readonly lastAt: number
  /** Looks since it was last seen. */
  readonly missed: number
  readonly state: 'gathering' | 'taken' | 'disputed'
}

export interface Judgement {
  readonly sightings: readonly Sighting[]
  readonly taken?: Reading
  /** Which of these is it? */
  readonly asked?: readonly Reading[]
}

/** Says whether the warehouse knows this code: a product, a bin, a label. */
export type IsKnown = (reading: Reading) => boolean

export function judged(
  before: readonly Sighting[],
  looked: Looked,
  isKnown: IsKnown = means,
): Judgement {
  const countable = looked.found.filter((each) => mayCount(each, isKnown))
  const sightings = afterLook(before, { ...looked, found: countable })
  const aimed = aimedAt(sightings, looked.at)
  if (aimed?.state !== 'gathering' || !isSure(aimed, isKnown)) return { sightings }
  const rivals = sightings.filter((other) => isRival(aimed, other))
  if (rivals.length === 0) {
    return { sightings: marked(sightings, [aimed], 'taken'), taken: aimed.found.reading }
  }
  const disputed = [aimed, ...rivals]
  return {
    sightings: marked(sightings, disputed, 'disputed'),
    asked: disputed.map(({ found }) => found.reading),
  }
}

/** A taken code that left the view counts again when it comes back. */
const leftAfterMs = 800
const leftAfterLooks = 4
const forgottenAfterMs = 1500

function afterLook(before: readonly Sighting[], { way, at, found }: Looked): readonly Sighting[] {
  const whole = new Map(found.map((each) => [codeKey(each.reading), each]))
  const known = before.map((sighting) => {
    const again = whole.get(sighting.key)
    if (!again) return { ...sighting, missed: sighting.missed + 1 }
    return seenAgain(sighting, again, way, at)
  })
  const fresh = [...whole].filter(([key]) => !before.some((sighting) => sighting.key === key))
  return [
    ...known.filter((sighting) => !hasLeft(sighting, at)),
    ...fresh.map(([key, each]) => firstSight(key, each, way, at)),
  ]
}

/**
 * A linear code that touches the edge may be the middle of a longer one. What no number of looks makes sure is not
 * even a rival: a turned ITF code reads as several shorter ones at its own place.
 */
function mayCount({ cut, reading }: Found, isKnown: IsKnown): boolean {
  return !(cut && isLinear(reading.symbology)) && needOf(reading, isKnown) !== undefined
}

function seenAgain(sighting: Sighting, found: Found, way: Look['way'], at: number): Sighting {
  return {
    ...sighting,
    found,
    seen: sighting.seen + 1,
    ways: sighting.ways.includes(way) ? sighting.ways : [...sighting.ways, way],
    lastAt: at,
    missed: 0,
  }
}

function firstSight(key: string, found: Found, way: Look['way'], at: number): Sighting {
  return {
    key,
    found,
    seen: 1,
    ways: [way],
    firstAt: at,
    lastAt: at,
    missed: 0,
    state: 'gathering',
  }
}

function hasLeft({ state, lastAt, missed }: Sighting, at: number): boolean {
  if (state === 'gathering') return at - lastAt > forgottenAfterMs
  return at - lastAt > leftAfterMs && missed >= leftAfterLooks
}

/** Of several codes in view the one nearest the middle is meant. */
function aimedAt(sightings: readonly Sighting[], at: number): Sighting | undefined {
  const inView = sightings.filter(({ lastAt }) => lastAt === at)
  return inView.toSorted((a, b) => fromMiddle(a) - fromMiddle(b))[0]
}

function fromMiddle({ found }: Sighting): number {
  const { x, y } = middleOf(found.corners)
  return Math.hypot(x - 0.5, y - 0.5)
}

interface Need {
  readonly looks: number
  readonly ways: number
}

const atOnce: Need = { looks: 1, ways: 1 }
const twice: Need = { looks: 2, ways: 1 }
const thrice: Need = { looks: 3, ways: 2 }
/** Neither a check nor a catalogue speaks for it: still scannable, as an unknown label must be, but slowly. */
const longLook: Need = { looks: 6, ways: 2 }

function isSure({ found: { reading }, seen, ways }: Sighting, isKnown: IsKnown): boolean {
  const need = needOf(reading, isKnown)
  return need !== undefined && seen >= need.looks && ways.length >= need.ways
}

/** Nothing where no number of looks would do. */
function needOf(reading: Reading, isKnown: IsKnown): Need | undefined {
  switch (reading.symbology) {
    case 'qr':
    case 'data-matrix':
    case 'pdf-417':
    case 'aztec':
    case 'maxicode':
      return atOnce
    case 'code-128':
      return means(reading) ? atOnce : twice
    case 'ean-13':
    case 'upc-a':
      return twice
    case 'ean-8':
    case 'upc-e':
      return isKnown(reading) ? thrice : undefined
    // Any stretch of an ITF code reads as a shorter one: only 14 digits with their check digit count.
    case 'itf':
      return reading.text.length === 14 && means(reading) ? thrice : undefined
    default:
      return isKnown(reading) ? thrice : longLook
  }
}

/** Something beyond its symbology checks it: a check digit, or the pattern of a carrier's number. */
function means(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}

/** Another text at the same place, seen in turn with this one: one of the two is a misread. */
function isRival(one: Sighting, other: Sighting): boolean {
  return (
    one.key !== other.key &&
    isLinear(one.found.reading.symbology) &&
    isLinear(other.found.reading.symbology) &&
    one.firstAt < other.lastAt &&
    other.firstAt < one.lastAt &&
    areAtOnePlace(one.found.corners, other.found.corners)
  )
}

function areAtOnePlace(one: readonly Point[], other: readonly Point[]): boolean {
  const [a, b] = [middleOf(one), middleOf(other)]
  return Math.hypot(a.x - b.x, a.y - b.y) < Math.max(sizeOf(one), sizeOf(other)) / 4
}

function middleOf(corners: readonly Point[]): Point {
  const count = Math.max(1, corners.length)
  return {
    x: corners.reduce((sum, { x }) => sum + x, 0) / count,
    y: corners.reduce((sum, { y }) => sum + y, 0) / count,
  }
}

function sizeOf(corners: readonly Point[]): number {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
}

function isLinear(symbology: Symbology): boolean {
  return linear.has(symbology)
}

const linear: ReadonlySet<Symbology> = new Set([
  'code-128',
  'code-39',
  'itf',
  'ean-13',
  'ean-8',
  'upc-a',
  'upc-e',
  'unknown',
])

function marked(
  sightings: readonly Sighting[],
  which: readonly Sighting[],
  state: Sighting['state'],
): readonly Sighting[] {
  const keys = new Set(which.map(({ key }) => key))
  return sightings.map((sighting) => (keys.has(sighting.key) ? { ...sighting, state } : sighting))
}
