/** What happened, newest first, in plain words. */
import type { CustomerLine } from '@milepost/domain'
import { html } from 'hono/html'
import { carrierName } from './carrier-face.ts'
import { timeTag, type Html, type Telling } from './telling.ts'

/** What a phone shows at once, and what the page holds at most. */
const shownLines = 6
const mostLines = 60

export function historyCard(telling: Telling): Html {
  const { view, words } = telling
  const newest = view.history.toReversed()
  // One line is not worth a fold.
  const shown = newest.length <= shownLines + 1 ? newest.length : shownLines
  return html`<section class="card">
    <h2>${words.history}</h2>
    <ol class="past">
      ${newest.slice(0, shown).map((line) => lineOf(telling, line))}
    </ol>
    ${shown < newest.length ? earlierLines(telling, newest.slice(shown)) : ''}
  </section>`
}

function earlierLines(telling: Telling, lines: readonly CustomerLine[]): Html {
  const { words } = telling
  const left = lines.length - mostLines
  return html`<details id="earlier">
    <summary>${words.showEarlier(lines.length)}</summary>
    <ol class="past">
      ${lines.slice(0, mostLines).map((line) => lineOf(telling, line))}
      ${left > 0 ? html`<li class="soft">${words.earlier(left)}</li>` : ''}
    </ol>
  </details>`
}

function lineOf({ view, words, dates }: Telling, line: CustomerLine): Html {
  const { at, day, box, what, carrier, place } = line
  const { boxes } = view.headline
  const which = box !== undefined && boxes > 1 ? words.box(box, boxes) : ''
  const where = [which, place ?? ''].filter(Boolean).join(' · ')
  const time =
    day === undefined
      ? timeTag(dates, at)
      : html`<time class="num" datetime="${day}">${dates.shortDay(day)}</time>`
  return html`<li>
    <span>${words.line(what, carrier === undefined ? undefined : carrierName(carrier))}</span>
    ${time} ${where ? html`<span class="soft">${where}</span>` : ''}
  </li>`
}
