/** A key pair as a device has it, for tests, benches and the simulator: made once, and signing at once. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { type DeviceKey, tokenText } from '@milepost/contract'
import type { DeviceId, Instant, SiteId } from '@milepost/domain'
import { digestOf } from '../ops/secret.ts'
import type { DeviceStore } from './store.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

export const testKey = publicKey.export({ format: 'jwk' }) as DeviceKey
export const testKeyText = JSON.stringify(testKey)

export const signed = (text: string): string =>
  sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  )

export const tokenAsk = (device: DeviceId, challenge: string) => ({
  device,
  challenge,
  signature: signed(tokenText(device, challenge)),
})

const dayMs = 24 * 3_600_000

interface Wish {
  readonly device: DeviceId
  readonly site: SiteId
  readonly token: string
  readonly now: Instant
}

/** A device as it stands after its first minute, without the requests: enrolled, and with a token that outlives a test. */
export async function enrolledWith(
  devices: DeviceStore,
  { device, site, token, now }: Wish,
): Promise<void> {
  const codeHash = digestOf(`code of ${device}`)
  const offer = { codeHash, site, offeredBy: 'tests' as never, expiresAt: now + 1000 }
  const challenge = `first of ${device}`
  await devices.offer(offer, now)
  await devices.redeem(codeHash, { device, name: device, key: testKeyText, challenge }, now)
  const given = { challenge, next: `second of ${device}`, tokenHash: digestOf(token) }
  await devices.giveToken(device, { ...given, expiresAt: now + dayMs }, now)
}
