/** `/o/…`: the page behind a customer's link, the script that keeps it fresh, and the news it listens to. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { customerViewOf, type LocalDay, type OrderId, type Zone } from '@milepost/domain'
import { Hono, type Context, type NotFoundHandler } from 'hono'
import { accepts } from 'hono/accepts'
import type { EventLog } from '../event-log/event-log.ts'
import { openStreams } from '../ops/open-streams.ts'
import type { Clock } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'
import { policyFor } from '../ops/security-headers.ts'
import { customerPage, unknownLinkPage, unknownPlacePage, type Rendered } from './customer-page.ts'
import { dayIn } from './dates.ts'
import { liveAnswer } from './live-answer.ts'
import { liveOrders } from './live-orders.ts'
import { pageCache } from './page-cache.ts'
import { plainShop } from './shop-look.ts'
import type { ShopStore } from './store.ts'
import { languageFor } from './words/language.ts'
import type { Language } from './words/words.ts'

export interface CustomerPageDeps {
  readonly eventLog: Pick<EventLog, 'orderView' | 'onCommit'>
  /** Undefined for a token that nobody was given. */
  readonly linkByToken: (token: string) => Promise<CustomerLink | undefined>
  readonly shops: Pick<ShopStore, 'shopById' | 'allShops'>
  readonly now: Clock
  /** Aborted when the server stops, so that no open page keeps it from stopping. */
  readonly stopping: AbortSignal
}

export interface CustomerLink {
  readonly order: OrderId
  /** The customer's own language, when it is known. */
  readonly language?: string
  /** The customer's own zone when it is known, else the site's. */
  readonly zone: Zone
}

interface ReadyPage {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
}

const mostPages = 2000
/** Asked again after so long, whichever server took the change. */
const facesKeptMs = 3000
/** Beyond these a page is renewed by hand, as it says. */
const liveCaps = { inAll: 5000, ofOne: 20, fromAddress: 100 }

export function customerPages(deps: CustomerPageDeps) {
  const pages = pageCache<ReadyPage>(mostPages)
  deps.eventLog.onCommit((committed) => pages.forget(committed))
  const live = liveOrders(deps.eventLog)
  const streams = openStreams(liveCaps)
  const faces = facesOf(deps)

  return new Hono()
    .get('/o/page.js', (c) => {
      c.header('content-type', 'text/javascript; charset=utf-8')
      c.header('cache-control', 'public, max-age=31536000, immutable')
      return c.body(script.text)
    })
    .get('/o/:token', async (c) => {
      const link = await deps.linkByToken(c.req.param('token'))
      const language = languageFor(link?.language, c.req.header('accept-language'))
      const page = link ? await pageOf(link, language) : undefined
      return page ? answered(c, page) : answered(c, unknownPage(language), 404)
    })
    .get('/o/:token/live', async (c) => {
      const link = await deps.linkByToken(c.req.param('token'))
      const found = link && (await deps.eventLog.orderView(link.order))
      if (!link || !found) return c.body(null, 404)
      const done = streams.open(c, link.order)
      if (done instanceof Response) return done
      return liveAnswer(c, live, { ...link, rev: found.rev, stopping: deps.stopping, done })
    })

  async function pageOf(link: CustomerLink, language: Language): Promise<ReadyPage | undefined> {
    const { order, zone } = link
    const today = dayIn(zone, deps.now())
    const key = `${order} ${language} ${zone} ${today} ${await faces()}`
    return (
      pages.page(key) ?? (await pages.make(key, order, () => rendered(deps, link, language, today)))
    )
  }
}

/** Names how all shops look, so that a page made before a change is not shown after it. */
function facesOf({ shops, now }: CustomerPageDeps): () => Promise<string> {
  let known = { name: '', until: -1 }
  return async () => {
    if (known.until < now()) {
      const told = JSON.stringify(await shops.allShops())
      const name = createHash('sha256').update(told).digest('base64url').slice(0, 12)
      known = { name, until: now() + facesKeptMs }
    }
    return known.name
  }
}

async function rendered(
  { eventLog, shops }: CustomerPageDeps,
  { order, zone }: CustomerLink,
  language: Language,
  today: LocalDay,
): Promise<ReadyPage | undefined> {
  const found = await eventLog.orderView(order)
  if (!found) return undefined
  const shop = (await shops.shopById(found.view.shop)) ?? plainShop
  const view = customerViewOf(found.view)
  return readyPage(
    customerPage({
      view,
      shop,
      rev: found.rev,
      script: script.address,
      reader: { language, zone, today },
    }),
  )
}

/** A person who follows a broken link reads a page; a program reads a problem, and under `/v1` everybody is one. */
export const unknownPlace: NotFoundHandler = (c) => {
  const isRead = !c.req.path.startsWith('/v1/') && accepts(c, asked) === 'text/html'
  if (!isRead) return refuse(c, 'not-found')
  const language = languageFor(undefined, c.req.header('accept-language'))
  return answered(c, readyPage(unknownPlacePage(language)), 404)
}

const asked: Parameters<typeof accepts>[1] = {
  header: 'Accept',
  supports: ['text/html', 'application/json', 'application/problem+json'],
  default: 'application/problem+json',
}

const unknownPage = (language: Language): ReadyPage => readyPage(unknownLinkPage(language))

function readyPage({ html, style }: Rendered): ReadyPage {
  const bytes = new TextEncoder().encode(html)
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  return {
    bytes,
    gzip: new Uint8Array(gzipSync(bytes)),
    // Weak: the same page comes packed and unpacked.
    etag: `W/"${hash}"`,
    headers: {
      'content-security-policy': policyFor({
        script: ["'self'"],
        style: [style],
        image: ['data:'],
        connect: ["'self'"],
      }),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    },
  }
}

/** The link is a secret of one customer: no cache on the way may share what is behind it. */
function answered(c: Context, page: ReadyPage, status: 200 | 404 = 200): Response {
  const headers = {
    ...page.headers,
    'etag': page.etag,
    'cache-control': 'private, no-cache',
    'vary': 'accept-encoding, accept-language',
  }
  if (status === 200 && isKnown(c, page.etag)) return c.body(null, 304, headers)
  const packs = c.req.header('accept-encoding')?.includes('gzip') ?? false
  return c.body(packs ? page.gzip : page.bytes, status, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    ...(packs ? { 'content-encoding': 'gzip' } : {}),
  })
}

const isKnown = (c: Context, etag: string): boolean =>
  c.req
    .header('if-none-match')
    ?.split(',')
    .some((one) => one.trim() === etag) ?? false

const script = scriptFrom(readFileSync(new URL('browser/page-script.js', import.meta.url), 'utf8'))

/** Its address changes with its text, so that browsers may keep it for good. */
function scriptFrom(text: string) {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { text, address: `/o/page.js?v=${hash}` }
}
