/** The order in which one walks: aisle, bay, level, numbers as numbers; what has no bin comes last. */
import type { WorkSite } from '@milepost/contract'

export type Walk = NonNullable<NonNullable<WorkSite['picking']>['walk']>

interface Placed {
  readonly bin?: string
}

/**
 * `rows` begins each aisle at its front. `serpentine` goes up one aisle and down the next, as one does who does not walk
 * back; aisles without anything to fetch are passed by.
 */
export function inWalkingOrder<Stop extends Placed>(
  stops: readonly Stop[],
  walk: Walk = 'rows',
): readonly Stop[] {
  const places = stops.map((stop) => ({ stop, place: placeOf(stop.bin) }))
  const isDown = walk === 'serpentine' ? everySecondAisle(places) : new Set<string>()
  return places.toSorted((a, b) => compared(a.place, b.place, isDown)).map(({ stop }) => stop)
}

type Place = readonly [aisle: string, bay: string, ...level: readonly string[]]

/** `A-02-1` is aisle A, bay 02, level 1. */
function placeOf(bin: string | undefined): Place | undefined {
  if (bin === undefined) return undefined
  const [aisle = '', bay = '', ...level] = bin.toUpperCase().split(/[^A-Z0-9]+/)
  return [aisle, bay, ...level]
}

function everySecondAisle(
  places: readonly { readonly place: Place | undefined }[],
): ReadonlySet<string> {
  const aisles = new Set(places.flatMap(({ place }) => (place ? [place[0]] : [])))
  return new Set([...aisles].toSorted(byPart.compare).filter((_, at) => at % 2 === 1))
}

function compared(a: Place | undefined, b: Place | undefined, isDown: ReadonlySet<string>): number {
  if (!a || !b) return Number(!a) - Number(!b)
  const [aisle, bay, ...level] = a
  const [otherAisle, otherBay, ...otherLevel] = b
  const byBay = byPart.compare(bay, otherBay)
  return (
    byPart.compare(aisle, otherAisle) ||
    (isDown.has(aisle) ? -byBay : byBay) ||
    byPart.compare(level.join('-'), otherLevel.join('-'))
  )
}

/** Made once: a comparison that makes its own costs more than all the rest of a scan. */
const byPart = new Intl.Collator('en', { numeric: true })
