/** Bins that a site's products, orders and deliveries name: what labels on shelves are printed from. */
import type { BinList } from '@milepost/contract'
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { binsQuery } from './queries.ts'

export interface BinsDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<EventLog, 'binsOf'>
}

export const bins = (deps: BinsDeps) =>
  new Hono().get('/v1/console/bins', signedIn(deps), acceptsQuery(binsQuery), async (c) => {
    const named = await deps.eventLog.binsOf(c.req.valid('query').site)
    const once = new Set(named.map((bin) => bin.toUpperCase()))
    const found: BinList = { bins: [...once].toSorted(byPlace) }
    return c.json(found)
  })

/** A-2 before A-10. */
const byPlace = new Intl.Collator('en', { numeric: true }).compare
