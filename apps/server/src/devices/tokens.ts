/**
 * A device gets a token of minutes by signing what it was given to sign, which is good for once (sync 3.7). No clock of a
 * device has a part in it. A revoked device gets one too: its backlog is wanted (B8).
 */
import { tokenAsked, type TokenGiven, tokenText } from '@milepost/contract'
import { Hono } from 'hono'
import { accepts } from '../ops/accepts.ts'
import type { Clock, Randomness } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'
import { digestOf, newSecret } from '../ops/secret.ts'
import { isSignedBy } from './device-key.ts'
import type { DeviceStore } from './store.ts'

export interface TokensDeps {
  readonly devices: Pick<DeviceStore, 'proofOf' | 'giveToken'>
  readonly now: Clock
  readonly random: Randomness
}

const livesSeconds = 15 * 60

export const tokens = ({ devices, now, random }: TokensDeps) =>
  new Hono().post('/v1/devices/token', accepts(tokenAsked), async (c) => {
    const { device, challenge, signature } = c.req.valid('json')
    const proof = await devices.proofOf(device)
    if (!proof) return refuse(c, 'unknown-device')
    if (challenge !== proof.challenge) return refuse(c, 'prove-key', { challenge: proof.challenge })
    const isIts = isSignedBy(proof.key, tokenText(device, challenge), signature)
    if (!isIts) return refuse(c, 'unknown-device')
    const token = newSecret(random)
    const next = newChallenge(random)
    const expiresAt = now() + livesSeconds * 1000
    const given = { challenge, next, tokenHash: digestOf(token), expiresAt }
    if (await devices.giveToken(device, given, now())) {
      const answer: TokenGiven = { device, token, livesSeconds, challenge: next }
      c.header('cache-control', 'no-store')
      return c.json(answer)
    }
    // Another request of this device was faster.
    const challengeNow = (await devices.proofOf(device))?.challenge ?? next
    return refuse(c, 'prove-key', { challenge: challengeNow })
  })

export const newChallenge = (random: Randomness): string => newSecret(random, 16)
