/** What the store works out from events and from the state of the floor. The domain answers; tests may let it fail. */
import { missedScans, nextCheckAt, orderViewOf, receiptOf, workOf } from '@milepost/domain'

export const folds = { orderViewOf, workOf, missedScans, nextCheckAt, receiptOf } as const

export type Folds = typeof folds
