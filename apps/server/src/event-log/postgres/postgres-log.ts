/** The event log on PostgreSQL. Any number of processes may write; each hears of the others' commits. */
import type { Deadlines, SiteId } from '@milepost/domain'
import type { PullChange } from '@milepost/contract'
import type { EventLog } from '../event-log.ts'
import type { Folds } from '../folds.ts'
import { createAppend } from './append.ts'
import { createComparison } from './comparison.ts'
import { noChanges, putWork } from './changes.ts'
import { createCommits } from './commits.ts'
import { ordersOfConcern } from './concerns.ts'
import { createFloor } from './floor.ts'
import { epochOf } from './life.ts'
import * as goods from './goods-queries.ts'
import * as queries from './queries.ts'
import { lastRoutes } from './routes.ts'
import type { Postgres } from './sql.ts'
import { storedNumbers } from './stored-numbers.ts'
import { createUpkeep } from './upkeep.ts'
import { writeAll } from './writing.ts'

export interface PostgresLogDeps {
  readonly postgres: Postgres
  readonly folds: Folds
  readonly deadlines: Deadlines
  /** A random name: for this database's life should it have none, and for this process. */
  readonly newEpoch: () => string
}

export async function postgresLog(deps: PostgresLogDeps): Promise<EventLog> {
  const { postgres, folds, deadlines, newEpoch } = deps
  const { sql } = postgres
  const floor = createFloor(postgres, deadlines)
  const commits = createCommits({ postgres, me: newEpoch(), onHint: () => floor.forget() })
  const append = createAppend({ postgres, folds, floor })
  const upkeep = createUpkeep({ postgres, folds, floor, tell: (news) => commits.tell(news) })
  const epoch = await epochOf(postgres, newEpoch)
  await commits.start()

  return {
    append: async (batch) => {
      const { findingsMoved, ...appended } = await append(batch)
      const { rev, touched } = appended
      if (touched.length > 0)
        commits.tell({ rev, orders: touched, findingsChanged: findingsMoved > 0 })
      return appended
    },
    orderView: (order) => queries.orderView(sql, order),
    eventsOf: (order) => queries.eventsOf(sql, order),
    eventById: (id) => queries.eventById(sql, id),
    eventsAfter: (position, limit) => queries.eventsAfter(sql, position, limit),
    findOrders: (text, limit) => queries.findOrders(sql, text, limit),
    latestOrders: (limit) => queries.latestOrders(sql, limit),
    ordersOfConcern: (question) => ordersOfConcern(sql, question),
    findings: (question) => queries.findings(sql, question),
    judge: (now) => upkeep.judge(now),
    heard: async (device, at) => {
      await floor.heard(device, at)
      commits.hint()
    },
    sayRoute: async (said) => {
      await floor.said(said)
      commits.hint()
    },
    routes: () => lastRoutes(sql),
    workAfter: (site, cursor, limit) => queries.workAfter(sql, site, cursor, limit),
    receipts: (question) => goods.receipts(sql, question),
    binsOf: (site) => goods.binsOf(sql, site),
    eventsUnder: (keys) => goods.eventsUnder(sql, keys),
    latestUnder: (question) => goods.latestUnder(sql, question),
    claimantsOf: (keys) => goods.claimantsOf(sql, keys),
    putReference: async (site, change) => {
      const rev = await putReference(postgres, site, change)
      commits.tell({ rev, orders: [], findingsChanged: false })
    },
    receivedOf: (device) => queries.receivedOf(sql, device),
    storedOf: (device) => storedNumbers(sql, device),
    quarantined: (device) => queries.quarantined(sql, device),
    outboxAfter: (id, limit) => queries.outboxAfter(sql, id, limit),
    epoch: async () => epoch,
    rebuild: (at, progress) => upkeep.rebuild(at, progress),
    recheck: (after, most, at) => upkeep.recheck(after, most, at),
    ...createComparison(sql),
    onCommit: (listener) => commits.onCommit(listener),
    close: async () => {
      await commits.close()
      await postgres.close()
    },
  }
}

const putReference = (
  postgres: Postgres,
  site: SiteId,
  { collection, id, doc }: PullChange,
): Promise<number> =>
  postgres.inTransaction(async (transaction) => {
    // Held against another process that puts the same document.
    await transaction.sql('select pg_advisory_xact_lock(3, hashtext($1))', [
      JSON.stringify([site, collection, id]),
    ])
    const [row] = await transaction.sql<{ doc: string | null }>(
      'select doc from work where site = $1 and collection = $2 and id = $3',
      [site, collection, id],
    )
    const changes = noChanges(0)
    putWork(changes, { site, collection, id }, row?.doc, doc === null ? null : JSON.stringify(doc))
    return writeAll(transaction, changes)
  })
