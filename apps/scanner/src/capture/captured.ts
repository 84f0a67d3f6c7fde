/** One trigger pull, however it came in: what was read, and how. */
import type { CapturedBy, Reading } from '@milepost/barcode'

export interface Captured {
  readonly reading: Reading
  readonly how: CapturedBy
  /** The exact bytes, base64, the symbology prefix in front: what the event keeps. */
  readonly raw: string
}

export function captured(reading: Reading, how: CapturedBy): Captured {
  const bytes = new TextEncoder().encode((reading.aim ?? '') + reading.text)
  return { reading, how, raw: btoa(String.fromCharCode(...bytes.slice(0, mostBytesKept))) }
}

/** Longer than any symbology holds, and what the contract takes after base64. */
const mostBytesKept = 6000
