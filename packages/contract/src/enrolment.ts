/** A device joins by a one-time code that the console shows, as text and as a QR. */
import type { DeviceId, SiteId } from '@milepost/domain'
import * as z from 'zod/mini'
import { enrolmentCodeShape } from './limits.ts'
import { named, formed, nameText, shortText } from './shape.ts'

export const enrolmentCode = formed(enrolmentCodeShape)

/** What the QR in the console says. */
export const enrolmentQr = (origin: string, code: string): string => `${origin}/scan/?enrol=${code}`

export const enrol = z.object({ code: enrolmentCode, name: nameText, app: shortText })
export const enrolled = z.object({
  device: named<DeviceId>(),
  name: shortText,
  site: named<SiteId>(),
  /** Shown once, kept by the device, stored here only as a hash. */
  key: z.string().check(z.minLength(40)),
  serverTime: z.int(),
})
export type Enrolled = z.output<typeof enrolled>
