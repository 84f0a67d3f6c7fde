/** A carrier's time in our terms: the moment, and the local wall clock where it gave one. */
import type { Instant } from '@milepost/domain'

export interface Moment {
  readonly at: Instant
  readonly local?: string
  readonly offset?: string
}

const iso = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/

/** ISO 8601 with a zone. Z says only the moment; an offset also says what the clock on the wall showed. */
export function occurredIn(text: string | null | undefined): Moment | undefined {
  const found = iso.exec(text ?? '')
  const at = found ? Date.parse(found[0]) : Number.NaN
  if (!found || Number.isNaN(at)) return undefined
  const [, local = '', zone = ''] = found
  return zone === 'Z' ? { at } : { at, local, offset: withColon(zone) }
}

const withColon = (zone: string): string =>
  zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
