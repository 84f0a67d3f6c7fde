/** What comes over a serial line, cut into codes: each ends with CR, LF or both, or in silence. Pure. */

export interface Heard {
  readonly codes: readonly string[]
  /** The beginning of a code that has not ended yet. */
  readonly rest: Uint8Array
}

export const nothingYet: Uint8Array = new Uint8Array()

/** However the bytes were cut on the way, the codes are the same. */
export function heardOn(before: Uint8Array, chunk: Uint8Array): Heard {
  const bytes = joined(before, chunk)
  const codes: string[] = []
  let from = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte !== cr && byte !== lf) continue
    codes.push(codeIn(bytes.subarray(from, at)))
    from = at + 1
  }
  // A line that never ends is no code.
  const rest = bytes.length - from > longestCode ? nothingYet : bytes.slice(from)
  return { codes: codes.filter((code) => code.length >= shortestEnded), rest }
}

/** A scanner that sends no suffix: its code ends in silence. Of less than a few signs, it was noise. */
export function endedBySilence(rest: Uint8Array): string | undefined {
  const code = codeIn(rest)
  return code.length >= shortestUnended ? code : undefined
}

/** UTF-8 where it is that, else one byte a sign, as older scanners send it. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  }
}

/** At another speed than the scanner's, bytes come that no code has: GS and its kin, end of transmission and tab are of codes. */
export const isGarbled = (code: string): boolean => noCode.test(code)

// oxlint-disable-next-line no-control-regex -- these are what it looks for
const noCode = /[\u0000-\u0003\u0005-\u0008\u000b\u000c\u000e-\u001b\u007f-\u009f]/u

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

const [cr, lf] = [13, 10]
const [stx, etx] = [2, 3]
const shortestEnded = 2
const shortestUnended = 4
const longestCode = 8192

/** Some scanners put STX before the code and ETX behind it; GS and all else stay. */
function codeIn(bytes: Uint8Array): string {
  const from = bytes[0] === stx ? 1 : 0
  const to = bytes.at(-1) === etx ? -1 : bytes.length
  const text = textOf(bytes.subarray(from, to))
  return text.trim() === '' ? '' : text
}
