/** Devices push what they scanned. Apart from the answer, since a device makes this and never reads it. */
import type { EpochId } from '@milepost/domain'
import * as z from 'zod/mini'
import { envelope } from './scan.ts'
import {
  named,
  count,
  deviceInstant,
  listOf,
  optional,
  shortText,
  text,
  upTo,
  wholeFrom,
} from './shape.ts'
import { maxEventsInBatch } from './limits.ts'
import { wireVersion } from './wire.ts'

/** How much a device still holds. The missed-scan report waits for it (see `not-synced-yet`). */
export const holding = z.object({
  waiting: count,
  oldestWaitingAt: optional(deviceInstant),
})

/** Until somebody deletes it, while the browser has room for it, or while its window is open. */
const keepings = ['for-good', 'while-room', 'for-session', 'unknown'] as const

/** How well the device keeps what is stored on it, as its browser tells. */
export const storageHealth = z.object({
  keeping: z.enum(keepings),
  /** So little room is left that scans may soon find none. */
  isLow: z.boolean(),
  freeBytes: optional(wholeFrom(0)),
})
export type StorageHealth = z.output<typeof storageHealth>

/** `wiped`: its storage went before they were sent. `forgotten`: it was told that they are held, long ago. */
export const lossReasons = ['wiped', 'forgotten'] as const
const numbersLost = z.object({
  epoch: named<EpochId>(),
  from: wholeFrom(1),
  to: wholeFrom(1),
  reason: z.enum(lossReasons),
})
export type NumbersLost = z.output<typeof numbersLost>

export const push = z.object({
  v: z.literal(wireVersion),
  batch: text(8, 64),
  app: shortText,
  /** The server epoch this device last saw; another one means the server was restored from a backup. */
  epochSeen: optional(upTo(64)),
  /** For each of its own epochs: how far it was told that everything is held, and how many it made. */
  have: z.record(named<EpochId>(), z.object({ ackedThrough: count, made: count })),
  /** What stays behind on the device after this batch. */
  holding,
  storage: optional(storageHealth),
  /** The device's own clock as it sends, for measuring its offset. */
  sentAt: deviceInstant,
  events: listOf(envelope, maxEventsInBatch),
  /** Numbers that the server asked for and that are nowhere on the device any more: they are lost, and it says so. */
  voids: optional(listOf(numbersLost, 100)),
})
export type Push = z.output<typeof push>
