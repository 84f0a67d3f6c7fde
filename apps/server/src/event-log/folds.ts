/** What the store works out from events and from the state of the floor. The domain answers; tests may let it fail. */
import {
  carrierTroubleAt,
  lateAt,
  missedScans,
  nextCheckAt,
  orderViewOf,
  receiptOf,
  workOf,
} from '@milepost/domain'

/**
 * Raised whenever the same events come to be shown in another way: what an older release has stored is then told from
 * views that drifted.
 */
export const foldVersion = 1

export const folds = {
  orderViewOf,
  workOf,
  missedScans,
  nextCheckAt,
  lateAt,
  carrierTroubleAt,
  receiptOf,
} as const

export type Folds = typeof folds
