/** A webhook body as EasyPost sends it: the whole history of one tracker, each time. */
import type { Instant } from '@milepost/domain'

export interface EasypostStep {
  readonly at: Instant
  readonly status: string
  readonly detail?: string
  readonly code?: string
  readonly text?: string
  readonly city?: string
}

export function easypostSample(tracker: {
  /** As EasyPost writes it: `UPS`, `FedEx`, `USPS`, `DHLExpress`. */
  readonly carrier: string
  readonly number: string
  readonly steps: readonly EasypostStep[]
  readonly expected?: string
  readonly isReturn?: boolean
}): string {
  const last = tracker.steps.at(-1)
  const updated = written(last?.at ?? 0)
  return JSON.stringify({
    description: 'tracker.updated',
    mode: 'production',
    created_at: updated,
    id: `evt_${tracker.number}_${tracker.steps.length}`,
    object: 'Event',
    result: {
      id: `trk_${tracker.number}`,
      object: 'Tracker',
      mode: 'production',
      tracking_code: tracker.number,
      carrier: tracker.carrier,
      status: last?.status ?? 'unknown',
      status_detail: last?.detail ?? 'unknown',
      created_at: written(tracker.steps[0]?.at ?? 0),
      updated_at: updated,
      est_delivery_date: tracker.expected ? `${tracker.expected}T00:00:00Z` : null,
      signed_by: null,
      weight: null,
      is_return: tracker.isReturn ?? false,
      tracking_details: tracker.steps.map(detailOf),
      carrier_detail: { est_delivery_date_local: tracker.expected ?? null },
    },
  })
}

function detailOf({ at, status, detail, code, text, city }: EasypostStep) {
  return {
    object: 'TrackingDetail',
    message: text ?? status,
    description: text ?? status,
    status,
    status_detail: detail ?? 'status_update',
    datetime: written(at),
    source: null,
    carrier_code: code ?? '',
    tracking_location: { city: city ?? null, state: null, country: city ? 'US' : null, zip: null },
    est_delivery_date: null,
  }
}

/** Seconds, as EasyPost writes them. */
const written = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`
