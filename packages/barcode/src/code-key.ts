/** When two readings are of one code. */
import { GS, type Reading } from './reading.ts'

/** Equal for the same code, even where one channel loses separators, or writes a UPC with its leading zero. */
export function codeKey({ text }: Reading): string {
  const plain = text.replaceAll(GS, '').trim()
  return /^\d{12,14}$/.test(plain) ? plain.padStart(14, '0') : plain
}
