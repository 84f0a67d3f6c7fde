/** How it stands with what this device has scanned, as data; the words are made where they are shown. */
import type { Instant } from '@milepost/domain'

export type SyncState =
  | { readonly kind: 'all-sent'; readonly at?: Instant }
  | { readonly kind: 'sending'; readonly done: number; readonly of: number }
  /** Nothing answers. Scanning goes on; what waits is sent by itself. */
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'attention'; readonly count: number; readonly reason: AttentionReason }

export type AttentionReason =
  /** The server refused these scans; they are kept and shown until a supervisor has dealt with them. */
  | 'set-aside'
  /** The last scan could not be stored: no beep, and no update until it is. */
  | 'storage-full'
  | 'storage-broken'
  /** Still room, but little. */
  | 'storage-low'
  /** The server does not know this device's key. */
  | 'unknown-device'
  | 'revoked'
  | 'app-too-old'
  | 'server-too-old'
