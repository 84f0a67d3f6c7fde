/** What one answer of the server changes on the device, as a value that a store carries out in one transaction. */
import type { EpochId, EventId, Instant } from '@milepost/domain'
import type { Place, SetAside } from './held-scan.ts'

export interface Settlement {
  /** By the server's clock, where it answered: a device's own may jump, and then all would be old at once. */
  readonly at: Instant
  /** The server's epoch when the batch was made; another one in the store means that the answer is out of date. */
  readonly madeUnder: string | undefined
  /** The server's epoch as answered. Another than before: everything retained waits again, before all else here. */
  readonly serverEpoch?: string
  readonly acked: readonly EventId[]
  readonly setAside: readonly { readonly id: EventId; readonly because: SetAside }[]
  /** A person has decided on these; where they are set aside, they need nobody here any more. */
  readonly decided?: readonly EventId[]
  /**
   * Their numbers are taken by another device that counts under our epoch. They keep their ids and are numbered anew
   * under the current epoch, or, when that is the shared one, under this new one, which is then current. The others
   * keep their numbers, since a number left out would look like a lost scan; so do those that another tab has numbered
   * anew since they were sent.
   */
  readonly renumber?: { readonly scans: readonly SentAs[]; readonly as: EpochId }
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

/** A scan, and the number it was sent under. */
export interface SentAs extends Place {
  readonly id: EventId
}

export interface Through {
  readonly epoch: EpochId
  readonly seq: number
}
