/**
 * Whether a database is what it should be. Everything is read in one transaction that sees one moment and writes nothing;
 * other processes go on. Findings are left to `rebuild`: they follow the clock as well as the events.
 */
import { keysOf, type OrderId } from '@milepost/domain'
import { no, ok, type Result } from '../../ops/result.ts'
import {
  type Check,
  fileCheck,
  foldCheck,
  guardCheck,
  isSealed,
  sealCheck,
  type SealedRow,
  viewCheck,
  wrong,
} from '../checks.ts'
import { eventsIn } from '../closure.ts'
import type { EventLog, Progress } from '../event-log.ts'
import { eventOf } from '../fates.ts'
import type { Folds } from '../folds.ts'
import { type PostgresRefusal, withoutPassword } from './database.ts'
import { historiesOf } from './histories.ts'
import { receivedOf } from './queries.ts'
import { postgresAt, type Postgres, type Sql } from './sql.ts'
import { storedNumbers } from './stored-numbers.ts'
import { unreachable } from './trouble.ts'

export interface VerifyDeps {
  readonly folds: Pick<Folds, 'orderViewOf' | 'workOf'>
  readonly progress: Progress
  /** What others want to see right. */
  readonly alsoIn: (there: {
    readonly eventLog: Pick<EventLog, 'receivedOf' | 'storedOf'>
    readonly postgres: Postgres
  }) => Promise<readonly Check[]>
}

const eventsAtOnce = 1000
const ordersAtOnce = 100

/** Reached as it stands: opening it for a server would put right what is missing. */
export async function verifiedAt(
  url: string,
  deps: VerifyDeps,
): Promise<Result<readonly Check[], PostgresRefusal>> {
  const postgres = postgresAt(url)
  try {
    return ok(await verified(postgres, deps))
  } catch (error) {
    const because = unreachable(error)
    if (because === undefined) throw error
    return no({ kind: 'unreachable-database', at: withoutPassword(url), because })
  } finally {
    await postgres.close()
  }
}

const verified = (postgres: Postgres, deps: VerifyDeps): Promise<readonly Check[]> =>
  postgres.inTransaction(async ({ sql }) => {
    await sql('set transaction isolation level repeatable read, read only')
    const [here] = await sql<{ log: string | null }>(`select to_regclass('event')::text "log"`)
    if (here?.log !== 'event')
      return [wrong('There is no log here. Start the server once: it makes one.')]
    const failed = await sql<{ subject: string }>('select subject from fold_failure')
    return [
      guardCheck(await unguarded(sql)),
      ...(await eventChecks(sql)),
      ...(await deps.alsoIn({
        eventLog: {
          receivedOf: (device) => receivedOf(sql, device),
          storedOf: (device) => storedNumbers(sql, device),
        },
        postgres,
      })),
      await viewsCheck(sql, deps),
      foldCheck(failed.map(({ subject }) => subject)),
    ]
  })

async function unguarded(sql: Sql): Promise<readonly string[]> {
  const standing = await sql<{ name: string }>(
    `select tgname::text "name" from pg_trigger where tgrelid = 'event'::regclass and tgenabled <> 'D'`,
  )
  const names = new Set(standing.map(({ name }) => name))
  return [
    ...(names.has('event_no_change') ? [] : ['update or delete']),
    ...(names.has('event_no_truncate') ? [] : ['emptying']),
  ]
}

async function eventChecks(sql: Sql): Promise<readonly Check[]> {
  const unsealed: number[] = []
  const unfiled: number[] = []
  let events = 0
  let page = await eventsAfter(sql, 0)
  while (page.length > 0) {
    events += page.length
    unsealed.push(...page.filter((row) => !isSealed(row)).map(({ position }) => position))
    unfiled.push(...(await unfiledOf(sql, page)))
    page = await eventsAfter(sql, page.at(-1)?.position ?? 0)
  }
  return [sealCheck(events, unsealed), fileCheck(events, unfiled)]
}

const eventsAfter = (sql: Sql, position: number): Promise<readonly SealedRow[]> =>
  sql('select position, hash, bytes from event where position > $1 order by position limit $2', [
    position,
    eventsAtOnce,
  ])

async function unfiledOf(sql: Sql, page: readonly SealedRow[]): Promise<readonly number[]> {
  const wanted = page.flatMap(({ position, bytes }) =>
    keysOf(eventOf(bytes)).map((key) => ({ key, position })),
  )
  const missing = await sql<{ position: number }>(
    `select distinct w.position from unnest($1::text[], $2::bigint[]) w (key, position)
     where not exists (select 1 from event_key k where (k.key, k.position) = (w.key, w.position))
     order by 1`,
    [wanted.map(({ key }) => key), wanted.map(({ position }) => position)],
  )
  return missing.map(({ position }) => position)
}

interface Stored {
  readonly order: OrderId
  readonly json: string | null
  readonly work: string | null
}

async function viewsCheck(sql: Sql, { folds, progress }: VerifyDeps): Promise<Check> {
  const known = await sql<Stored>(
    `select c."order", v.json, w.doc "work" from (select distinct "order" from order_claim) c
     left join order_view v using ("order")
     left join work w on w.collection = 'orders' and w.id = c."order" and w.site = v.site
     order by 1`,
  )
  let differed = 0
  for (let start = 0; start < known.length; start += ordersAtOnce) {
    const some = known.slice(start, start + ordersAtOnce)
    const histories = await historiesOf(
      sql,
      some.map(({ order }) => order),
    )
    for (const { order, json, work } of some) {
      const history = histories.get(order)
      const view = history && folds.orderViewOf(order, eventsIn(history))
      const onFloor = view && folds.workOf(view)
      const isSame =
        json === (view ? JSON.stringify(view) : null) &&
        work === (onFloor ? JSON.stringify(onFloor) : null)
      if (!isSame) differed += 1
    }
    progress(start + some.length, known.length)
  }
  return viewCheck(known.length, differed)
}
