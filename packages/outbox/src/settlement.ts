/** What one answer of the server changes on the device, as a value that a store carries out in one transaction. */
import type { EpochId, EventId, Instant } from '@milepost/domain'
import type { SetAside } from './held-scan.ts'

export interface Settlement {
  readonly at: Instant
  /** The server's epoch when the batch was made; another one in the store means that the answer is out of date. */
  readonly madeUnder: string | undefined
  /** The server's epoch as answered. Another than before: everything retained waits again, before all else here. */
  readonly serverEpoch?: string
  readonly acked: readonly EventId[]
  readonly setAside: readonly { readonly id: EventId; readonly because: SetAside }[]
  /** Another device counts under our epoch: what still waits is numbered anew under this one, and keeps its ids. */
  readonly renumberAs?: EpochId
  /** Told per epoch; a number never falls, except by a new server epoch. */
  readonly ackedThrough: readonly Through[]
  readonly durableThrough: readonly Through[]
  /** Numbers the server misses; those still held wait again. */
  readonly wanted: readonly {
    readonly epoch: EpochId
    readonly from: number
    readonly to: number
  }[]
  /** Acked before this instant and held off the server's machine: may be forgotten. */
  readonly forgetBefore: Instant
}

export interface Through {
  readonly epoch: EpochId
  readonly seq: number
}
