/**
 * Whether somebody worked at a site when they scanned there. A device that has not heard that a person left still takes
 * their scans, and one that was offline brings them late, so it is judged as of the scan, by our clock.
 */
import type { DeviceEvent, DeviceId, Instant, PersonId } from '@milepost/domain'
import type { PeopleStore, StaffChange } from '../people/store.ts'
import type { RawEnvelope } from './raw-envelope.ts'

export interface StandingDeps {
  readonly people: Pick<PeopleStore, 'changesOfStaff'>
}

export interface Came {
  readonly at: Instant
  /** What the device was off, for scans that were made before it knew. */
  readonly clockOffsetOf: (device: DeviceId) => number
}

export type WorkedThen = (event: DeviceEvent) => boolean

export async function standingIn(
  { people }: StandingDeps,
  events: readonly RawEnvelope[],
  came: Came,
): Promise<WorkedThen> {
  const named = [...new Set(events.flatMap(personIn))]
  const changes = named.length === 0 ? [] : await people.changesOfStaff(named)
  if (changes.length === 0) return () => true
  return (event) => workedThen(changes, event, came)
}

/**
 * Somebody of whom nothing is known at that time is believed: a server restored from a backup may not know of people who
 * came since, and nobody signs in on a device that has no list with them on it.
 */
function workedThen(
  changes: readonly StaffChange[],
  { kind, occurred, scan }: DeviceEvent,
  came: Came,
): boolean {
  // The device makes these by itself.
  if (kind === 'clock-fixed' || !('at' in occurred)) return true
  const { offset = came.clockOffsetOf(scan.device), error = 0 } = scan.clock
  // No later than it came, and within the measured error the earliest: the doubt is theirs.
  const at = Math.min(came.at, occurred.at + offset) - error
  const latest = changes.findLast(
    (change) => change.person === scan.person && change.site === scan.site && change.at <= at,
  )
  return latest?.works ?? true
}

function personIn({ event }: RawEnvelope): readonly PersonId[] {
  const { scan } = event as { readonly scan?: { readonly person?: unknown } | null }
  return typeof scan?.person === 'string' ? [scan.person as PersonId] : []
}
