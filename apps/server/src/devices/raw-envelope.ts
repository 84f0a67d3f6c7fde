/** What is asked of every event before it is judged alone: that it can be named in the answer. */
import {
  handIn,
  listOf,
  maxEventsInBatch,
  push,
  type RefusalKind,
  scanEvent,
  text,
  wireRange,
} from '@milepost/contract'
import type { EventId } from '@milepost/domain'
import * as z from 'zod/mini'

const [anyScan] = scanEvent.def.options
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
export const rawPush = z.extend(push, {
  v: z.int(),
  /** Read apart: what a newer app says of its storage refuses no scan. */
  storage: z.optional(z.unknown()),
  events: listOf(rawEnvelope, maxEventsInBatch),
})

/** `handIn` of the contract, the same way. */
export const rawHandIn = z.extend(handIn, {
  v: z.int(),
  events: listOf(rawEnvelope, maxEventsInBatch),
})

/** A refusal says which batch it is about: a network may mix answers up. */
export function batchNamedIn(body: unknown): { readonly batch?: string } {
  const read = batchNamed.safeParse(body)
  return read.success ? { batch: read.data.batch } : {}
}

const batchNamed = z.looseObject({ batch: rawPush.shape.batch })

/** Whoever is behind is named, since only their update helps. */
export function versionRefusal(v: number): RefusalKind | undefined {
  if (v < wireRange.oldest) return 'unsupported-version'
  return v > wireRange.newest ? 'server-too-old' : undefined
}

/** Of a kind that this server does not know, the common part must still be right. */
export const scanOfNewerApp = z.extend(anyScan, {
  kind: text(1, 64),
  body: z.looseObject({}),
})
