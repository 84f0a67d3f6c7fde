/**
 * How fast batches of scans go in, as a ratio to bare better-sqlite3 writing the very same rows under the same indexes:
 * each statement that the log runs, recorded and run again with its values at hand. Beside it, as a stricter measure, the
 * ratio to nothing but events, keys and views. All sides commit with FULL, in turns, in one run.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical, keysOf, type MilepostEvent, type OrderView } from '@milepost/domain'
import { at } from '@milepost/domain/testing'
import { hashOfText } from '@milepost/contract'
import type { Arrival, Batch } from '../src/event-log/event-log.ts'
import { folds, type Folds } from '../src/event-log/folds.ts'
import { openDatabase, type Database } from '../src/event-log/sqlite/database.ts'
import { sqliteLog } from '../src/event-log/sqlite/sqlite-log.ts'
import { batchOf } from '../src/event-log/testing.ts'
import { hold, quantile } from './budget.ts'
import { dayOfScans, type Shape } from './day-of-scans.ts'

const batches = 25
const rounds = 9
const deadlines = {
  packAfterPickMinutes: 60,
  handOverAfterPackMinutes: 60,
  acceptAfterHandOverMinutes: 60,
}

const shapes: readonly Shape[] = [
  { name: '20 orders a batch, 10 scans each', ordersInBatch: 20 },
  { name: '200 orders a batch, 1 scan each', ordersInBatch: 200 },
]

/** What bare SQLite is given: rows that are ready to insert. */
interface BareBatch {
  readonly arrivals: readonly Arrival[]
  readonly keys: readonly (readonly string[])[]
  readonly views: readonly { readonly view: OrderView; readonly json: string }[]
  readonly writes: readonly Write[]
}

interface Write {
  readonly sql: string
  readonly values: readonly unknown[]
}

interface Spent {
  fold: number
  work: number
  judge: number
  views: number
}

const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
let files = 0

async function compare(shape: Shape): Promise<void> {
  const { orders, pushes } = dayOfScans(shape, batches)
  const bare = await bareBatches(orders, pushes)
  const ours: number[] = []
  const theirs: number[] = []
  const same: number[] = []
  const spent: Spent = { fold: 0, work: 0, judge: 0, views: 0 }
  for (let round = 0; round <= rounds; round += 1) {
    const mine = () => timedLog(orders, pushes, spent)
    const bares = () => timedBare(orders, bare)
    const both = round % 2 === 0 ? [await mine(), bares()] : [bares(), await mine()].toReversed()
    // The first round warms the compiler up.
    if (round === 0) Object.assign(spent, { fold: 0, work: 0, judge: 0, views: 0 })
    else {
      ours.push(both[0] ?? 0)
      theirs.push(both[1] ?? 0)
      same.push(timedWrites(orders, bare))
    }
  }
  report(shape, ours, { theirs, same })
  explain(
    pushes,
    bare,
    spent,
    ours.reduce((sum, ms) => sum + ms, 0),
  )
}

async function bareBatches(
  orders: readonly MilepostEvent[],
  pushes: readonly Batch[],
): Promise<readonly BareBatch[]> {
  const writes: Write[] = []
  const database = recording(opened(':memory:'), writes)
  const log = sqliteLog({ database, folds, deadlines, newEpoch: () => 'e' })
  await log.append(batchOf(orders))
  const all: BareBatch[] = []
  for (const push of pushes) {
    writes.length = 0
    const { touched } = await log.append(push)
    const views = await Promise.all(
      touched.map(async (order) => (await log.orderView(order))?.view),
    )
    all.push({
      writes: [...writes],
      arrivals: push.arrivals,
      keys: push.arrivals.map(({ event }) => keysOf(event)),
      views: views.flatMap((view) => (view ? [{ view, json: JSON.stringify(view) }] : [])),
    })
  }
  return all
}

/** Notes whatever its statements write. */
function recording(database: Database, writes: Write[]): Database {
  const prepare = database.prepare.bind(database)
  const noting = (sql: string) => {
    const statement = prepare(sql)
    const run = statement.run.bind(statement)
    statement.run = (...values: unknown[]) => {
      writes.push({ sql, values })
      return run(...values)
    }
    return statement
  }
  return Object.assign(database, { prepare: noting })
}

/** The same writes into a database that has the same orders. */
function timedWrites(orders: readonly MilepostEvent[], all: readonly BareBatch[]): number {
  const database = opened(fileIn('same'))
  const log = sqliteLog({ database, folds, deadlines, newEpoch: () => 'e' })
  void log.append(batchOf(orders))
  const statements = new Map(
    all.flatMap(({ writes }) => writes.map(({ sql }) => [sql, database.prepare(sql)])),
  )
  const write = database.transaction(({ writes }: BareBatch) => {
    for (const { sql, values } of writes) statements.get(sql)?.run(...values)
  })
  const start = performance.now()
  for (const batch of all) write.immediate(batch)
  const ms = performance.now() - start
  database.close()
  return ms
}

async function timedLog(
  orders: readonly MilepostEvent[],
  pushes: readonly Batch[],
  spent: Spent,
): Promise<number> {
  const database = opened(fileIn('log'))
  const log = sqliteLog({ database, folds: watched(spent), deadlines, newEpoch: () => 'e' })
  const before = { ...spent }
  await log.append(batchOf(orders))
  Object.assign(spent, before)
  const start = performance.now()
  for (const push of pushes) await log.append(push)
  const ms = performance.now() - start
  await log.close()
  return ms
}

function timedBare(orders: readonly MilepostEvent[], all: readonly BareBatch[]): number {
  const database = opened(fileIn('bare'))
  const event = database.prepare(
    `insert into event (id, hash, kind, source, bytes, device, epoch, seq, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  const key = database.prepare('insert into event_key (key, position) values (?, ?)')
  const view = database.prepare(
    `insert into order_view ("order", rev, site, stage, reference, placed_at, boxes, standing, words, json)
     values (?, 1, ?, ?, ?, ?, ?, '', '', ?)
     on conflict do update set stage = excluded.stage, boxes = excluded.boxes, json = excluded.json`,
  )
  const write = database.transaction(({ arrivals, keys, views }: BareBatch) => {
    for (const [
      nth,
      {
        event: { id, kind, source },
        hash,
        bytes,
        delivery,
      },
    ] of arrivals.entries()) {
      const { device = null, epoch = null, seq = null } = delivery ?? {}
      const { lastInsertRowid } = event.run(
        id,
        hash,
        kind,
        source,
        bytes,
        device,
        epoch,
        seq,
        at('12:00'),
      )
      for (const name of keys[nth] ?? []) key.run(name, lastInsertRowid)
    }
    for (const {
      view: { order, site, stage, reference, placedAt, boxes },
      json,
    } of views) {
      view.run(order, site, stage, reference, placedAt, boxes.length, json)
    }
  })
  write.immediate({ ...batchOf(orders), keys: orders.map(keysOf), views: [], writes: [] })
  const start = performance.now()
  for (const batch of all) write.immediate(batch)
  const ms = performance.now() - start
  database.close()
  return ms
}

function watched(spent: Spent): Folds {
  return {
    ...folds,
    orderViewOf: (order, events) => {
      spent.views += 1
      return timed(spent, 'fold', () => folds.orderViewOf(order, events))
    },
    workOf: (view) => timed(spent, 'work', () => folds.workOf(view)),
    missedScans: (view, floor, now) =>
      timed(spent, 'judge', () => folds.missedScans(view, floor, now)),
    nextCheckAt: (view, floor, now) =>
      timed(spent, 'judge', () => folds.nextCheckAt(view, floor, now)),
  }
}

function timed<Value>(spent: Spent, on: 'fold' | 'work' | 'judge', run: () => Value): Value {
  const start = performance.now()
  const value = run()
  spent[on] += performance.now() - start
  return value
}

function report(
  { name }: Shape,
  ours: readonly number[],
  bare: { readonly theirs: readonly number[]; readonly same: readonly number[] },
): void {
  const { theirs, same } = bare
  const events = batches * 200
  const rate = (ms: number) => Math.round(events / (ms / 1000))
  const ratioTo = (others: readonly number[]) => ours.map((ms, nth) => (others[nth] ?? 0) / ms)
  console.log(`\n${name}: ${events} events, ${rounds} rounds`)
  console.table({
    'append(), events/s': spread(ours.map(rate)),
    'bare better-sqlite3, the same rows, events/s': spread(same.map(rate)),
    'ratio': spread(ratioTo(same)),
    'bare, only events, keys and views, events/s': spread(theirs.map(rate)),
    'ratio to that': spread(ratioTo(theirs)),
  })
  const what = `ratio to bare better-sqlite3, ${name}`
  hold([{ what, is: quantile(ratioTo(same), 0.5), atLeast: 0.5 }])
}

/** Parts that can be taken apart are measured alone over the same bytes; the rest is SQL and joining. */
function explain(
  pushes: readonly Batch[],
  bare: readonly BareBatch[],
  spent: Spent,
  total: number,
): void {
  const bytes = pushes.flatMap(({ arrivals }) => arrivals.map((one) => one.bytes))
  const parse = took(() => bytes.map((one) => JSON.parse(one) as unknown)) * rounds
  const spell =
    took(() => bare.flatMap(({ views }) => views.map(({ view }) => JSON.stringify(view)))) * rounds
  const hash = took(() => bytes.map(hashOfText)) * rounds
  const spelled =
    took(() => pushes.map(({ arrivals }) => arrivals.map(({ event }) => canonical(event)))) * rounds
  const share = (ms: number) => ({
    'share of append': `${((ms / total) * 100).toFixed(1)} %`,
    'µs an event': ((ms * 1000) / (rounds * bytes.length)).toFixed(2),
  })
  console.table({
    'fold into a view': share(spent.fold),
    'work for the floor': share(spent.work),
    'missed scans': share(spent.judge),
    'parse events': share(parse),
    'spell out views': share(spell),
    'SQL, claims and all else': share(
      total - spent.fold - spent.work - spent.judge - parse - spell,
    ),
    'before append: canonical bytes': share(spelled),
    'before append: hash': share(hash),
  })
}

function took(run: () => unknown): number {
  run()
  const start = performance.now()
  run()
  return performance.now() - start
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const valueAt = (part: number) =>
    Number((sorted[Math.round((sorted.length - 1) * part)] ?? 0).toFixed(2))
  return { min: valueAt(0), median: valueAt(0.5), max: valueAt(1) }
}

function opened(file: string): Database {
  const database = openDatabase(file)
  if (!database.ok) throw new Error(database.refusal.kind)
  return database.value
}

function fileIn(name: string): string {
  files += 1
  return join(folder, `${name}-${files}.db`)
}

try {
  for (const shape of shapes) await compare(shape)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
