/** The missed-scan report: what has no proof, and why. */
import { type FindingPage, verdicts } from '@milepost/contract'
import type { Finding } from '@milepost/domain'
import { Hono } from 'hono'
import type * as z from 'zod'
import type { DeviceStore } from '../devices/store.ts'
import type { EventLog } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { findingsQuery } from './queries.ts'

export interface FindingsDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<EventLog, 'findings' | 'orderView'>
  readonly devices: Pick<DeviceStore, 'allDevices'>
}

export const findings = (deps: FindingsDeps) =>
  new Hono().get('/v1/console/findings', signedIn(deps), acceptsQuery(findingsQuery), async (c) =>
    c.json(await pageOf(deps, c.req.valid('query'))),
  )

/** The counts are of what is open, whatever verdict is looked at, so that the tabs stay true. */
async function pageOf(
  { eventLog, devices }: FindingsDeps,
  { site, verdict, closedSince }: z.output<typeof findingsQuery>,
): Promise<FindingPage> {
  const all = await eventLog.findings({
    ...(site === undefined ? {} : { site }),
    ...(closedSince === undefined ? {} : { closedSince }),
  })
  const open = all.filter(({ closedAt }) => closedAt === undefined)
  const rows = all.filter((each) => verdict === undefined || each.verdict === verdict)
  const named = new Set(
    rows.flatMap(({ evidence }) => evidence.devices.map(({ device }) => device)),
  )
  const known = (await devices.allDevices()).filter(({ device }) => named.has(device))
  return {
    rows,
    cited: await citedBy(eventLog, rows),
    devices: Object.fromEntries(known.map(({ device, name }) => [device, name])),
    counts: countsOf(open.map((each) => each.verdict)),
  }
}

async function citedBy(
  eventLog: Pick<EventLog, 'orderView'>,
  rows: readonly Finding[],
): Promise<FindingPage['cited']> {
  const wanted = new Set(
    rows.flatMap(({ evidence: { impliedBy, lastProof } }) => [...impliedBy, lastProof]),
  )
  const orders = [...new Set(rows.map(({ order }) => order))]
  const views = await Promise.all(orders.map((order) => eventLog.orderView(order)))
  const entries = views.flatMap((held) => held?.view.entries ?? [])
  return Object.fromEntries(
    entries.filter(({ id }) => wanted.has(id)).map((entry) => [entry.id, entry]),
  )
}

function countsOf(open: readonly FindingPage['rows'][number]['verdict'][]): FindingPage['counts'] {
  const count = (wanted: string) => open.filter((verdict) => verdict === wanted).length
  return Object.fromEntries(
    verdicts.map((verdict) => [verdict, count(verdict)]),
  ) as FindingPage['counts']
}
