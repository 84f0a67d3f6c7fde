/**
 * What the answers alone tell of the server's memory. A scan answered as a duplicate was stored by an earlier attempt,
 * and that attempt was stored in part when another of its scans is still new afterwards.
 */
import type { Fate } from '@milepost/contract'

/**
 * `never-arrived`: surely not. `stray`: the network may have carried it twice, or late, so what it stored and when
 * proves nothing.
 */
export type Way = 'straight' | 'stray' | 'never-arrived'

export interface Attempt {
  readonly ids: readonly string[]
  way: Way
  fates?: ReadonlyMap<string, Fate>
}

/** Scans that were stored without the rest of their batch. */
export function storedInPart(attempts: readonly Attempt[]): readonly string[] {
  const newAt = new Map(verdictsIn(attempts, 'accepted').map(({ id, nth }) => [id, nth]))
  const isWhole = attempts.map(
    ({ ids, way }, nth) =>
      way === 'stray' || (way === 'straight' && ids.every((id) => (newAt.get(id) ?? -1) <= nth)),
  )
  const nthsById = Map.groupBy(
    attempts.flatMap(({ ids }, nth) => ids.map((id) => ({ id, nth }))),
    ({ id }) => id,
  )
  return verdictsIn(attempts, 'duplicate')
    .filter(({ id, nth }) => {
      const mayHaveBroughtIt = (nthsById.get(id) ?? []).filter(
        (each) => each.nth < nth || (each.nth === nth && attempts[nth]?.way === 'stray'),
      )
      return !mayHaveBroughtIt.some((each) => isWhole[each.nth] === true)
    })
    .map(({ id }) => id)
}

/** Scans that were new to the server twice: it had them and lost them. */
export function newTwice(attempts: readonly Attempt[]): readonly string[] {
  const seen = new Set<string>()
  return verdictsIn(attempts, 'accepted')
    .map(({ id }) => id)
    .filter((id) => seen.has(id) || !seen.add(id))
}

function verdictsIn(attempts: readonly Attempt[], wanted: Fate) {
  return attempts.flatMap(({ fates }, nth) =>
    [...(fates ?? [])].filter(([, fate]) => fate === wanted).map(([id]) => ({ id, nth })),
  )
}
