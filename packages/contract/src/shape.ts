/** Shapes that many messages share. Bounds are here once: what does not fit is refused at the edge. */
import type { Id } from '@milepost/domain'
import * as z from 'zod'

const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)

/** An id of a kind of thing: text on the wire, branded behind it. */
export function named<Thing extends Id<string>>(): z.ZodType<Thing, string> {
  return idText as unknown as z.ZodType<Thing, string>
}

export const instant = z.int().min(0).max(253_402_300_799_999)
/** A device's own clock may be anything that a date can be; a wrong one is flagged, never refused. */
export const deviceInstant = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000)
export const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const zone = z.string().max(64)
export const count = z.int().min(0).max(1_000_000)
export const units = z.int().min(1).max(1_000_000)
export const shortText = z.string().max(200)
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
/** Letters and digits only, so that a label key has one spelling. */
export const label = z.object({
  carrier: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  number: z.string().regex(/^[A-Z0-9]{1,40}$/),
})
export const optional = z.exactOptional
