/** When a step is overdue, counted from the step before it. One set for all sites. */
import type { Deadlines } from '@milepost/domain'

export const deadlines: Deadlines = {
  packAfterPickMinutes: 120,
  handOverAfterPackMinutes: 8 * 60,
  acceptAfterHandOverMinutes: 24 * 60,
}
