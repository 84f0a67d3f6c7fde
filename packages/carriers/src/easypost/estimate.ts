/** When EasyPost expects delivery: always a date, whatever it is written as. */
import type { LocalDay } from '@milepost/domain'
import type { Tracker } from './payload.ts'

/** `2025-01-09T00:00:00Z` means that day at the door, not an evening before it further west. */
export function estimatedDay(tracker: Tracker): LocalDay | undefined {
  const local = dayIn(tracker.carrier_detail?.est_delivery_date_local)
  if (local) return local
  // Trackers made for tests are "expected" at the moment they were made.
  if (tracker.est_delivery_date === tracker.created_at) return undefined
  return dayIn(tracker.est_delivery_date)
}

function dayIn(text: string | null | undefined): LocalDay | undefined {
  return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text ?? '')?.[0]
}
