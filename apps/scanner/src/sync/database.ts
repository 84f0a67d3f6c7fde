/** The one IndexedDB database of the device. Strict: a transaction is done when the disk has it, not before. */
import type { Envelope, PullChange } from '@milepost/contract'
import type { DeviceId, EpochId, EventId, SessionId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import { Dexie, type IndexableType, type Table } from 'dexie'

/** A held scan, and beside it what is looked up. */
export interface ScanRow {
  readonly id: EventId
  readonly epoch: EpochId
  readonly seq: number
  readonly state: HeldScan['delivery']['state']
  /** This database's own count of what it made: the latest is the highest. */
  readonly madeNo: number
  /** Which settlement acked it. A pull begun later brings its effect. */
  readonly settledNo?: number
  readonly kind: string
  /** Its session, while that had no known clock offset. */
  readonly blind?: SessionId
  readonly held: HeldScan
}

export interface EpochRow {
  readonly epoch: EpochId
  readonly made: number
  readonly ackedThrough: number
  readonly durableThrough: number
}

/** A pulled document, found by the keys that a label may name it by. */
export interface WorkRow {
  readonly collection: PullChange['collection']
  readonly id: string
  readonly doc: NonNullable<PullChange['doc']>
  readonly keys: readonly string[]
  /** Which filling of the cache it belongs to. */
  readonly life: number
}

/** A scan of another device that was taken in here, until the server has judged it. */
export interface RelayedRow {
  readonly id: EventId
  readonly device: DeviceId
  /** What that device is called. */
  readonly name: string
  readonly envelope: Envelope
}

export interface FactRow {
  readonly name: string
  readonly value: unknown
}

/** Which shape of rows this app writes. */
export const writer = 1

export interface Database {
  readonly dexie: Dexie
  readonly scans: Table<ScanRow, EventId>
  readonly epochs: Table<EpochRow, EpochId>
  readonly work: Table<WorkRow, IndexableType>
  readonly facts: Table<FactRow, string>
  /** What the device shows the server: apart, since no scan reads it. */
  readonly keys: Table<FactRow, string>
  readonly relayed: Table<RelayedRow, EventId>
}

export interface Indexed {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/** All that is read within is read at one moment, and in one transaction: each costs more than what it reads. */
export const atOnce = <Answer>(
  { dexie, scans, work, facts, keys, relayed }: Database,
  read: () => Promise<Answer>,
): Promise<Answer> =>
  dexie.transaction('r', [scans, work, facts, keys, relayed], async () => await read())

/** As above, and what is written within is durable when this resolves; nobody else reads or writes meanwhile. */
export const alone = <Answer>(
  { dexie, scans, epochs, work, facts }: Database,
  change: () => Promise<Answer>,
): Promise<Answer> =>
  dexie.transaction('rw', [scans, epochs, work, facts], async () => await change())

export function databaseNamed(name: string, indexed?: Indexed): Database {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', ...indexed })
  dexie.version(1).stores({
    scans: 'id, state, [state+madeNo], [epoch+seq], &madeNo, settledNo, kind, blind',
    epochs: 'epoch',
    work: '[collection+id], collection, life, *keys',
    facts: 'name',
    keys: 'name',
    relayed: 'id',
  })
  return {
    dexie,
    scans: dexie.table('scans'),
    epochs: dexie.table('epochs'),
    work: dexie.table('work'),
    facts: dexie.table('facts'),
    keys: dexie.table('keys'),
    relayed: dexie.table('relayed'),
  }
}
