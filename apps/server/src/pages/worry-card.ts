/** When to worry: what comes next, until when all is well, and whom to ask after that (G3). */
import { html } from 'hono/html'
import { carrierName } from './carrier-face.ts'
import type { Html, Telling } from './telling.ts'
import { dayAfter } from './dates.ts'
import { isOver, progressOf, progressOfOrder } from './progress.ts'

export function worryCard(telling: Telling): Html {
  const { words, shop } = telling
  return html`<section class="card">
    <h2>${words.worry}</h2>
    ${sentences(telling).map((sentence) => html`<p>${sentence}</p>`)}
    ${
      shop.help
        ? html`<a class="act" href="${shop.help}" rel="noreferrer">${words.contact(shop.name)}</a>`
        : ''
    }
  </section>`
}

function sentences(telling: Telling): readonly (Html | string)[] {
  const { view, words } = telling
  if (view.headline.kind === 'delivered') return [words.afterDelivery]
  if (isOver(view)) return [words.afterEnding]
  if (view.headline.kind === 'attention') return [words.askNow]
  if (view.headline.kind === 'pickup') return [words.collectSoon]
  return [nextOf(telling), untilWhen(telling)]
}

/** The box that is furthest behind decides: the order is there when it is. */
function nextOf({ view, words }: Telling): Html | string {
  const ways = view.boxes.map((box) => ({ box, progress: progressOf(box, false) }))
  const behind = ways.toSorted((one, other) => doneIn(one.progress) - doneIn(other.progress))[0]
  const progress = behind?.progress ?? progressOfOrder(view, false)
  const next = progress.find(({ state }) => state === 'next')?.step ?? 'delivered'
  const label = behind?.box.label
  const sentence = words.nextStep(next, label ? carrierName(label.carrier) : undefined)
  const { boxes } = view.headline
  return behind && boxes > 1
    ? html`<b>${words.box(behind.box.number, boxes)}.</b> ${sentence}`
    : sentence
}

const doneIn = (progress: readonly { readonly state: string }[]): number =>
  progress.filter(({ state }) => state === 'done').length

/** A day's grace after the promised day; carriers deliver late in the evening. */
function untilWhen({ view, words, dates, today }: Telling): string {
  const by = view.headline.expected?.by
  if (by === undefined) return words.noDateYet
  const helpFrom = dayAfter(by)
  return helpFrom <= today ? words.late(dates.longDay(by)) : words.helpFrom(dates.longDay(helpFrom))
}
