/** Bytes as capital letters and digits: the set that a QR packs tightest, and that no mail program or keyboard bends. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function toBase32(bytes: Uint8Array): string {
  const out: string[] = []
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out.push(letters[(held >> bits) & 31] ?? '')
    }
  }
  if (bits > 0) out.push(letters[(held << (5 - bits)) & 31] ?? '')
  return out.join('')
}

/** Nothing where a letter is not one of ours. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [held, bits, at] = [0, 0, 0]
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value < 0) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 255
    at += 1
  }
  return bytes
}
