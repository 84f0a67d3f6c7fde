/** What is known of a code from look to look: how often it was seen, in which ways, and whether it still is. */
import { codeKey } from '@milepost/barcode'
import type { Found } from './found.ts'
import { isLinear, needOf, type IsKnown } from './need.ts'

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

/** A taken code that left the view counts again when it comes back. */
const leftAfterMs = 800
const leftAfterLooks = 4
const forgottenAfterMs = 1500

export function afterLook(
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

export function weightOf({ linesByWay }: Sighting): number {
  return [...linesByWay.values()].reduce((sum, lines) => sum + lines, 0)
}

function hasLeft({ state, lastAt, missed }: Sighting, at: number): boolean {
  if (state === 'gathering') return at - lastAt > forgottenAfterMs
  return at - lastAt > leftAfterMs && missed >= leftAfterLooks
}

export function isSure(sighting: Sighting, isKnown: IsKnown): boolean {
  const need = needOf(sighting.found.reading, isKnown)
  const least = isOnlySharpened(sighting) ? sharpened : unsharpened
  return (
    need !== undefined &&
    sighting.seen >= Math.max(need.looks, least.looks) &&
    sighting.linesByWay.size >= Math.max(need.ways, least.ways) &&
    weightOf(sighting) >= need.lines
  )
}

/** Sharpening draws edges where there may be none, and the same ones again. */
const sharpened = { looks: 3, ways: 2 }
const unsharpened = { looks: 1, ways: 1 }

function isOnlySharpened({ found, linesByWay }: Sighting): boolean {
  return (
    isLinear(found.reading.symbology) &&
    [...linesByWay.keys()].every((way) => way.startsWith('sharp '))
  )
}
