/** What a step of sync needs, and what comes of it. */
import type { PullChange, StorageHealth } from '@milepost/contract'
import type { Maker } from './mint.ts'
import type { Clock, OutboxStore, Random, Transport, WorkStore } from './ports.ts'
import type { SyncMemory, Trouble } from './sync-memory.ts'

export interface Ports {
  readonly outbox: OutboxStore
  readonly work: WorkStore<PullChange>
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly maker: Maker
  /** As last measured, which is not waited for: scans go first. */
  readonly storage?: () => StorageHealth | undefined
}

export interface Stepped {
  readonly memory: SyncMemory
  readonly outcome: Outcome
  /** When the next step is worth taking, unless something happens before. */
  readonly againInMs: number
}

export type Outcome =
  | { readonly kind: 'pushed'; readonly settled: number; readonly left: number }
  | { readonly kind: 'pulled'; readonly changes: number; readonly more: boolean }
  /** Nothing came back that is ours: no network, a portal's page, a cut-off answer. Nothing has changed. */
  | { readonly kind: 'no-answer' }
  /** Too much at once; the next batch is smaller. */
  | { readonly kind: 'too-much' }
  /** The server asked to be left alone for a while. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  | { readonly kind: 'resting' }
  | { readonly kind: 'idle' }

export const pollMs = 30_000
