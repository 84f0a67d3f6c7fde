/** SHA-256 (FIPS 180-4) in one small piece. The browser's own answers later, which is too late within a transaction. */
export function sha256Of(bytes: Uint8Array): string {
  const words = wordsOf(bytes)
  const hash = firstHash.slice()
  for (let at = 0; at < words.length; at += 16) compress(hash, words, at)
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** Then a single bit, zeros, and the length in bits, so that whole blocks of 16 words come out. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const { length } = bytes
  const words = new Uint32Array(Math.ceil((length + 9) / 64) * 16)
  for (let at = 0; at < length; at += 1) {
    words[at >> 2] = (words[at >> 2] ?? 0) | ((bytes[at] ?? 0) << (24 - (at % 4) * 8))
  }
  words[length >> 2] = (words[length >> 2] ?? 0) | (0x80 << (24 - (length % 4) * 8))
  words[words.length - 2] = length / 2 ** 29
  words[words.length - 1] = length << 3
  return words
}

// Letters as in the standard; the `?? 0` is for the compiler, every index is there.
const w = new Uint32Array(64)
function compress(hash: Uint32Array, words: Uint32Array, from: number): void {
  for (let t = 0; t < 16; t += 1) w[t] = words[from + t] ?? 0
  for (let t = 16; t < 64; t += 1) {
    const x = w[t - 15] ?? 0
    const y = w[t - 2] ?? 0
    const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)
    const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10)
    w[t] = (w[t - 16] ?? 0) + s0 + (w[t - 7] ?? 0) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let t = 0; t < 64; t += 1) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const t1 = (h + big1 + ((e & f) ^ (~e & g)) + (rounds[t] ?? 0) + (w[t] ?? 0)) | 0
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const t2 = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  hash[0] = (hash[0] ?? 0) + a
  hash[1] = (hash[1] ?? 0) + b
  hash[2] = (hash[2] ?? 0) + c
  hash[3] = (hash[3] ?? 0) + d
  hash[4] = (hash[4] ?? 0) + e
  hash[5] = (hash[5] ?? 0) + f
  hash[6] = (hash[6] ?? 0) + g
  hash[7] = (hash[7] ?? 0) + h
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

const wordsIn = (hex: string): Uint32Array =>
  Uint32Array.from(hex.trim().split(/\s+/), (word) => Number.parseInt(word, 16))

/** The fractions of the square roots of the first 8 primes, and of the cube roots of the first 64. */
const firstHash = wordsIn(`
  6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19
`)
const rounds = wordsIn(`
  428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5
  d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
  e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da
  983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
  27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85
  a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
  19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3
  748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2
`)
