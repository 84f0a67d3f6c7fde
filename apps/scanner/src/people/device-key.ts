/**
 * The key pair of this device. The private half cannot be read, by no script and no person: it can only sign, and it is
 * kept where such a key can be kept, in IndexedDB. Where that went, the device joins again by a code.
 */
import type { DeviceKey } from '@milepost/contract'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

export interface NewKey {
  readonly key: CryptoKey
  readonly told: DeviceKey
}

export async function newDeviceKey(subtle: SubtleCrypto): Promise<NewKey> {
  const { publicKey, privateKey } = await subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const { x = '', y = '' } = await subtle.exportKey('jwk', publicKey)
  return { key: privateKey, told: { kty: 'EC', crv: 'P-256', x, y } }
}

/** In base64url. */
export async function signedWith(
  subtle: SubtleCrypto,
  key: CryptoKey,
  text: string,
): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const signature = await subtle.sign({ ...algorithm, hash: 'SHA-256' }, key, bytes)
  const letters = String.fromCharCode(...new Uint8Array(signature))
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
