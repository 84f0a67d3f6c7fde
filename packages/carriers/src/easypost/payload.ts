/** What EasyPost sends: an event around a tracker (webhook), or the tracker itself (when asked). */
import { no, ok, type Result } from '@milepost/domain'
import * as z from 'zod'
import type { Unreadable } from '../carrier-feed.ts'

const text = z.string().nullish()

const TrackingDetail = z.object({
  status: text,
  status_detail: text,
  datetime: text,
  message: text,
  description: text,
  carrier_code: text,
  tracking_location: z.object({ city: text, state: text, country: text }).nullish(),
})
export type TrackingDetail = z.infer<typeof TrackingDetail>

const Tracker = z.object({
  object: z.literal('Tracker'),
  mode: text,
  tracking_code: z.string().min(1),
  carrier: text,
  status: z.string(),
  status_detail: text,
  created_at: text,
  updated_at: text,
  est_delivery_date: text,
  is_return: z.boolean().nullish(),
  tracking_details: z.array(TrackingDetail).nullish(),
  carrier_detail: z.object({ est_delivery_date_local: text }).nullish(),
})
export type Tracker = z.infer<typeof Tracker>

const TrackerEvent = z.object({ description: z.string().startsWith('tracker.'), result: Tracker })
/** Batches, scan forms and payments arrive at the same address. */
const OtherEvent = z.object({ object: z.literal('Event'), description: z.string() })
const Refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

export type Payload =
  | { readonly kind: 'tracker'; readonly tracker: Tracker }
  | { readonly kind: 'other'; readonly about: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }

export function readPayload(raw: string): Result<Payload, Unreadable> {
  const body = jsonIn(raw)
  if (!body.ok) return body
  const event = TrackerEvent.safeParse(body.value)
  if (event.success) return ok({ kind: 'tracker', tracker: event.data.result })
  const tracker = Tracker.safeParse(body.value)
  if (tracker.success) return ok({ kind: 'tracker', tracker: tracker.data })
  const error = Refused.safeParse(body.value)
  if (error.success) return ok({ kind: 'error', ...error.data.error })
  const other = OtherEvent.safeParse(body.value)
  if (other.success && !other.data.description.startsWith('tracker.')) {
    return ok({ kind: 'other', about: other.data.description })
  }
  return no({ kind: 'unknown-shape', problem: z.prettifyError(event.error) })
}

function jsonIn(raw: string): Result<unknown, Unreadable> {
  try {
    return ok(JSON.parse(raw) as unknown)
  } catch (problem) {
    return no({ kind: 'not-json', problem: String(problem) })
  }
}
