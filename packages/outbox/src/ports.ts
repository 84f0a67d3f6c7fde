/** What the device's side of sync asks of the world. The browser, a test and a simulator each bring their own. */
import type { EpochId, EventId, Instant, SessionId, Zone } from '@milepost/domain'
import type { NumbersLost } from '@milepost/contract'
import type { HeldScan, Place } from './held-scan.ts'
import type { Settlement } from './settlement.ts'

/** Everything here is one durable transaction a call: it happened wholly when the promise resolves. */
export interface OutboxStore {
  /**
   * Takes the next number of the current epoch and stores the scan made for it, together. An id that is already held
   * gives the row that is there, so that an unsure save may be tried again.
   */
  append(id: EventId, make: (place: Place) => HeldScan): Promise<HeldScan>
  look(most: number): Promise<Outlook>
  /** Answers false, and changes nothing, when the server's epoch is no longer the one the settlement was made for. */
  settle(settlement: Settlement): Promise<boolean>
  /** Which of these numbers belong to no scan here, and why. */
  lacks(wanted: Settlement['wanted']): Promise<readonly NumbersLost[]>
}

/** What waits, and what this device knows of itself. */
export interface Outlook {
  /** The oldest waiting scans, in the order they were made. */
  readonly batch: readonly HeldScan[]
  readonly waiting: number
  readonly oldestWaitingAt?: Instant
  readonly epochs: readonly EpochCount[]
  /** The server's epoch that this device last saw. */
  readonly serverEpoch?: string
  /** Sessions with retained scans that were made without a known clock offset, and have no `clock-fixed` yet. */
  readonly unfixedSessions: readonly SessionId[]
}

export interface EpochCount {
  readonly epoch: EpochId
  readonly made: number
  readonly ackedThrough: number
}

/** Where pulled work is kept: the cursor and the documents it stands for move in one transaction. */
export interface WorkStore<Change> {
  mark(): Promise<WorkMark>
  /** Answers false, and changes nothing, when the cursor has moved since the mark. */
  apply(page: WorkPage<Change>): Promise<boolean>
}

export interface WorkMark {
  readonly cursor: number
  /** The server's epoch that the cursor belongs to. */
  readonly serverEpoch?: string
  /** Scans settled up to here are in whatever a pull that starts now brings. */
  readonly settledThrough: number
}

export interface WorkPage<Change> {
  readonly after: WorkMark
  /** The cursor means nothing any more: everything cached goes first. */
  readonly startOver: boolean
  readonly cursor: number
  readonly more: boolean
  readonly epoch: string
  readonly freshUntil: Instant
  readonly changes: readonly Change[]
}

/** `undefined` is no answer, whatever the reason: no network, aborted, redirected. */
export interface Transport {
  push(body: string): Promise<Answer | undefined>
  pull(query: Readonly<Record<string, string>>): Promise<Answer | undefined>
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly retryAfter?: string
}

export interface Clock {
  /** Wall clock, as wrong as the device's. */
  now(): Instant
  /** Milliseconds that only grow, within one session. */
  mono(): number
  session(): SessionId
  zone(): Zone
}

/** So many random bytes. */
export type Random = (count: number) => Uint8Array
