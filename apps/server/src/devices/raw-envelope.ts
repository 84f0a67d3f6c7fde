/** What is asked of every event before it is judged alone: that it can be named in the answer. */
import { handIn, maxEventsInBatch, push, scanEvent } from '@milepost/contract'
import type { EventId } from '@milepost/domain'
import * as z from 'zod'

const [anyScan] = scanEvent.options
const eventId = anyScan.shape.id

export interface RawEnvelope {
  readonly event: { readonly id: EventId; readonly kind?: unknown }
}

/** Kept as it came, so that the hash is taken over exactly what was sent. */
const rawEnvelope = z.custom<RawEnvelope>(
  (raw) => named.safeParse(raw).success,
  'needs an event with an id',
)
const named = z.looseObject({ event: z.looseObject({ id: eventId }) })

/** `push` of the contract, with events that are judged one by one afterwards. */
export const rawPush = push.extend({
  v: z.int(),
  events: z.array(rawEnvelope).max(maxEventsInBatch),
})

/** `handIn` of the contract, the same way. */
export const rawHandIn = handIn.extend({
  v: z.int(),
  events: z.array(rawEnvelope).max(maxEventsInBatch),
})

/** Of a kind that this server does not know, the common part must still be right. */
export const scanOfNewerApp = anyScan.extend({
  kind: z.string().min(1).max(64),
  body: z.looseObject({}),
})
