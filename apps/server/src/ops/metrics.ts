/**
 * Numbers for a monitor, as Prometheus reads them. Counts and times only: no name, order, device or address is among them.
 * A key with its own scope lets a monitor in, since how much a warehouse ships is nobody else's business.
 */
import type { Instant } from '@milepost/domain'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { CarrierFeedStore } from '../carrier-feeds/store.ts'
import type { Ledger } from '../devices/ledger.ts'
import type { DeviceStore } from '../devices/store.ts'
import type { EventLog } from '../event-log/event-log.ts'
import type { Compared } from '../watch/view-check.ts'
import { withKey } from '../people/api-key.ts'
import type { PeopleStore } from '../people/store.ts'
import type { Latencies } from './latencies.ts'
import type { Clock } from './ports.ts'

/** What the store says of itself. */
export interface StoreFacts {
  /** Position of the newest event. */
  readonly newest: number
  readonly bytes: number
  /** By `milepost backup`. */
  readonly backedUpAt?: Instant
}

export interface MetricsDeps {
  readonly people: Pick<PeopleStore, 'keyByHash'>
  readonly eventLog: Pick<EventLog, 'findings' | 'quarantined'>
  readonly carrierFeeds: Pick<CarrierFeedStore, 'backlog'>
  readonly devices: Pick<DeviceStore, 'allDevices'>
  readonly facts: () => Promise<StoreFacts>
  readonly ledgers: () => readonly Ledger[]
  readonly compared: () => Compared | undefined
  readonly pushes: Latencies
  readonly now: Clock
}

export const metrics = (deps: MetricsDeps) =>
  new Hono().get('/metrics', withKey(deps.people, 'metrics:read'), async (c) => {
    c.header('cache-control', 'no-store')
    c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
    return c.body(textOf(await measured(deps)))
  })

/** Measures what follows it. */
export const timed = (pushes: Latencies, now: Clock) =>
  createMiddleware(async (_c, next) => {
    const began = now()
    await next()
    pushes.took(now() - began)
  })

interface Metric {
  readonly name: string
  readonly kind: 'gauge' | 'counter' | 'summary'
  readonly help: string
  readonly values: readonly (readonly [labels: string, value: number])[]
}

async function measured(deps: MetricsDeps): Promise<readonly Metric[]> {
  const { eventLog, carrierFeeds, devices, facts, ledgers, compared, pushes, now } = deps
  const { newest, bytes, backedUpAt } = await facts()
  const { waiting, failed } = await carrierFeeds.backlog()
  const findings = await eventLog.findings({})
  const floor = await devices.allDevices()
  const active = floor.filter(({ state }) => state === 'active')
  const scansWaiting = active.reduce((sum, each) => sum + each.waiting, 0)
  const unexplained = ledgers().reduce((sum, { difference }) => sum + difference, 0)
  const verdicts = ['missed-scan', 'step-skipped', 'not-synced-yet'] as const
  return [
    gauge('events', 'Position of the newest event in the log.', newest),
    gauge('raw_payloads_waiting', 'Carrier payloads kept and not read yet.', waiting),
    gauge('raw_payloads_failed', 'Carrier payloads that could not be read.', failed),
    {
      ...gauge('findings_open', 'Open findings by verdict.', 0),
      values: verdicts.map((verdict) => [
        `{verdict="${verdict}"}`,
        findings.filter((each) => each.verdict === verdict).length,
      ]),
    },
    gauge('quarantined', 'Events set aside for a person.', (await eventLog.quarantined()).length),
    gauge('devices', 'Devices in use.', active.length),
    gauge(
      'devices_waiting',
      'Devices in use on which scans wait.',
      active.filter((each) => each.waiting > 0).length,
    ),
    gauge('scans_waiting', 'Scans that devices say wait on them.', scansWaiting),
    gauge('ledger_difference', 'Scans that nothing accounts for; always 0.', unexplained),
    gauge(
      'views_differed',
      'Views that the last comparison found wrong; always 0.',
      compared()?.differed ?? 0,
    ),
    pushTimes(pushes),
    gauge('database_bytes', 'Size of the database.', bytes),
    ...(backedUpAt === undefined
      ? []
      : [gauge('backup_age_seconds', 'Since the last backup.', (now() - backedUpAt) / 1000)]),
  ]
}

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  kind: 'gauge',
  help,
  values: [['', value]],
})

const pushTimes = (pushes: Latencies): Metric => ({
  name: 'push_seconds',
  kind: 'summary',
  help: 'Time to answer a push, over the latest 1000.',
  values: [
    ...[0.5, 0.99].flatMap((share) => {
      const ms = pushes.quantile(share)
      return ms === undefined ? [] : [[`{quantile="${share}"}`, ms / 1000] as const]
    }),
    ['_sum', pushes.sumMs() / 1000],
    ['_count', pushes.count()],
  ],
})

function textOf(all: readonly Metric[]): string {
  const lines = all.flatMap(({ name, kind, help, values }) => [
    `# HELP milepost_${name} ${help}`,
    `# TYPE milepost_${name} ${kind}`,
    ...values.map(([labels, value]) => `milepost_${name}${labels} ${value}`),
  ])
  return `${lines.join('\n')}\n`
}
