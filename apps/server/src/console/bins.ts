/** Bins that a site's products, orders and deliveries name: what labels on shelves are printed from. */
import type { BinList, PullChange } from '@milepost/contract'
import type { SiteId } from '@milepost/domain'
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { binsQuery } from './queries.ts'

export interface BinsDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<EventLog, 'workAfter'>
}

export const bins = (deps: BinsDeps) =>
  new Hono().get('/v1/console/bins', signedIn(deps), acceptsQuery(binsQuery), async (c) => {
    const found: BinList = { bins: await binsAt(deps.eventLog, c.req.valid('query').site) }
    return c.json(found)
  })

const atOnce = 1000

async function binsAt(eventLog: BinsDeps['eventLog'], site: SiteId): Promise<readonly string[]> {
  const named = new Set<string>()
  let page = await eventLog.workAfter(site, 0, atOnce)
  for (;;) {
    for (const bin of page.changes.flatMap(binsIn)) named.add(bin.toUpperCase())
    if (!page.more) break
    page = await eventLog.workAfter(site, page.cursor, atOnce)
  }
  return [...named].toSorted(byPlace)
}

function binsIn({ collection, doc }: PullChange): readonly string[] {
  if (doc === null) return []
  if (collection === 'products') return doc.bin === undefined ? [] : [doc.bin]
  if (collection !== 'orders' && collection !== 'receipts') return []
  return doc.lines.flatMap(({ bin }: { readonly bin?: string }) => bin ?? [])
}

/** A-2 before A-10. */
const byPlace = new Intl.Collator('en', { numeric: true }).compare
