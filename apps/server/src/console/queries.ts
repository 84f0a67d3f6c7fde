/** What the console may ask for in the address. */
import { concerns, newEnrolment, verdicts } from '@milepost/contract'
import * as z from 'zod'

const site = z.optional(newEnrolment.shape.site)

export const ofSite = z.object({ site })
export const findingsQuery = z.object({
  site,
  verdict: z.enum(verdicts).optional(),
  /** Also those closed since then. */
  closedSince: z.coerce.number().int().min(0).optional(),
})
export const ordersQuery = z.object({ site, concern: z.enum(concerns).optional() })
export const searchQuery = z.object({ q: z.string().trim().max(200).default('') })
