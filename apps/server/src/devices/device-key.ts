/** The public half of a device's key pair: kept as the device gave it, and asked whether a signature is its own. */
import {
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  verify,
  type webcrypto,
} from 'node:crypto'
import type { DeviceKey } from '@milepost/contract'

/** As it is stored. Nothing where the two numbers are no point of the curve. */
export const keyTextOf = ({ kty, crv, x, y }: DeviceKey): string | undefined => {
  const text = JSON.stringify({ kty, crv, x, y })
  return keyIn(text) && text
}

export function isSignedBy(keyText: string, text: string, signature: string): boolean {
  const key = keyIn(keyText)
  if (!key) return false
  const bytes = Buffer.from(signature, 'base64url')
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes)
}

/** For devices that nobody has, such as those of a demo day: the private half is gone at once. */
export const nobodysKey = (): string =>
  JSON.stringify(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  )

function keyIn(keyText: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: JSON.parse(keyText) as webcrypto.JsonWebKey, format: 'jwk' })
  } catch {
    // No point of the curve: nobody can sign with it.
    return undefined
  }
}
