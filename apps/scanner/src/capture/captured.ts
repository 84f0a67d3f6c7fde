/** One trigger pull, however it came in: what was read, and how. */
import type { CapturedBy, Reading } from '@milepost/barcode'
import type { Channel } from './once.ts'

export interface Captured {
  readonly reading: Reading
  readonly how: CapturedBy
  /** By a scanner that does not type: what was learned of the one that types is not about it. */
  readonly isAttached?: true
  /** The exact bytes, base64, the symbology prefix in front: what the event keeps. */
  readonly raw: string
}

export function captured(reading: Reading, channel: Channel): Captured {
  if (channel === 'attached') return { ...captured(reading, 'wedge'), isAttached: true }
  const bytes = new TextEncoder().encode((reading.aim ?? '') + reading.text)
  return { reading, how: channel, raw: btoa(String.fromCharCode(...bytes.slice(0, mostBytesKept))) }
}

/** Longer than any symbology holds, and what the contract takes after base64. */
const mostBytesKept = 6000
