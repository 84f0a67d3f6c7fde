/** Devices push what they scanned; the answer tells the fate of every event, so that a device knows what is safe. */
import type { EpochId, EventId } from '@milepost/domain'
import * as z from 'zod/mini'
import { envelope } from './scan.ts'
import { named, count, deviceInstant, instant, listOf, optional, shortText, text } from './shape.ts'
import { maxEventsInBatch } from './limits.ts'
import { wireVersion } from './wire.ts'

/** How much a device still holds. The missed-scan report waits for it (see `not-synced-yet`). */
export const holding = z.object({
  waiting: count,
  oldestWaitingAt: optional(deviceInstant),
})

export const push = z.object({
  v: z.literal(wireVersion),
  batch: text(8, 64),
  app: shortText,
  /** The server epoch this device last saw; another one means the server was restored from a backup. */
  epochSeen: optional(z.string().check(z.maxLength(64))),
  /** For each of its own epochs: how far it was told that everything is held, and how many it made. */
  have: z.record(named<EpochId>(), z.object({ ackedThrough: count, made: count })),
  /** What stays behind on the device after this batch. */
  holding,
  /** The device's own clock as it sends, for measuring its offset. */
  sentAt: deviceInstant,
  events: listOf(envelope, maxEventsInBatch),
})
export type Push = z.output<typeof push>

export const fates = ['accepted', 'duplicate', 'rejected', 'conflict', 'fork', 'retry'] as const
export type Fate = (typeof fates)[number]

export const rejectionReasons = [
  'schema',
  'hash-mismatch',
  'wrong-device',
  /** Handed in by another device or at the console, and nobody knows the device that it names. */
  'unknown-device',
  'too-large',
  'device-revoked',
  'not-authorized-at-time',
] as const
/** Also kept aside: the same id with other content. */
export const quarantineReasons = [...rejectionReasons, 'conflict'] as const
export type RejectionReason = (typeof rejectionReasons)[number]

export const verdict = z.object({
  id: named<EventId>(),
  fate: z.enum(fates),
  reason: optional(z.enum(rejectionReasons)),
})
export type PushVerdict = z.output<typeof verdict>

const through = z.record(named<EpochId>(), count)

export const pushed = z.object({
  batch: z.string(),
  /** The server's epoch. It changes when a backup is restored; then a device sends again what it still keeps. */
  epoch: z.string(),
  verdicts: z.array(verdict),
  /** Committed through this number, without a hole. */
  acceptedThrough: through,
  /** Held off this machine as well; only then may a device forget. */
  durableThrough: through,
  want: z.array(z.object({ epoch: named<EpochId>(), from: count, to: count })),
  serverTime: instant,
  minApp: z.string(),
})
export type Pushed = z.output<typeof pushed>
