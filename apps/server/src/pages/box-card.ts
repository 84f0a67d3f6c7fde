/** A card for each box: how far it is, what is in it, who carries it. Boxes that have arrived are folded. */
import type { CustomerBox, CustomerItem, Label } from '@milepost/domain'
import { html } from 'hono/html'
import { carrierName, carrierPage, numberInBlocks } from './carrier-face.ts'
import { icon, shortTimeTag, type Html, type Telling } from './telling.ts'
import { isOver, progressOf, progressOfOrder, type Progress } from './progress.ts'

/** Nobody reads more on a phone, and the page stays small. */
const mostItems = 40

export function boxCards(telling: Telling): Html {
  const { view, words } = telling
  if (view.boxes.length === 0) {
    return html`<section class="card">
      ${cardTop(words.wholeOrder, '')}
      ${wayOf(telling, progressOfOrder(view, isOver(view)), undefined)}
      ${itemsOf(telling, words.waiting, view.waiting)}
    </section>`
  }
  return html`${view.boxes.map((box) => boxCard(telling, box))}${waitingCard(telling)}`
}

function boxCard(telling: Telling, box: CustomerBox): Html {
  const { view, words } = telling
  const progress = progressOf(box, isOver(view))
  const of = view.headline.boxes
  const title = of > 1 ? words.box(box.number, of) : words.parcel
  const carrier = box.label ? carrierName(box.label.carrier) : undefined
  const reached = progress.findLast(({ state }) => state === 'done')?.step ?? 'ordered'
  const top = cardTop(title, words.step(reached, carrier))
  // Of a single box the top of the page has told it all.
  const own = of > 1 ? dueLine(telling, box, progress) : ''
  const isTold = of === 1 && toldAbove.has(view.headline.kind)
  const rest = html`${own}${isTold ? '' : noticeOf(telling, box, carrier)}
  ${wayOf(telling, progress, carrier)} ${itemsOf(telling, words.contents, box.items)}
  ${box.label ? trackLine(telling, box.label) : ''}`
  const isFolded = of > 1 && reached === 'delivered'
  return isFolded
    ? html`<details class="card" id="box-${box.number}">
        <summary>${top}</summary>
        ${rest}
      </details>`
    : html`<section class="card">${top}${rest}</section>`
}

const toldAbove: ReadonlySet<string> = new Set(['attention', 'pickup', 'returning'])

const cardTop = (title: string, now: string): Html =>
  html`<div class="top">
    <h2>${title}</h2>
    ${now ? html`<span class="now">${now}</span>` : ''}
  </div>`

function dueLine(
  { words, dates, today }: Telling,
  { expected }: CustomerBox,
  progress: readonly Progress[],
): Html | string {
  const when = dates.when(expected, today)
  const isThere = progress.at(-1)?.state === 'done'
  if (!when || when.kind === 'past' || isThere) return ''
  return html`<p class="due">${words.expected(when)}</p>`
}

function noticeOf(
  { words }: Telling,
  { notice }: CustomerBox,
  carrier: string | undefined,
): Html | string {
  if (!notice) return ''
  const { answer, more } = words.notice(notice.kind, notice.reason, carrier)
  return html`<div class="note">
    ${icon('look')}
    <p><b>${answer}</b> ${more}</p>
  </div>`
}

function wayOf(
  { words, dates }: Telling,
  progress: readonly Progress[],
  carrier: string | undefined,
): Html {
  const said = { done: words.done, next: words.next, open: words.notYet }
  const now = progress.findLast(({ state }) => state === 'done')?.step
  return html`<ol class="way">
    ${progress.map(
      ({ step, state, at }) =>
        html`<li class="${state}${step === now ? ' now' : ''}">
          <span class="dot">${state === 'done' ? icon('check') : ''}</span>
          <span class="name">${words.step(step, carrier)}<span class="say">, ${said[state]}</span></span>
          ${at === undefined ? '' : shortTimeTag(dates, at)}
        </li>`,
    )}
  </ol>`
}

function waitingCard(telling: Telling): Html | string {
  const { view, words } = telling
  if (view.waiting.length === 0) return ''
  return html`<section class="card">
    ${cardTop(words.waiting, '')}
    <p class="soft">${words.waitingWhy}</p>
    ${itemList(telling, view.waiting)}
  </section>`
}

function itemsOf(telling: Telling, title: string, items: readonly CustomerItem[]): Html | string {
  if (items.length === 0) return ''
  return html`<div class="in">
    <h3>${title}</h3>
    ${itemList(telling, items)}
  </div>`
}

function itemList({ words }: Telling, items: readonly CustomerItem[]): Html {
  const left = items.length - mostItems
  return html`<ul class="items">
    ${items
      .slice(0, mostItems)
      .map(
        ({ name, units }) =>
          html`<li><span class="num">${units} ×</span> <span>${name}</span></li>`,
      )}
    ${left > 0 ? html`<li class="soft">${words.moreItems(left)}</li>` : ''}
  </ul>`
}

function trackLine({ words }: Telling, label: Label): Html {
  const page = carrierPage(label)
  const number = html`${carrierName(label.carrier)}
    <span class="num">${numberInBlocks(label.number)}</span>`
  return html`<p class="track">
    ${words.trackingNumber}: ${page ? html`<a href="${page}" rel="noreferrer">${number}</a>` : number}
  </p>`
}
