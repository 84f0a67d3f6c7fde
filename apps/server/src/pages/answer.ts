/** The first thing a customer reads: where it is and when it comes. */
import type { CustomerView, Instant } from '@milepost/domain'
import { carrierName } from './carrier-face.ts'
import type { Telling } from './telling.ts'
import type { Answer } from './words/words.ts'

export function answerOf({ view, words, dates, today }: Telling): Answer {
  const { kind, boxes, delivered, withCarrier, expected, carriers } = view.headline
  const last = lastDelivery(view)
  return words.answer({
    kind,
    boxes,
    delivered,
    withCarrier,
    carriers: carriers.length > 0 ? words.and(carriers.map(carrierName)) : undefined,
    when: dates.when(expected, today),
    deliveredAt: last === undefined ? undefined : dates.moment(last),
  })
}

/** The newest thing that anybody saw; it says how fresh the page is. */
export const newsAt = ({ history, placedAt }: CustomerView): Instant =>
  Math.max(placedAt, ...history.map(({ at }) => at))

function lastDelivery({ boxes }: CustomerView): Instant | undefined {
  const times = boxes
    .flatMap(({ steps }) => steps)
    .flatMap(({ step, at }) => (step === 'delivered' && at !== undefined ? [at] : []))
  return times.length > 0 ? Math.max(...times) : undefined
}
