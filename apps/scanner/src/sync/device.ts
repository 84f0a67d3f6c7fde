/** What the screens may ask of this device. `main.tsx` makes the real one; tests make one on a fake IndexedDB. */
import type { Enrolled, StorageHealth } from '@milepost/contract'
import type { DeviceEvent, EventId, Instant, PersonId, StationId } from '@milepost/domain'
import type { HeldScan, Rescued, ScanIntent } from '@milepost/outbox'
import type { Database } from './database.ts'
import type { SyncState } from './sync-state.ts'

export interface Device {
  readonly database: Database
  /** Resolves when the scan is durable: beep after, never before. */
  record(intent: ScanIntent): Promise<Recorded>
  /** Looks at the work and makes what comes of it durable, all of it or nothing; nothing comes in between. */
  judged<Answer extends Decided>(judge: () => Promise<Answer>): Promise<Judged<Answer>>
  /** Adds the correcting event beside the latest scan of this device that still counts. */
  undoLast(): Promise<Undone>
  readonly sync: Sync
  readonly keeping: () => Promise<Keeping>
  readonly people: People
  readonly rescue: Rescue
}

/** When this device cannot send: its scans leave another way, and those of others come in (B9). */
export interface Rescue {
  /** Every scan that only this device has. */
  unsent(): Promise<readonly HeldScan[]>
  /** Keeps scans of another device apart and hands them in as soon as there is a network. Answers how many are new. */
  takeIn(rescued: Rescued): Promise<number>
  /** Somebody has them elsewhere: whatever of them is not stored here no longer holds the page. */
  haveLeft(ids: readonly EventId[]): void
}

/** How long the browser keeps what is stored here: until somebody deletes it, while it has room, or while its window is open. */
export type Keeping = StorageHealth['keeping']

export type Recorded =
  | { readonly kind: 'recorded'; readonly event: DeviceEvent }
  /** Not durable. It is kept in memory (and beside the database where that works) and tried again by itself. */
  | {
      readonly kind: 'not-stored'
      readonly because:
        | 'storage-full'
        | 'storage-broken'
        | 'app-too-old'
        | 'not-enrolled'
        | 'revoked'
    }

/** What was made of a scan. Without intents nothing is to be recorded. */
export interface Decided {
  readonly intents: readonly ScanIntent[]
}

export interface Judged<Answer extends Decided> {
  readonly answer: Answer
  /** One for each intent, or one that says why this device takes none. */
  readonly recorded: readonly Recorded[]
}

export type Undone =
  | { readonly kind: 'undone'; readonly corrected: DeviceEvent }
  | { readonly kind: 'nothing-to-undo' }
  | Extract<Recorded, { kind: 'not-stored' }>

export interface Sync {
  /** The same object until it changes, as React wants it. */
  readonly state: () => SyncState
  readonly onChange: (listener: () => void) => () => void
  /** Asks for a round now, such as when a person taps the pill. */
  now(): void
  /** So many scans are safe nowhere: no reload and no update until they are stored, or have left. */
  atRisk(): number
  /** Nothing is being stored and no push is under way: a reload loses nothing and interrupts nobody. */
  isSettled(): boolean
}

export interface SignedIn {
  readonly person: PersonId
  readonly name: string
  readonly since: Instant
}

export interface People {
  /** The only thing that ever waits for the network. */
  enrol(code: string, name: string): Promise<EnrolAnswer>
  /** `value` is what the badge says, without our prefix and check character. */
  signInByBadge(value: string): Promise<SignInAnswer>
  signInByPin(person: PersonId, pin: string): Promise<SignInAnswer>
  /** The next person takes over; the scans that wait keep their owners. */
  signOut(): Promise<void>
  standAt(station: StationId | undefined): Promise<void>
  /** Once nothing waits here, a revoked device may join again as a new one. False, and nothing changes, while something does. */
  startAnew(): Promise<boolean>
}

export type EnrolAnswer =
  | { readonly kind: 'enrolled'; readonly enrolled: Enrolled }
  | {
      readonly kind: 'refused'
      readonly because:
        | 'code-wrong'
        | 'code-used'
        | 'no-network'
        | 'try-later'
        | 'not-kept'
        | 'not-secure'
    }

export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly kind: 'refused'; readonly because: 'unknown-badge' | 'wrong-pin' | 'no-people-yet' }
