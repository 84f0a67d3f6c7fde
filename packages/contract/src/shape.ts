/** Shapes that many messages share. Bounds are here once: what does not fit is refused at the edge. */
import type { Id } from '@milepost/domain'
import * as z from 'zod/mini'

/** A string of this form. */
export const formed = (form: RegExp) => z.string().check(z.regex(form))
export const text = (least: number, most: number) =>
  z.string().check(z.minLength(least), z.maxLength(most))
export const upTo = (most: number) => z.string().check(z.maxLength(most))
export const whole = (least: number, most: number) =>
  z.int().check(z.minimum(least), z.maximum(most))
export const wholeFrom = (least: number) => z.int().check(z.minimum(least))

const idText = formed(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)

/** An id of a kind of thing: text on the wire, branded behind it. */
export function named<Thing extends Id<string>>(): z.ZodMiniType<Thing, string> {
  return idText as unknown as z.ZodMiniType<Thing, string>
}

export const instant = whole(0, 253_402_300_799_999)
/** A device's own clock may be anything that a date can be; a wrong one is flagged, never refused. */
export const deviceInstant = whole(-8_640_000_000_000_000, 8_640_000_000_000_000)
export const localDay = formed(/^\d{4}-\d{2}-\d{2}$/)
export const zone = upTo(64)
export const count = whole(0, 1_000_000)
export const units = whole(1, 1_000_000)
export const shortText = upTo(200)
/** Short, and not empty. */
export const nameText = text(1, 200)
export const sha256Hex = formed(/^[0-9a-f]{64}$/)
/** Letters and digits only, so that a label key has one spelling. */
export const label = z.object({
  carrier: formed(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  number: formed(/^[A-Z0-9]{1,40}$/),
})
export const optional = z.exactOptional

export function listOf<Element extends z.ZodMiniType>(element: Element, most: number) {
  return z.array(element).check(z.maxLength(most))
}
/** One at least. */
export function someOf<Element extends z.ZodMiniType>(element: Element, most: number) {
  return listOf(element, most).check(z.minLength(1))
}
