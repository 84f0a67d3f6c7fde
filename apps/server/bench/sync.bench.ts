/**
 * What sync costs beside a single push: duplicates against new events, a batch's wait while 50 devices push over HTTP,
 * and the cost of an event as the log grows. `push.bench.ts` holds the ratio to bare SQLite.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf, type Push, wireVersion } from '@milepost/contract'
import { as, type DeviceEvent, type EpochId } from '@milepost/domain'
import { digestOf, newSecret } from '../src/ops/secret.ts'
import { openDatabase } from '../src/event-log/sqlite/database.ts'
import { sqliteLog } from '../src/event-log/sqlite/sqlite-log.ts'
import { folds } from '../src/event-log/folds.ts'
import { batchOf, site } from '../src/event-log/testing.ts'
import { enveloped, scan } from '../src/testing.ts'
import { type RunningServer, startServer } from '../src/server.ts'
import { deadlines } from '../src/watch/deadlines.ts'
import { dayOfScans } from './day-of-scans.ts'

const shape = { name: '20 orders a batch', ordersInBatch: 20 }
const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
const grownTo = Number(
  process.argv.find((word) => word.startsWith('--events='))?.slice(9) ?? 1_000_000,
)

await duplicates()
await fiftyDevices()
await growth()
rmSync(folder, { recursive: true })

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
}

/** Server and devices share this process, so what is shown includes the devices' own work. */
async function fiftyDevices(): Promise<void> {
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
  const waits: number[] = []
  const keys = await Promise.all(Array.from({ length: 50 }, (_, nth) => enrolled(server, nth)))
  const start = performance.now()
  await Promise.all(keys.map((key, nth) => pushing(server.url, key, nth, waits)))
  const seconds = (performance.now() - start) / 1000
  await server.stop()
  const sorted = waits.toSorted((a, b) => a - b)
  console.log('\n50 devices push 10 batches of 200 at once, over HTTP')
  console.table({
    'events/s': { value: Math.round((50 * 10 * 200) / seconds) },
    'wait for a batch, p50 ms': { value: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0) },
    'wait for a batch, p99 ms': {
      value: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
    },
    'of it in the queue of 50, mean ms': { value: Math.round((seconds * 1000) / 10) },
  })
}

async function enrolled({ devices, random, now }: RunningServer, nth: number): Promise<string> {
  const codeHash = digestOf(newSecret(random))
  const key = newSecret(random)
  const expiresAt = now() + 60_000
  await devices.offer({ codeHash, site, offeredBy: as('bench'), expiresAt }, now())
  const joining = { device: deviceOf(nth), name: `Device ${nth}`, keyHash: digestOf(key) }
  await devices.redeem(codeHash, joining, now())
  return key
}

function deviceOf(nth: number) {
  return as<DeviceEvent['scan']['device']>(`bench-${nth}`)
}

async function pushing(url: string, key: string, nth: number, waits: number[]): Promise<void> {
  for (let batch = 0; batch < 10; batch += 1) {
    const events = Array.from({ length: 200 }, (_, place) =>
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
    const sent = JSON.stringify(body)
    const start = performance.now()
    const answer = await fetch(`${url}/v1/sync/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'authorization': `Bearer ${key}` },
      body: sent,
    })
    if (!answer.ok) throw new Error(`a push was answered ${answer.status}`)
    await answer.arrayBuffer()
    waits.push(performance.now() - start)
  }
}

/** The rate of the last 10,000 events each time the log has grown tenfold. */
async function growth(): Promise<void> {
  const log = opened('growth.db')
  const window = 50
  const rates: Record<string, { readonly 'events/s': number; readonly 'µs an event': number }> = {}
  const { orders, pushes } = dayOfScans(shape, grownTo / 200)
  for (let from = 0; from < orders.length; from += 5000) {
    await log.append(batchOf(orders.slice(from, from + 5000)))
  }
  const recent: number[] = []
  for (const [nth, push] of pushes.entries()) {
    const start = performance.now()
    await log.append(push)
    recent.push(performance.now() - start)
    const events = (nth + 1) * 200
    if (![10_000, 30_000, 100_000, 300_000, 1_000_000].includes(events)) continue
    const ms = recent.slice(-window).reduce((sum, each) => sum + each, 0)
    rates[events.toLocaleString('en')] = {
      'events/s': Math.round((window * 200) / (ms / 1000)),
      'µs an event': Math.round((ms * 1000) / (window * 200)),
    }
  }
  await log.close()
  console.log('\nCost of an event as the log grows (the last 10,000 at each size)')
  console.table(rates)
}

function opened(file: string) {
  const database = openDatabase(join(folder, file))
  if (!database.ok) throw new Error(database.refusal.kind)
  return sqliteLog({ database: database.value, folds, deadlines, newEpoch: () => 'e' })
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const rounded = (value = 0) => (value > 100 ? Math.round(value) : Number(value.toFixed(2)))
  return {
    min: rounded(sorted[0]),
    median: rounded(sorted[Math.floor(sorted.length / 2)]),
    max: rounded(sorted.at(-1)),
  }
}
