/** Secrets are random, shown once and stored as a digest. All are random: keys have 128 bits or more, enrolment codes 40 and a life of minutes. So a plain digest is safe. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Randomness } from './ports.ts'

export const newSecret = (random: Randomness, bytes = 32): string =>
  Buffer.from(random(bytes)).toString('base64url')

export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest('hex')

/** Takes as long for the first wrong byte as for the last. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** `authorization: Bearer …`, or nothing when there is none in that shape. */
export const bearerIn = (header: string | undefined): string | undefined =>
  header?.match(/^Bearer ([A-Za-z0-9_-]{20,200})$/i)?.[1]
