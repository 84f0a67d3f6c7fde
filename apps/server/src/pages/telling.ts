/** What every part of the page is made from, and the small marks they share. */
import type { CustomerView, Instant, LocalDay } from '@milepost/domain'
import { html, raw } from 'hono/html'
import type { Dates } from './dates.ts'
import type { Shop } from './shop-look.ts'
import type { Words } from './words/words.ts'

/** What each part of the page is made from. */
export interface Telling {
  readonly view: CustomerView
  readonly shop: Shop
  readonly words: Words
  readonly dates: Dates
  readonly today: LocalDay
}

export type Html = ReturnType<typeof html>

/** Nothing on the page is waited for, so its text is there at once. */
export function textOf(page: Html): string {
  if (page instanceof Promise) throw new Error('A part of the page is a promise')
  return page.toString()
}

/** The reader's own zone replaces the text where scripts run. */
export const timeTag = (dates: Dates, at: Instant): Html =>
  html`<time class="num" datetime="${new Date(at).toISOString()}">${dates.moment(at)}</time>`

export const shortTimeTag = (dates: Dates, at: Instant): Html =>
  html`<time class="num short" datetime="${new Date(at).toISOString()}"
    >${dates.shortMoment(at)}</time
  >`

export const icon = (name: 'check' | 'look'): Html =>
  raw(`<svg width="16" height="16" aria-hidden="true"><use href="#${name}"/></svg>`)

export const sprite = raw(
  '<svg hidden><symbol id="check" viewBox="0 0 16 16"><path d="M3.5 8.5l3 3 6-7" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round"/></symbol><symbol id="look" viewBox="0 0 16 16"><path d="M8 1.5 15 14H1z" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round"/><path d="M8 6v3.75" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/><circle cx="8" cy="11.75" r=".9" fill="currentColor"/></symbol></svg>',
)
