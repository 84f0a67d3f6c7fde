/** What the console may ask for in the address, and what it may not: a search may be somebody's name (invariant 8). */
import { concerns, newEnrolment, verdicts } from '@milepost/contract'
import * as z from 'zod'

const site = z.optional(newEnrolment.shape.site)

export const ofSite = z.object({ site })
/** One page of a list that grows: `before` is what the page before named as its `earlier`. */
export const pageOfSite = z.object({ site, before: z.coerce.number().int().min(0).optional() })
export type PageWanted = z.output<typeof pageOfSite>
export const binsQuery = z.object({ site: newEnrolment.shape.site })
export const findingsQuery = z.object({
  site,
  verdict: z.enum(verdicts).optional(),
  /** Also those closed since then. */
  closedSince: z.coerce.number().int().min(0).optional(),
})
export const ordersQuery = z.object({ site, concern: z.enum(concerns).optional() })
/** Comes in the body. */
export const search = z.object({ text: z.string().trim().max(200) })
