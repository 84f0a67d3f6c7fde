/**
 * What sync costs beside a single push: duplicates against new events, a batch's wait while 50 devices push over HTTP from
 * another process, and the cost of an event as the log grows, to 100,000 or with `--full` to 1,000,000.
 * `sync-push.bench.ts` holds the ratio to bare SQLite.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf, type Push, wireVersion } from '@milepost/contract'
import { as, type DeviceEvent, type EpochId } from '@milepost/domain'
import { newSecret } from '../src/ops/secret.ts'
import { enrolledWith } from '../src/devices/testing-key.ts'
import { openDatabase } from '../src/event-log/sqlite/database.ts'
import { sqliteLog } from '../src/event-log/sqlite/sqlite-log.ts'
import type { EventLog } from '../src/event-log/event-log.ts'
import { folds } from '../src/event-log/folds.ts'
import { batchOf, site } from '../src/event-log/testing.ts'
import { enveloped, scan } from '../src/testing.ts'
import { type RunningServer, startServer } from '../src/server.ts'
import { deadlines } from '../src/watch/deadlines.ts'
import { hold, quantile, rounded } from './budget.ts'
import { dayOfScans } from './day-of-scans.ts'

const shape = { name: '20 orders a batch', ordersInBatch: 20 }
const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
const grownTo = process.argv.includes('--full') ? 1_000_000 : 100_000
const sizes = new Set([10_000, 30_000, 100_000, 300_000, 1_000_000])
const window = 50

if (process.send) await serveDevices()
else {
  await duplicates()
  await fiftyDevices()
  await growth()
  rmSync(folder, { recursive: true })
}

/** The same batches again: every answer is "duplicate". */
async function duplicates(): Promise<void> {
  const rounds: { readonly fresh: number; readonly again: number }[] = []
  for (let round = 0; round < 6; round += 1) {
    const log = opened(`duplicates-${round}.db`)
    const { orders, pushes } = dayOfScans(shape, 25)
    await log.append(batchOf(orders))
    const pushAll = async () => {
      const start = performance.now()
      for (const push of pushes) await log.append(push)
      return (25 * 200) / ((performance.now() - start) / 1000)
    }
    rounds.push({ fresh: await pushAll(), again: await pushAll() })
    await log.close()
  }
  const warm = rounds.slice(1)
  console.log('\nDuplicates against new events, 5,000 a round, 5 rounds')
  console.table({
    'new, events/s': spread(warm.map(({ fresh }) => fresh)),
    'again, events/s': spread(warm.map(({ again }) => again)),
    'ratio': spread(warm.map(({ fresh, again }) => again / fresh)),
  })
  const is = quantile(
    warm.map(({ fresh, again }) => again / fresh),
    0.5,
  )
  hold([{ what: 'duplicates go in faster than new events, times', is, atLeast: 3 }])
}

interface Serving {
  readonly url: string
  readonly keys: readonly string[]
}

/** The server has a process to itself; the devices are here. */
async function fiftyDevices(): Promise<void> {
  const child = fork(import.meta.filename)
  const { url, keys } = await new Promise<Serving>((go) => {
    child.once('message', (message) => go(message as Serving))
  })
  const waits: number[] = []
  const pushes = keys.map((key, nth) => bodiesOf(nth).map((body) => ({ key, body })))
  const start = performance.now()
  await Promise.all(pushes.map((batches) => pushing(url, batches, waits)))
  const seconds = (performance.now() - start) / 1000
  const gone = new Promise((go) => child.once('exit', go))
  child.send('stop')
  await gone
  console.log('\n50 devices push 10 batches of 200 at once, over HTTP')
  console.table({
    'events/s': { value: Math.round((50 * 10 * 200) / seconds) },
    'wait for a batch, p50 ms': { value: rounded(quantile(waits, 0.5)) },
    'wait for a batch, p99 ms': { value: rounded(quantile(waits, 0.99)) },
    'of it in the queue of 50, mean ms': { value: Math.round((seconds * 1000) / 10) },
  })
  hold([
    { what: 'wait for a batch while 50 push, p99 ms', is: quantile(waits, 0.99), atMost: 2000 },
  ])
}

async function serveDevices(): Promise<void> {
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    databaseFile: join(folder, 'fifty.db'),
    publicUrl: undefined,
    easypostWebhookSecret: undefined,
    logLevel: 'silent',
    write: () => undefined,
  })
  if (!started.ok) throw new Error(started.refusal.sentence)
  const server = started.value
  const keys = await Promise.all(Array.from({ length: 50 }, (_, nth) => enrolled(server, nth)))
  const told = new Promise((go) => process.once('message', go))
  process.send?.({ url: server.url, keys } satisfies Serving)
  await told
  await server.stop()
  rmSync(folder, { recursive: true })
  process.exit(0)
}

async function enrolled({ devices, random, now }: RunningServer, nth: number): Promise<string> {
  const token = newSecret(random)
  await enrolledWith(devices, { device: deviceOf(nth), site, token, now: now() })
  return token
}

function deviceOf(nth: number) {
  return as<DeviceEvent['scan']['device']>(`bench-${nth}`)
}

/** Spelled out beforehand, so that devices do nothing but send. */
function bodiesOf(nth: number): readonly string[] {
  return Array.from({ length: 10 }, (_, batch) => {
    const events = Array.from({ length: 200 }, (__, place) =>
      enveloped(scan(deviceOf(nth), batch * 200 + place + 1)),
    )
    const body: Push = {
      v: wireVersion,
      batch: hashOf([nth, batch]).slice(0, 32),
      app: '1.0.0',
      have: { [as<EpochId>('epoch-1')]: { ackedThrough: batch * 200, made: (batch + 1) * 200 } },
      holding: { waiting: 0 },
      sentAt: Date.now(),
      events,
    }
    return JSON.stringify(body)
  })
}

async function pushing(
  url: string,
  batches: readonly { readonly key: string; readonly body: string }[],
  waits: number[],
): Promise<void> {
  for (const { key, body } of batches) {
    const start = performance.now()
    const answer = await fetch(`${url}/v1/sync/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'authorization': `Bearer ${key}` },
      body,
    })
    if (!answer.ok) throw new Error(`a push was answered ${answer.status}`)
    await answer.arrayBuffer()
    waits.push(performance.now() - start)
  }
}

interface Cost {
  readonly events: number
  readonly micros: number
  readonly freshMicros: number
}

/** The last 10,000 events at each size, beside a fresh log that gets the same ones at the same moment. */
async function growth(): Promise<void> {
  const log = opened('growth.db')
  const curve: Cost[] = []
  for (let after = 0; after < grownTo / 200; after += window) {
    const day = dayOfScans(shape, window, after)
    const events = (after + window) * 200
    if (sizes.has(events)) curve.push({ events, ...(await besideFresh(log, day)) })
    else for (const push of [batchOf(day.orders), ...day.pushes]) await log.append(push)
  }
  const counted = await accountOf(log)
  await log.close()
  const times = ({ micros, freshMicros }: Cost) => micros / freshMicros
  console.log('\nCost of an event as the log grows (the last 10,000 at each size)')
  console.table(
    Object.fromEntries(
      curve.map((cost) => [
        cost.events.toLocaleString('en'),
        {
          'µs an event': Math.round(cost.micros),
          'µs in a fresh log': Math.round(cost.freshMicros),
          'times': rounded(times(cost)),
        },
      ]),
    ),
  )
  const size = grownTo.toLocaleString('en')
  const is = Math.max(...curve.map(times))
  hold([
    { what: `an event in a log of up to ${size} against a fresh one, times`, is, atMost: 1.5 },
    { what: `the hourly account of ${size} scans, ms`, is: counted, atMost: 2000 },
  ])
}

/** Batch by batch in turns, so that whatever else the machine does befalls both. */
async function besideFresh(
  log: EventLog,
  { orders, pushes }: ReturnType<typeof dayOfScans>,
): Promise<Omit<Cost, 'events'>> {
  const file = `fresh-${pushes[0]?.at}.db`
  const logs = { grown: log, fresh: opened(file) }
  const spent = { grown: 0, fresh: 0 }
  for (const each of Object.values(logs)) await each.append(batchOf(orders))
  for (const [nth, push] of pushes.entries()) {
    for (const side of nth % 2 === 0
      ? (['grown', 'fresh'] as const)
      : (['fresh', 'grown'] as const)) {
      const start = performance.now()
      await logs[side].append(push)
      spent[side] += performance.now() - start
    }
  }
  await logs.fresh.close()
  const each = (ms: number) => (ms * 1000) / (pushes.length * 200)
  return { micros: each(spent.grown), freshMicros: each(spent.fresh) }
}

/** All of it is one device's, which is the worst that can be: nobody else is served meanwhile. */
async function accountOf(log: EventLog): Promise<number> {
  const start = performance.now()
  const stored = await log.storedOf(as('scanner-1'))
  const ms = performance.now() - start
  const events = stored.reduce((sum, each) => sum + each.events, 0)
  if (events !== grownTo) throw new Error(`the account counts ${events} scans`)
  return ms
}

function opened(file: string) {
  const database = openDatabase(join(folder, file))
  if (!database.ok) throw new Error(database.refusal.kind)
  return sqliteLog({ database: database.value, folds, deadlines, newEpoch: () => 'e' })
}

function spread(values: readonly number[]) {
  return {
    min: rounded(quantile(values, 0)),
    median: rounded(quantile(values, 0.5)),
    max: rounded(quantile(values, 1)),
  }
}
