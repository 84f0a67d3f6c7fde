/** EasyPost signs the raw body: `X-Hmac-Signature: hmac-sha256-hex=<hex>`. */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Delivery } from '../carrier-feed.ts'
import { hmacSha256, isSameText } from '../hmac.ts'

export const signatureHeader = 'x-hmac-signature'

export function isSigned({ body, headers, secret }: Delivery): boolean {
  const given = headers[signatureHeader]
  // An empty key would let anybody sign.
  if (given === undefined || secret === '') return false
  return isSameText(given.trim(), signatureOf(body, secret))
}

/** The key is the secret after NFKD: an accent typed in one piece or in two gives the same key. */
export function signatureOf(body: Uint8Array, secret: string): string {
  const key = utf8ToBytes(secret.normalize('NFKD'))
  return `hmac-sha256-hex=${bytesToHex(hmacSha256(key, body))}`
}
