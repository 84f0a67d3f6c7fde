/** Small facts the device keeps about itself, each under its own name. */
import type { Enrolled } from '@milepost/contract'
import type { EpochId, Instant, PersonId, StationId } from '@milepost/domain'
import { Dexie, type Transaction } from 'dexie'
import type { WedgeProfile } from '../capture/wedge.ts'
import type { Database } from './database.ts'

/** Who this device is. */
export type OwnDevice = Pick<Enrolled, 'device' | 'name' | 'site'>

export interface Facts {
  readonly device: OwnDevice
  readonly outbox: OutboxFact
  readonly pull: PullFact
  readonly person: { readonly person: PersonId; readonly name: string; readonly since: Instant }
  /** Who signed in here, latest first. */
  readonly recentPeople: readonly PersonId[]
  readonly station: StationId
  /** What calibration learned of the scanner that types into this device. */
  readonly wedge: WedgeProfile
  /** Bauds of a serial line to a scanner. */
  readonly serialSpeed: number
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

/** Between the two, scans were made and acked, and nothing else happened to any. */
export const hasOnlyGrown = (from: Grown, to: Grown): boolean =>
  from.epoch === to.epoch &&
  from.reshuffles === to.reshuffles &&
  from.madeNo <= to.madeNo &&
  from.settledNo <= to.settledNo

export type Grown = Omit<OutboxFact, 'epoch'> & { readonly epoch?: OutboxFact['epoch'] }
export const nothingMade: Grown = { madeNo: 0, settledNo: 0, absorbedThrough: 0 }

export interface PullFact {
  readonly cursor: number
  /** Counts how often the cache was begun anew. */
  readonly life: number
  readonly serverEpoch?: string
  readonly freshUntil?: Instant
}

/** Within a transaction each is read once: nothing else changes it meanwhile, and each ask costs a scan its time. */
export async function factOf<Name extends keyof Facts>(
  { facts }: Pick<Database, 'facts'>,
  name: Name,
): Promise<Facts[Name] | undefined> {
  const here = readHere()
  const reading =
    here?.each.get(name) ??
    here?.all?.then((values) => values.get(name)) ??
    facts.get(name).then((row) => row?.value)
  here?.each.set(name, reading)
  return (await reading) as Facts[Name] | undefined
}

/** Several in one look. */
export async function factsOf<Name extends keyof Facts>(
  database: Pick<Database, 'facts'>,
  names: readonly Name[],
): Promise<Partial<Pick<Facts, Name>>> {
  const values = readHere()
    ? await Promise.all(names.map(async (name) => await factOf(database, name)))
    : // Without a transaction around it each would be one of its own.
      (await database.facts.bulkGet([...names])).map((row) => row?.value)
  return Object.fromEntries(
    names.map((name, at) => [name, values[at]] as const).filter(([, value]) => value !== undefined),
  ) as unknown as Partial<Pick<Facts, Name>>
}

/** For a transaction that will want most of them: they are few, and come in one answer. */
export function readAllFacts({ facts }: Pick<Database, 'facts'>): void {
  const here = readHere()
  if (!here) return
  here.all = facts.toArray().then((rows) => new Map(rows.map(({ name, value }) => [name, value])))
  // Whoever asks for one of them hears what is wrong.
  here.all.catch(() => undefined)
}

export async function keepFact<Name extends keyof Facts>(
  { facts }: Pick<Database, 'facts'>,
  name: Name,
  value: Facts[Name] | undefined,
): Promise<void> {
  readHere()?.each.set(name, Promise.resolve(value))
  if (value === undefined) await facts.delete(name)
  else await facts.put({ name, value })
}

interface ReadHere {
  readonly each: Map<keyof Facts, Promise<unknown>>
  all?: Promise<ReadonlyMap<string, unknown>>
}

const readIn = new WeakMap<IDBTransaction, ReadHere>()

function readHere(): ReadHere | undefined {
  const now = Dexie.currentTransaction as Transaction | null
  if (!now) return undefined
  const here = readIn.get(now.idbtrans) ?? { each: new Map<keyof Facts, Promise<unknown>>() }
  readIn.set(now.idbtrans, here)
  return here
}

export const enrolment = (database: Database) => factOf(database, 'device')
export const wedgeProfile = (database: Database) => factOf(database, 'wedge')
export const personHere = (database: Database) => factOf(database, 'person')
export const revocation = (database: Database) => factOf(database, 'revoked')
export const freshness = (database: Database) => factOf(database, 'pull')
