/**
 * Runs in the reader's browser after the page is there: the reader's own time zone, and news without reloading. The page
 * is whole without it. Sent as it stands here, so it is JavaScript, with its types in comments.
 */
const language = document.documentElement.lang
const locale = language === 'en' ? 'en-GB' : language
/** @type {Intl.DateTimeFormatOptions} */
const short = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
const shortMoment = new Intl.DateTimeFormat(locale, short)
const moment = new Intl.DateTimeFormat(locale, { weekday: 'short', ...short })

/** Two questions may be under way at once, and the first be answered last: it is old news. */
let asked = 0
let answered = 0

inOwnZone()
if (document.querySelector('[data-live]')) listen()

/** A date without a time has no `T`: no zone moves it. */
function inOwnZone() {
  for (const time of document.querySelectorAll('time')) {
    if (!time.dateTime.includes('T')) continue
    const isShort = time.classList.contains('short')
    time.textContent = (isShort ? shortMoment : moment).format(new Date(time.dateTime))
  }
  const foot = document.querySelector('[data-zone]')
  if (foot instanceof HTMLElement)
    foot.textContent = foot.dataset['zone']?.replace('{zone}', zoneName()) ?? ''
}

function zoneName() {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' }).formatToParts(new Date())
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

function listen() {
  const news = new EventSource(`${location.pathname}/live`)
  news.addEventListener('open', () => sayLive(true))
  news.addEventListener('error', () => sayLive(false))
  news.addEventListener('rev', ({ data }) => {
    if (document.querySelector('main')?.dataset['rev'] !== data) void renew()
  })
  addEventListener('pagehide', () => news.close(), { once: true })
  addEventListener('pageshow', ({ persisted }) => persisted && listen(), { once: true })
}

/** @param {boolean} isLive */
function sayLive(isLive) {
  const live = document.querySelector('[data-live]')
  if (!(live instanceof HTMLElement)) return
  live.dataset['reload'] ??= live.textContent
  live.textContent = (isLive ? live.dataset['live'] : live.dataset['reload']) ?? ''
}

/** What the reader has opened stays open, and the place on the page stays. */
async function renew() {
  const turn = (asked += 1)
  const answer = await fetch(location.pathname, { cache: 'no-cache' })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const main = document.querySelector('main')
  const next = fresh.querySelector('main')
  if (!main || !next || turn < answered) return
  answered = turn
  for (const opened of main.querySelectorAll('details[open][id]')) {
    next.querySelector(`#${opened.id}`)?.setAttribute('open', '')
  }
  main.replaceWith(next)
  document.title = fresh.title
  say(next.querySelector('h1')?.textContent ?? '')
  inOwnZone()
  sayLive(true)
}

/**
 * A screen reader hears the new answer.
 * @param {string} answer
 */
function say(answer) {
  const said = document.querySelector('#said')
  if (said) said.textContent = answer
}
