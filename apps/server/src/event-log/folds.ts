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
