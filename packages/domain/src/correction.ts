/** How a correction is addressed, so that it reaches every history its target is in. */
import type { MilepostEvent, Subject } from './event.ts'
import { isKnown } from './known-kind.ts'
import { boxNamedBy, labelsNamedBy, returnNamedBy } from './reach.ts'

/** The subject of an event that corrects this one: everything it named, one of each (CO5). */
export function subjectOfCorrection(wrong: MilepostEvent): Subject {
  if (!isKnown(wrong)) return wrong.subject
  const box = boxNamedBy(wrong)
  const back = returnNamedBy(wrong)
  const label = wrong.kind === 'load-closed' ? undefined : labelsNamedBy(wrong).at(-1)
  return {
    ...wrong.subject,
    ...(box && { box }),
    ...(back && { return: back }),
    ...(label && { label }),
  }
}
