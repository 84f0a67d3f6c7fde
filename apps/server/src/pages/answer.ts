/** The first thing a customer reads: where it is and when it comes. */
import type { CustomerView, Instant } from '@milepost/domain'
import { html } from 'hono/html'
import { carrierName } from './carrier-face.ts'
import { timeTag, type Html, type Telling } from './telling.ts'
import type { Answer } from './words/words.ts'

export interface ShownAnswer {
  readonly answer: string
  readonly more: Html
}

/** Stands in a sentence where its time goes, since a time is an element of its own. */
const timeMark = '{time}'

export function answerOf(telling: Telling): ShownAnswer {
  const { view, words, dates, today } = telling
  const { kind, boxes, delivered, withCarrier, expected, carriers } = view.headline
  const last = lastDelivery(view)
  const { answer, more } =
    troubleOf(telling) ??
    words.answer({
      kind,
      boxes,
      delivered,
      withCarrier,
      carriers: carriers.length > 0 ? words.and(carriers.map(carrierName)) : undefined,
      when: dates.when(expected, today),
      deliveredAt: last === undefined ? undefined : timeMark,
    })
  const [before = '', after = ''] = more.split(timeMark)
  const time = last !== undefined && more.includes(timeMark) ? timeTag(dates, last) : ''
  return { answer, more: html`${before}${time}${after}` }
}

/** Trouble is told for what it is, not that there is some. */
function troubleOf({ view, words }: Telling): Answer | undefined {
  const box = view.boxes.find(({ notice }) => notice !== undefined && notice.kind !== 'delay')
  if (view.headline.kind !== 'attention' || !box?.notice) return undefined
  const { kind, reason } = box.notice
  const carrier = box.label ? carrierName(box.label.carrier) : undefined
  const { answer, more } = words.notice(kind, reason, carrier)
  const of = view.headline.boxes
  return { answer: of > 1 ? `${words.box(box.number, of)}: ${answer}` : answer, more }
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
