/** Small facts the device keeps about itself, each under its own name. */
import type { Enrolled } from '@milepost/contract'
import type { EpochId, Instant, PersonId, StationId } from '@milepost/domain'
import type { WedgeProfile } from '../capture/wedge.ts'
import type { Database } from './database.ts'

export interface Facts {
  readonly device: Enrolled
  readonly outbox: OutboxFact
  readonly pull: PullFact
  readonly person: { readonly person: PersonId; readonly name: string; readonly since: Instant }
  /** Who signed in here, latest first. */
  readonly recentPeople: readonly PersonId[]
  readonly station: StationId
  /** What calibration learned of the scanner that types into this device. */
  readonly wedge: WedgeProfile
  /** Since when this device knows that it was revoked: it takes no scan any more. */
  readonly revoked: Instant
  /** Apps of this writer's number and above may add scans here; a later version raises it. */
  readonly minWriter: number
}

export interface OutboxFact {
  readonly epoch: EpochId
  readonly madeNo: number
  readonly settledNo: number
  readonly absorbedThrough: number
  /** Counts what changed scans otherwise than by making or acking them. */
  readonly reshuffles?: number
  readonly serverEpoch?: string
}

export interface PullFact {
  readonly cursor: number
  /** Counts how often the cache was begun anew. */
  readonly life: number
  readonly serverEpoch?: string
  readonly freshUntil?: Instant
}

export async function factOf<Name extends keyof Facts>(
  { facts }: Pick<Database, 'facts'>,
  name: Name,
): Promise<Facts[Name] | undefined> {
  return (await facts.get(name))?.value as Facts[Name] | undefined
}

/** Several in one look. */
export async function factsOf<Name extends keyof Facts>(
  { facts }: Pick<Database, 'facts'>,
  names: readonly Name[],
): Promise<Partial<Pick<Facts, Name>>> {
  const rows = (await facts.bulkGet([...names])).filter((row) => row !== undefined)
  return Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Partial<
    Pick<Facts, Name>
  >
}

export async function keepFact<Name extends keyof Facts>(
  { facts }: Pick<Database, 'facts'>,
  name: Name,
  value: Facts[Name] | undefined,
): Promise<void> {
  if (value === undefined) await facts.delete(name)
  else await facts.put({ name, value })
}

export const enrolment = (database: Database) => factOf(database, 'device')
export const wedgeProfile = (database: Database) => factOf(database, 'wedge')
export const personHere = (database: Database) => factOf(database, 'person')
export const revocation = (database: Database) => factOf(database, 'revoked')
export const freshness = (database: Database) => factOf(database, 'pull')
