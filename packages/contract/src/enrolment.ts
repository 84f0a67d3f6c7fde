/** A device joins by a one-time code that the console shows, as text and as a QR. */
import type { DeviceId, EpochId, SiteId } from '@milepost/domain'
import * as z from 'zod/mini'
import { enrolmentCodeShape } from './limits.ts'
import { count, formed, named, nameText, optional, shortText } from './shape.ts'

export const enrolmentCode = formed(enrolmentCodeShape)

/** What the QR in the console says. */
export const enrolmentQr = (origin: string, code: string): string => `${origin}/scan/?enrol=${code}`

export const enrol = z.object({
  code: enrolmentCode,
  name: nameText,
  app: shortText,
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
  /** Shown once, kept by the device, stored here only as a hash. */
  key: z.string().check(z.minLength(40)),
  serverTime: z.int(),
})
export type Enrolled = z.output<typeof enrolled>
