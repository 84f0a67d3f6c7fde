/** How a device asks for the next page of its work: in an address, where every number is text. */
import * as z from 'zod/mini'
import { shortText, upTo } from './shape.ts'

// oxlint-disable-next-line no-underscore-dangle -- its name in zod
const unlessSaid = z._default
const asked = z.coerce.number().check(z.int())

export const pullQuery = z.object({
  /** The version of the wire that the app speaks. */
  v: z.optional(asked),
  app: z.optional(shortText),
  cursor: unlessSaid(asked.check(z.minimum(0)), 0),
  limit: unlessSaid(asked.check(z.minimum(1), z.maximum(500)), 500),
  /** Names this request; the page says it again, so that a device takes no page that was meant for another. */
  ask: z.optional(upTo(64)),
  epochSeen: z.optional(upTo(64)),
  waiting: z.optional(asked.check(z.minimum(0))),
  oldestWaitingAt: z.optional(asked),
})
