/** A device joins by a one-time code that the console shows, as text and as a QR. */
import type { DeviceId, EpochId, SiteId } from '@milepost/domain'
import * as z from 'zod/mini'
import { enrolmentCodeShape } from './limits.ts'
import { count, formed, named, nameText, optional, shortText, text, upTo } from './shape.ts'

export const enrolmentCode = formed(enrolmentCodeShape)

/** What the QR in the console says. */
export const enrolmentQr = (origin: string, code: string): string => `${origin}/scan/?enrol=${code}`

/** The public half of a device's own key pair, for ECDSA on P-256. The private half never leaves the device. */
const coordinate = formed(/^[A-Za-z0-9_-]{43}$/)
export const deviceKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
})
export type DeviceKey = z.output<typeof deviceKey>

export const enrol = z.object({
  code: enrolmentCode,
  name: nameText,
  app: shortText,
  key: deviceKey,
  /** The device that this one is still, when all that it lost is its key. */
  again: optional(named<DeviceId>()),
  /** What is left of the device that this one was before its storage went: who it was, and how much it had made. */
  before: optional(
    z.object({ device: named<DeviceId>(), made: z.record(named<EpochId>(), count) }),
  ),
})
export type Enrol = z.input<typeof enrol>
export const enrolled = z.object({
  device: named<DeviceId>(),
  name: shortText,
  site: named<SiteId>(),
  /** To be signed for the first token. */
  challenge: shortText,
  serverTime: z.int(),
})
export type Enrolled = z.output<typeof enrolled>

/** A device asks for a token of minutes by signing what the server gave it to sign, which is good for once. */
export const tokenAsked = z.object({
  device: named<DeviceId>(),
  challenge: upTo(200),
  /** Of `tokenText`: 64 bytes as WebCrypto gives them, in base64url. */
  signature: text(86, 86),
})
export type TokenAsked = z.input<typeof tokenAsked>
export const tokenGiven = z.object({
  /** Says it again, so that a device takes no token that was meant for another. */
  device: named<DeviceId>(),
  token: text(40, 200),
  livesSeconds: count,
  /** To be signed for the next one. */
  challenge: shortText,
})
export type TokenGiven = z.output<typeof tokenGiven>

/** What is signed: for this purpose, by this device, once. */
export const tokenText = (device: DeviceId, challenge: string): string =>
  `milepost token\n${device}\n${challenge}`
