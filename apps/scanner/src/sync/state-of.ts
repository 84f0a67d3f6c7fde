/** From what is known to the one thing worth saying. What stands in the way of the next scan comes first. */
import type { Instant } from '@milepost/domain'
import type { Trouble } from '@milepost/outbox'
import type { AttentionReason, SyncState } from './sync-state.ts'

export interface Known {
  readonly waiting: number
  readonly setAside: number
  /** Could not be stored yet. */
  readonly unsaved: { readonly count: number; readonly because: string }
  readonly isStorageLow: boolean
  readonly trouble?: Trouble
  /** The last request had no answer, or the browser says that there is no network. */
  readonly isOffline: boolean
  /** How many waited when this sending began. */
  readonly sendingOf: number
  readonly answeredAt?: Instant
}

export function stateOf(known: Known): SyncState {
  const { waiting, setAside, unsaved, trouble, isOffline, answeredAt } = known
  if (unsaved.count > 0) return attention(unsaved.count, storageReason(unsaved.because))
  // The trouble itself is one thing to look at, also when nothing waits.
  if (trouble) return attention(Math.max(waiting, 1), trouble)
  if (isOffline) return { kind: 'offline', waiting }
  if (waiting > 0) {
    const of = Math.max(known.sendingOf, waiting)
    return { kind: 'sending', done: of - waiting, of }
  }
  if (setAside > 0) return attention(setAside, 'set-aside')
  if (known.isStorageLow) return attention(1, 'storage-low')
  return { kind: 'all-sent', ...(answeredAt === undefined ? {} : { at: answeredAt }) }
}

const attention = (count: number, reason: AttentionReason): SyncState => ({
  kind: 'attention',
  count,
  reason,
})

const storageReason = (because: string): AttentionReason =>
  because === 'storage-full' || because === 'app-too-old' ? because : 'storage-broken'
