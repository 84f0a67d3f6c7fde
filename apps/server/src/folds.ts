/** How events become views. The domain's own folds take this place as soon as it has them. */
export { plainFolds as folds } from './event-log/testing.ts'
