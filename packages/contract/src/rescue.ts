/** Scans that leave a device by another: packed for the way, and handed to the server by whoever took them in. */
import type { DeviceId } from '@milepost/domain'
import * as z from 'zod/mini'
import { maxEventsInBatch } from './limits.ts'
import { verdict } from './pushed.ts'
import { envelope } from './scan.ts'
import { listOf, named, shortText, text } from './shape.ts'
import { wireVersion } from './wire.ts'

/** What a file or a series of QR codes holds. */
export const rescuePack = z.object({
  v: z.literal(1),
  device: named<DeviceId>(),
  name: shortText,
  events: listOf(envelope, 100_000),
})
export type RescuePack = z.output<typeof rescuePack>

/** Where they are handed in: by a device with its key, or at the console. */
export const rescuePaths = { device: '/v1/sync/rescue', console: '/v1/console/rescue' } as const

export const handIn = z.object({
  v: z.literal(wireVersion),
  batch: text(8, 64),
  events: listOf(envelope, maxEventsInBatch),
})
export type HandIn = z.output<typeof handIn>

export const handedIn = z.object({ batch: z.string(), verdicts: z.array(verdict) })
export type HandedIn = z.output<typeof handedIn>
