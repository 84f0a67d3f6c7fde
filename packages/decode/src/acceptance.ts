/**
 * When a code that the camera saw counts. Codes that correct their own errors count at first sight; the weaker the
 * check of a symbology, the more looks, ways to look and lines across the bars must agree (decode.md 8.4): a misread is
 * the accident of a few lines in one way. A code counts once while it stays in view, and again after it left. Two texts
 * seen in turn at one place are not guessed between: a person says which.
 */
import type { Reading } from '@milepost/barcode'
import { isLinear, means, type IsKnown } from './need.ts'
import { areAtOnePlace, fromMiddle } from './place.ts'
import { afterLook, isSure, weightOf, type Looked, type Sighting } from './sighting.ts'

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

function aimedAt(sightings: readonly Sighting[], at: number): Sighting | undefined {
  const inView = sightings.filter(({ lastAt }) => lastAt === at)
  return inView.toSorted((a, b) => fromMiddle(a.found.corners) - fromMiddle(b.found.corners))[0]
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
      fromMiddle(other.found.corners) - fromMiddle(aimed.found.corners) < asNear &&
      !areAtOnePlace(aimed.found.corners, other.found.corners) &&
      !isStretchOf(other, aimed) &&
      weightOf(other) * accident > weightOf(aimed),
  )
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
