/** One trigger pull, however it came in: what was read, and how. */
import { GS, type CapturedBy, type Reading } from '@milepost/barcode'

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

/** Equal for the same code, even where one channel loses separators, or writes a UPC with its leading zero. */
export function codeKey({ text }: Reading): string {
  const plain = text.replaceAll(GS, '').trim()
  return /^\d{12,14}$/.test(plain) ? plain.padStart(14, '0') : plain
}
