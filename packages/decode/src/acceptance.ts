/**
 * When a code that the camera saw counts. Codes that correct their own errors count at first sight; the weaker the
 * check of a symbology, the more looks, ways to look and lines across the bars must agree (decode.md 8.4): a misread is
 * the accident of a few lines in one way. A code counts once while it stays in view, and again after it left. Two texts
 * seen in turn at one place are not guessed between: a person says which.
 */
import { codeKey, read, type Reading, type Symbology } from '@milepost/barcode'
import type { Found } from './found.ts'
import type { Point } from './view.ts'

export interface Looked {
  readonly way: string
  readonly at: number
  readonly found: readonly Found[]
}

export interface Sighting {
  readonly key: string
  readonly found: Found
  readonly seen: number
  /** The most lines that each way to look agreed on. */
  readonly linesByWay: ReadonlyMap<string, number>
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
  /** Several lie as near to the middle: nothing counts until somebody points at one. */
  readonly compete?: true
}

export interface JudgementOfAll {
  readonly sightings: readonly Sighting[]
  readonly taken: readonly Reading[]
  readonly asked: readonly (readonly Reading[])[]
}

/** Says whether the warehouse knows this code: a product, a bin, a label. */
export type IsKnown = (reading: Reading) => boolean

/** Of several codes in view the one nearest the middle is meant. */
export function judged(
  before: readonly Sighting[],
  looked: Looked,
  isKnown: IsKnown = means,
): Judgement {
  const sightings = afterLook(before, looked, isKnown)
  const aimed = aimedAt(sightings, looked.at)
  if (aimed && isContested(aimed, sightings, looked.at)) return { sightings, compete: true }
  const { taken, asked, ...after } = decided(sightings, aimed ? [aimed] : [], isKnown)
  return { ...after, ...(taken[0] && { taken: taken[0] }), ...(asked[0] && { asked: asked[0] }) }
}

/** Every code in view is meant. */
export function judgedAll(
  before: readonly Sighting[],
  looked: Looked,
  isKnown: IsKnown = means,
): JudgementOfAll {
  const sightings = afterLook(before, looked, isKnown)
  return decided(sightings, sightings, isKnown)
}

function decided(
  sightings: readonly Sighting[],
  meant: readonly Sighting[],
  isKnown: IsKnown,
): JudgementOfAll {
  const decidedKeys = new Map<string, Sighting['state']>()
  const taken: Reading[] = []
  const asked: (readonly Reading[])[] = []
  for (const one of meant) {
    if (one.state !== 'gathering' || decidedKeys.has(one.key) || !isSure(one, isKnown)) continue
    const doubts = sightings.filter((other) => isRival(one, other))
    if (doubts.length === 0) taken.push(one.found.reading)
    else asked.push([one, ...doubts].map(({ found }) => found.reading))
    const state = doubts.length === 0 ? 'taken' : 'disputed'
    for (const { key } of [one, ...doubts]) decidedKeys.set(key, state)
  }
  return {
    sightings: sightings.map((each) => ({
      ...each,
      state: decidedKeys.get(each.key) ?? each.state,
    })),
    taken,
    asked,
  }
}

/** A taken code that left the view counts again when it comes back. */
const leftAfterMs = 800
const leftAfterLooks = 4
const forgottenAfterMs = 1500

function afterLook(
  before: readonly Sighting[],
  { way, at, found }: Looked,
  isKnown: IsKnown,
): readonly Sighting[] {
  const countable = found.filter((each) => mayCount(each, isKnown))
  const whole = new Map(countable.map((each) => [codeKey(each.reading), each]))
  const known = before.map((sighting) => {
    const again = whole.get(sighting.key)
    return again
      ? seenAgain(sighting, again, way, at)
      : { ...sighting, missed: sighting.missed + 1 }
  })
  const fresh = [...whole].filter(([key]) => !before.some((sighting) => sighting.key === key))
  return [
    ...known.filter((sighting) => !hasLeft(sighting, at)),
    ...fresh.map(([key, each]) => firstSight(key, each, way, at)),
  ]
}

/**
 * A linear code that touches the edge may be the middle of a longer one; only Code 128 bears its own beginning, end and
 * check. What no number of looks makes sure is not even a rival.
 */
function mayCount({ cut, reading }: Found, isKnown: IsKnown): boolean {
  const mayBePart = cut && isLinear(reading.symbology) && reading.symbology !== 'code-128'
  return !mayBePart && needOf(reading, isKnown) !== undefined
}

function seenAgain(sighting: Sighting, found: Found, way: string, at: number): Sighting {
  const lines = Math.max(sighting.linesByWay.get(way) ?? 0, linesOf(found))
  return {
    ...sighting,
    found,
    seen: sighting.seen + 1,
    linesByWay: new Map(sighting.linesByWay).set(way, lines),
    lastAt: at,
    missed: 0,
  }
}

function firstSight(key: string, found: Found, way: string, at: number): Sighting {
  return {
    key,
    found,
    seen: 1,
    linesByWay: new Map([[way, linesOf(found)]]),
    firstAt: at,
    lastAt: at,
    missed: 0,
    state: 'gathering',
  }
}

/** What an engine's look is worth that does not count lines. */
const linesUntold = 8
const linesOf = ({ lines }: Found): number => lines ?? linesUntold

function weightOf({ linesByWay }: Sighting): number {
  return [...linesByWay.values()].reduce((sum, lines) => sum + lines, 0)
}

function hasLeft({ state, lastAt, missed }: Sighting, at: number): boolean {
  if (state === 'gathering') return at - lastAt > forgottenAfterMs
  return at - lastAt > leftAfterMs && missed >= leftAfterLooks
}

function aimedAt(sightings: readonly Sighting[], at: number): Sighting | undefined {
  const inView = sightings.filter(({ lastAt }) => lastAt === at)
  return inView.toSorted((a, b) => fromMiddle(a) - fromMiddle(b))[0]
}

/** Parts of the picture; a hand does not aim better. */
const asNear = 0.04
const stillInViewMs = 300

function isContested(aimed: Sighting, all: readonly Sighting[], at: number): boolean {
  if (aimed.state !== 'gathering') return false
  return all.some(
    (other) =>
      other.key !== aimed.key &&
      at - other.lastAt < stillInViewMs &&
      fromMiddle(other) - fromMiddle(aimed) < asNear &&
      !areAtOnePlace(aimed.found.corners, other.found.corners) &&
      !isStretchOf(other, aimed) &&
      weightOf(other) * accident > weightOf(aimed),
  )
}

function fromMiddle({ found }: Sighting): number {
  const { x, y } = middleOf(found.corners)
  return Math.hypot(x - 0.5, y - 0.5)
}

interface Need {
  readonly looks: number
  readonly ways: number
  readonly lines: number
}

const atOnce: Need = { looks: 1, ways: 1, lines: 0 }
const twice: Need = { looks: 2, ways: 1, lines: 8 }
/** A retail misread that passes its check digit comes from two to four lines, and comes back on a sister picture. */
const twoWays: Need = { looks: 2, ways: 2, lines: 10 }
const thrice: Need = { looks: 3, ways: 2, lines: 12 }
/** Neither a check nor a catalogue speaks for it: still scannable, as an unknown label must be, but slowly. */
const longLook: Need = { looks: 6, ways: 2, lines: 16 }
/** A stretch of a longer ITF code shows in few lines, and in few ways. */
const broadLook: Need = { looks: 6, ways: 4, lines: 40 }

function isSure(sighting: Sighting, isKnown: IsKnown): boolean {
  const need = needOf(sighting.found.reading, isKnown)
  return (
    need !== undefined &&
    sighting.seen >= need.looks &&
    sighting.linesByWay.size >= need.ways &&
    weightOf(sighting) >= need.lines
  )
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
      return twoWays
    case 'ean-8':
    case 'upc-e':
      return isKnown(reading) ? thrice : undefined
    case 'itf':
      return itfNeed(reading)
    default:
      return isKnown(reading) ? thrice : longLook
  }
}

/** Any stretch of an ITF code reads as a shorter one, and the usual 14 digits bear a check digit. */
function itfNeed(reading: Reading): Need | undefined {
  if (reading.text.length === 14) return means(reading) ? thrice : undefined
  return reading.text.length < 6 || reading.text.length % 2 === 1 ? undefined : broadLook
}

/** Something beyond its symbology checks it: a check digit, or the pattern of a carrier's number. */
function means(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}

/** Another text at the same place, seen in turn with this one and not by mere accident: one of the two is a misread. */
function isRival(one: Sighting, other: Sighting): boolean {
  return (
    one.key !== other.key &&
    isLinear(one.found.reading.symbology) &&
    isLinear(other.found.reading.symbology) &&
    one.firstAt < other.lastAt &&
    other.firstAt < one.lastAt &&
    areAtOnePlace(one.found.corners, other.found.corners) &&
    !isStretchOf(other, one) &&
    weightOf(other) * accident > weightOf(one)
  )
}

/** A text with so many times fewer lines is an accident, not a rival. */
const accident = 4

function isStretchOf(shorter: Sighting, longer: Sighting): boolean {
  const [part, all] = [shorter.found.reading, longer.found.reading]
  return part.symbology === 'itf' && all.symbology === 'itf' && all.text.includes(part.text)
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
