/** The shift board: how much is in each bucket, how old, and whether it grows. */
import { type Board, type Bucket, type Concern, concerns } from '@milepost/contract'
import type { Instant, SiteId } from '@milepost/domain'
import { Hono } from 'hono'
import type { EventLog, FindingState } from '../event-log/event-log.ts'
import type { Device, DeviceStore } from '../devices/store.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { type AlarmDeps, alarmsOf } from './alarms.ts'
import { type DecisionStore, keyOf } from '../quarantine/store.ts'
import { ofSite } from './queries.ts'

export interface BoardDeps extends AlarmDeps, Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<EventLog, 'findings' | 'quarantined' | 'ordersOfConcern'>
  readonly devices: Pick<DeviceStore, 'allDevices'>
  readonly decisions: Pick<DecisionStore, 'allDecisions'>
}

type Card = Board['cards'][number]

const hourMs = 3_600_000
/** Longer than a walk through a dead corner of the hall. */
const silentAfterMs = hourMs / 2

export const board = (deps: BoardDeps) =>
  new Hono().get('/v1/console/board', signedIn(deps), acceptsQuery(ofSite), async (c) =>
    c.json(await boardOf(deps, c.req.valid('query').site)),
  )

async function boardOf(deps: BoardDeps, site: SiteId | undefined): Promise<Board> {
  const { eventLog, devices, decisions, now } = deps
  const at = now()
  const here = site === undefined ? {} : { site }
  const findings = await eventLog.findings({ ...here, closedSince: at - hourMs })
  const decided = new Set((await decisions.allDecisions()).map(({ key }) => key))
  const open = (await eventLog.quarantined()).filter((kept) => !decided.has(keyOf(kept)))
  const floor = (await devices.allDevices()).filter(
    (each) => site === undefined || each.site === site,
  )
  const names = new Set<string>(floor.map(({ device }) => device))
  const aside = open.filter(
    ({ delivery }) => site === undefined || names.has(delivery?.device ?? ''),
  )
  return {
    at,
    alarms: [...alarmsOf(deps, at)],
    cards: [
      ...(await Promise.all(
        concerns.map((concern) => concernCard(eventLog, concern, { ...here, now: at })),
      )),
      ...(['missed-scan', 'step-skipped', 'not-synced-yet'] as const).map((verdict) =>
        findingCard(verdict, findings, at),
      ),
      card('silent-device', silentSince(floor, at), at),
      card(
        'missing-numbers',
        floor.flatMap(({ gaps }) => gaps.map(({ since }) => since)),
        at,
      ),
      card(
        'quarantined',
        aside.map((each) => each.at),
        at,
      ),
    ],
  }
}

async function concernCard(
  eventLog: BoardDeps['eventLog'],
  concern: Concern,
  here: { readonly site?: SiteId; readonly now: Instant },
): Promise<Card> {
  const openedSince = here.now - hourMs
  const asked = { ...here, concern, openedSince, limit: 1 }
  const { count, opened, hits } = await eventLog.ordersOfConcern(asked)
  const [oldest] = hits
  return {
    bucket: concern,
    count,
    ...(oldest ? { oldestAt: oldest.since } : {}),
    opened,
    closed: 0,
  }
}

function findingCard(
  verdict: FindingState['verdict'],
  findings: readonly FindingState[],
  at: Instant,
): Card {
  const own = findings.filter((each) => each.verdict === verdict)
  const open = own.filter(({ closedAt }) => closedAt === undefined)
  const closed = own.length - open.length
  return {
    ...card(
      verdict,
      open.map(({ openedAt }) => openedAt),
      at,
    ),
    // How long the step has been due, as the list says it, not since when we know.
    ...(open.length > 0 ? { oldestAt: Math.min(...open.map(({ since }) => since)) } : {}),
    closed,
  }
}

function card(bucket: Bucket, since: readonly Instant[], at: Instant): Card {
  return {
    bucket,
    count: since.length,
    ...(since.length > 0 ? { oldestAt: Math.min(...since) } : {}),
    opened: since.filter((opened) => opened > at - hourMs).length,
    closed: 0,
  }
}

const silentSince = (floor: readonly Device[], at: Instant): readonly Instant[] =>
  floor
    .filter(({ state, waiting, heardAt = 0 }) => {
      return state === 'active' && waiting > 0 && heardAt < at - silentAfterMs
    })
    .map(({ heardAt = 0 }) => heardAt)
