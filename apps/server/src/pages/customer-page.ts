/** The customer's page: a plain function from what is true and where it is read to HTML. */
import { createHash } from 'node:crypto'
import type { CustomerView, LocalDay, Zone } from '@milepost/domain'
import { html, raw } from 'hono/html'
import { answerOf, newsAt } from './answer.ts'
import { boxCards } from './box-card.ts'
import { datesFor } from './dates.ts'
import { historyCard } from './history-card.ts'
import { styleOf } from './page-style.ts'
import { lookOf, type Look, type Shop } from './shop-look.ts'
import { sprite, textOf, timeTag, type Html, type Telling } from './telling.ts'
import { worryCard } from './worry-card.ts'
import { wordsIn } from './words/language.ts'
import type { Language } from './words/words.ts'

export interface Reader {
  readonly language: Language
  /** Times are written in this zone until the reader's own is known. */
  readonly zone: Zone
  /** The day it is there. */
  readonly today: LocalDay
}

export interface PageParts {
  readonly view: CustomerView
  readonly shop: Shop
  readonly reader: Reader
  /** The view's revision: a live page compares it with what it hears. */
  readonly rev: number
  /** Address of the script, which nothing waits for. */
  readonly script: string
}

export interface Rendered {
  readonly html: string
  /** CSP source of the page's one style. */
  readonly style: string
}

export function customerPage({ view, shop, reader, rev, script }: PageParts): Rendered {
  const words = wordsIn[reader.language]
  const dates = datesFor(reader.language, reader.zone)
  const telling: Telling = { view, shop, words, dates, today: reader.today }
  const { answer, more } = answerOf(telling)
  const at = newsAt(view)
  const zone = dates.zoneName(at)
  return documentOf({
    language: reader.language,
    title: `${answer} ${words.order(view.reference)}`,
    shop,
    script,
    body: html`<div class="page">
        ${shopLine(shop, words.order(view.reference))}
        <main data-rev="${rev}">
          <div class="hero">
            <h1>${answer}</h1>
            <p class="more">${more}</p>
            <p class="news">
              ${words.lastNews}: ${timeTag(dates, at)}.
              <span class="live" data-live="${words.livePage}">${words.reload}</span>
            </p>
          </div>
          <div class="cols">
            <div class="stack">${boxCards(telling)}</div>
            <div class="stack">${worryCard(telling)}${historyCard(telling)}</div>
          </div>
        </main>
        <footer class="foot" data-zone="${words.ownTimes('{zone}')}">${words.timesIn(zone)}</footer>
        <p class="say" role="status" id="said"></p>
      </div>
      ${sprite}`,
  })
}

/** For a link that nobody was given. It names no shop, since there is none to name. */
export function unknownLinkPage(language: Language): Rendered {
  const { unknownLink, unknownLinkHelp } = wordsIn[language]
  return nothingHere(language, unknownLink, unknownLinkHelp)
}

/** For an address that is no customer's link either. */
export function unknownPlacePage(language: Language): Rendered {
  const { unknownPlace, unknownPlaceHelp } = wordsIn[language]
  return nothingHere(language, unknownPlace, unknownPlaceHelp)
}

const nothingHere = (language: Language, title: string, help: string): Rendered =>
  documentOf({
    language,
    title,
    shop: { name: '?', colour: '#4a554f' },
    body: html`<div class="page">
      <main class="hero">
        <h1>${title}</h1>
        <p class="more">${help}</p>
      </main>
    </div>`,
  })

function shopLine(shop: Shop, order: string): Html {
  return html`<header class="shop">
    <span class="mark" aria-hidden="true">${initialOf(shop)}</span>
    <b>${shop.name}</b>
    <span>${order}</span>
  </header>`
}

const initialOf = ({ name }: Shop): string => name.trim().charAt(0).toUpperCase()

interface Page {
  readonly language: Language
  readonly title: string
  readonly shop: Shop
  readonly body: Html
  readonly script?: string
}

function documentOf({ language, title, shop, body, script }: Page): Rendered {
  const look = lookOf(shop)
  const style = styleOf(look)
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="${iconOf(look, initialOf(shop))}" />
        <style>${raw(style)}</style>
        ${script ? html`<script src="${script}" defer></script>` : ''}
      </head>
      <body>
        ${body}
      </body>
    </html>`
  return { html: withoutIndent(textOf(page)), style: hashOf(style) }
}

/** Indentation is for us. Text on the page has no line that begins with blanks. */
const withoutIndent = (text: string): string => text.replaceAll(/\n\s*/g, '\n')

function iconOf({ mark, markInk }: Look, initial: string): string {
  const letter = /^[A-Z0-9]$/.test(initial) ? initial : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${mark}"/><text x="16" y="23" font-family="sans-serif" font-weight="700" font-size="20" text-anchor="middle" fill="${markInk}">${letter}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const hashOf = (style: string): string =>
  `'sha256-${createHash('sha256').update(style).digest('base64')}'`
