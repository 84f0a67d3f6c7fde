/**
 * How fast batches of scans go in, as a ratio to bare better-sqlite3 writing the very same rows under the same indexes:
 * each statement that the log runs, recorded and run again with its values at hand. Beside it, as a stricter measure, the
 * ratio to nothing but events, keys and views. All commit with FULL, and take turns batch by batch, so that whatever else
 * the machine does befalls all of them.
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
}

const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
let files = 0

async function compare(shape: Shape): Promise<void> {
  const { orders, pushes } = dayOfScans(shape, batches)
  const bare = await bareBatches(orders, pushes)
  const raced: Race[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const race = await racedOnce(orders, pushes, bare)
    // The first round warms the compiler up.
    if (round > 0) raced.push(race)
  }
  report(shape, raced)
  await explain(orders, pushes, bare)
}

/** Milliseconds over all batches. */
type Race = Readonly<Record<Side, number>>
type Side = 'ours' | 'same' | 'few'
const sides: readonly Side[] = ['ours', 'same', 'few']

async function racedOnce(
  orders: readonly MilepostEvent[],
  pushes: readonly Batch[],
  bare: readonly BareBatch[],
): Promise<Race> {
  const writers = {
    ours: await logOf(orders, pushes),
    same: await sameWrites(orders, bare),
    few: fewWrites(orders, bare),
  }
  const spent = { ours: 0, same: 0, few: 0 }
  for (let nth = 0; nth < pushes.length; nth += 1) {
    for (const side of nth % 2 === 0 ? sides : sides.toReversed()) {
      const start = performance.now()
      await writers[side].write(nth)
      spent[side] += performance.now() - start
    }
  }
  for (const side of sides) await writers[side].close()
  return spent
}

/** One database with the day's orders in it, that takes one batch after the other. */
interface Writer {
  readonly write: (nth: number) => unknown
  readonly close: () => unknown
}

async function logOf(
  orders: readonly MilepostEvent[],
  pushes: readonly Batch[],
  by: Folds = folds,
): Promise<Writer> {
  const database = opened(fileIn('log'))
  const log = sqliteLog({ database, folds: by, deadlines, newEpoch: () => 'e' })
  await log.append(batchOf(orders))
  return {
    write: (nth) => pushes[nth] && log.append(pushes[nth]),
    close: () => log.close(),
  }
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
async function sameWrites(
  orders: readonly MilepostEvent[],
  all: readonly BareBatch[],
): Promise<Writer> {
  const database = opened(fileIn('same'))
  const log = sqliteLog({ database, folds, deadlines, newEpoch: () => 'e' })
  await log.append(batchOf(orders))
  const statements = new Map(
    all.flatMap(({ writes }) => writes.map(({ sql }) => [sql, database.prepare(sql)])),
  )
  const write = database.transaction(({ writes }: BareBatch) => {
    for (const { sql, values } of writes) statements.get(sql)?.run(...values)
  })
  return {
    write: (nth) => all[nth] && write.immediate(all[nth]),
    close: () => log.close(),
  }
}

/** Nothing but events, their keys, and views. */
function fewWrites(orders: readonly MilepostEvent[], all: readonly BareBatch[]): Writer {
  const database = opened(fileIn('few'))
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
  return {
    write: (nth) => all[nth] && write.immediate(all[nth]),
    close: () => database.close(),
  }
}

function watched(spent: Spent): Folds {
  return {
    ...folds,
    orderViewOf: (...asked) => timed(spent, 'fold', () => folds.orderViewOf(...asked)),
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

function report({ name }: Shape, raced: readonly Race[]): void {
  const events = batches * 200
  const rate = (side: Side) => spread(raced.map((race) => Math.round(events / (race[side] / 1000))))
  const ratios = (side: Side) => raced.map(({ ours, [side]: theirs }) => theirs / ours)
  console.log(`\n${name}: ${events} events, ${rounds} rounds`)
  console.table({
    'append(), events/s': rate('ours'),
    'bare better-sqlite3, the same rows, events/s': rate('same'),
    'ratio': spread(ratios('same')),
    'bare, only events, keys and views, events/s': rate('few'),
    'ratio to that': spread(ratios('few')),
  })
  const what = `ratio to bare better-sqlite3, ${name}`
  hold([{ what, is: quantile(ratios('same'), 0.5), atLeast: 0.5 }])
}

/** Parts that can be taken apart are measured alone over the same bytes; the rest is SQL and joining. */
async function explain(
  orders: readonly MilepostEvent[],
  pushes: readonly Batch[],
  bare: readonly BareBatch[],
): Promise<void> {
  const spent: Spent = { fold: 0, work: 0, judge: 0 }
  const log = await logOf(orders, pushes, watched(spent))
  Object.assign(spent, { fold: 0, work: 0, judge: 0 })
  const start = performance.now()
  for (const nth of pushes.keys()) await log.write(nth)
  const total = performance.now() - start
  await log.close()
  const bytes = pushes.flatMap(({ arrivals }) => arrivals.map((one) => one.bytes))
  const parse = took(() => bytes.map((one) => JSON.parse(one) as unknown))
  const spell = took(() =>
    bare.flatMap(({ views }) => views.map(({ view }) => JSON.stringify(view))),
  )
  const hash = took(() => bytes.map(hashOfText))
  const spelled = took(() =>
    pushes.map(({ arrivals }) => arrivals.map(({ event }) => canonical(event))),
  )
  const share = (ms: number) => ({
    'share of append': `${((ms / total) * 100).toFixed(1)} %`,
    'µs an event': ((ms * 1000) / bytes.length).toFixed(2),
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
