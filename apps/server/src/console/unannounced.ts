/** What came in that nobody announced: goods of no delivery, and returns whose order was not known at the dock. */
import type { StrayPage, StrayRow, UnannouncedPage } from '@milepost/contract'
import {
  boxKey,
  clockKey,
  eventKey,
  labelKey,
  returnKey,
  strayKey,
  strayReturnOf,
  unannouncedGoodsOf,
  unannouncedKey,
  type MilepostEvent,
  type SiteId,
  type StrayReturn,
  type SubjectKey,
} from '@milepost/domain'
import { Hono } from 'hono'
import type { EventLog, StoredEvent } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import type { SiteStore } from '../sites/store.ts'
import { namesIn, type NamesDeps } from './names.ts'
import { pageOfSite, type PageWanted } from './queries.ts'

export interface UnannouncedDeps
  extends Pick<NamesDeps, 'devices'>, Pick<SessionDeps, 'now' | 'publicUrl'> {
  readonly people: SessionDeps['people'] & NamesDeps['people']
  readonly sites: Pick<SiteStore, 'allSites'>
  readonly eventLog: Pick<EventLog, 'eventsUnder' | 'latestUnder' | 'claimantsOf'>
}

const atOnce = 50

export const unannounced = (deps: UnannouncedDeps) =>
  new Hono()
    .get('/v1/console/unannounced', signedIn(deps), acceptsQuery(pageOfSite), async (c) =>
      c.json(await goodsPage(deps, c.req.valid('query'))),
    )
    .get('/v1/console/stray-returns', signedIn(deps), acceptsQuery(pageOfSite), async (c) =>
      c.json(await straysPage(deps, c.req.valid('query'))),
    )

async function goodsPage(deps: UnannouncedDeps, wanted: PageWanted): Promise<UnannouncedPage> {
  const { shown, ...more } = await latest(deps, wanted, unannouncedKey)
  const beside = await deps.eventLog.eventsUnder(shown.flatMap(({ event }) => besideOf(event)))
  const goods = unannouncedGoodsOf([...shown, ...beside].map(({ event }) => event))
  return { goods, ...more, ...(await namesIn(deps, goods)) }
}

async function straysPage(deps: UnannouncedDeps, wanted: PageWanted): Promise<StrayPage> {
  const { shown, ...more } = await latest(deps, wanted, strayKey)
  const backs = [...new Set(shown.flatMap(({ event }) => event.subject.return ?? []))]
  const filed = await deps.eventLog.eventsUnder(backs.map(returnKey))
  const beside = await deps.eventLog.eventsUnder(filed.flatMap(({ event }) => besideOf(event)))
  const events = [...filed, ...beside].map(({ event }) => event)
  const strays = backs.flatMap((back) => strayReturnOf(back, events) ?? [])
  const returns = await withOrders(deps, strays)
  return { returns, ...more, ...(await namesIn(deps, returns)) }
}

async function latest(
  { eventLog, sites }: UnannouncedDeps,
  { site, before }: PageWanted,
  heapOf: (site: SiteId) => SubjectKey,
): Promise<{ readonly shown: readonly StoredEvent[]; readonly earlier?: number }> {
  const where = site === undefined ? await sites.allSites() : [{ site }]
  const found = await eventLog.latestUnder({
    keys: where.map((each) => heapOf(each.site)),
    ...(before === undefined ? {} : { before }),
    limit: atOnce + 1,
  })
  const shown = found.slice(0, atOnce)
  const last = shown.at(-1)
  return { shown, ...(last && found.length > atOnce ? { earlier: last.position } : {}) }
}

/** What may take a scan back, or mend its time. */
const besideOf = (event: MilepostEvent): readonly SubjectKey[] =>
  event.source === 'device' && event.scan.clock.offset === undefined
    ? [eventKey(event.id), clockKey(event.scan.device, event.scan.clock.session)]
    : [eventKey(event.id)]

/** A label or a box may have told whose it is, then or later. */
async function withOrders(
  { eventLog }: UnannouncedDeps,
  strays: readonly StrayReturn[],
): Promise<readonly StrayRow[]> {
  const claimants = await eventLog.claimantsOf([...new Set(strays.flatMap(keysOfStray))])
  const byKey = new Map(claimants.map((claimant) => [claimant.key, claimant]))
  return strays.map((stray) => {
    const [claimant] = keysOfStray(stray).flatMap((key) => byKey.get(key) ?? [])
    if (!claimant) return stray
    const { order, reference } = claimant
    return { ...stray, order: { order, reference } }
  })
}

const keysOfStray = ({ return: back, box, label }: StrayReturn): readonly SubjectKey[] => [
  returnKey(back),
  ...(box ? [boxKey(box)] : []),
  ...(label ? [labelKey(label)] : []),
]
