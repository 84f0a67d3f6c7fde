/** Joins the pieces of the log over one database. */
import type { Deadlines } from '@milepost/domain'
import type { Folds } from '../folds.ts'
import { createAppend } from './append.ts'
import { createConcerns } from './concerns.ts'
import type { Database } from './database.ts'
import { createEvents } from './events.ts'
import { createFindings } from './findings.ts'
import { createFloor } from './floor.ts'
import { createFoldGuard } from './fold-guard.ts'
import { createHistories } from './history.ts'
import { createOrders } from './orders.ts'
import { createOutbox } from './outbox.ts'
import { createQuarantine } from './quarantine.ts'
import { createReceived } from './received.ts'
import { createRepeated } from './repeated.ts'
import { createRevision } from './revision.ts'
import { createRoutes } from './routes.ts'
import { createSearch } from './search.ts'
import { createStoredNumbers } from './stored-numbers.ts'
import { createTransact } from './transact.ts'
import { createViewRows } from './view-rows.ts'
import { createWork } from './work.ts'

export interface PartsDeps {
  readonly database: Database
  readonly folds: Folds
  readonly deadlines: Deadlines
}

export function partsOf({ database, folds, deadlines }: PartsDeps) {
  const events = createEvents(database)
  const histories = createHistories(database, events)
  const revision = createRevision(database)
  const outbox = createOutbox(database)
  const findings = createFindings(database, outbox)
  const routes = createRoutes(database)
  const floor = createFloor(database, routes, deadlines)
  const quarantine = createQuarantine(database)
  const received = createReceived(database)
  const repeated = createRepeated(database)
  const storedNumbers = createStoredNumbers(database)
  const search = createSearch(database)
  const concerns = createConcerns(database)
  const work = createWork(database, revision)
  const views = createViewRows({ database, outbox, revision, search })
  const guard = createFoldGuard(database)
  const orders = createOrders({ guard, folds, events, histories, findings, floor, views, work })
  const transact = createTransact({ database, memories: [histories, floor, guard], revision })
  const append = createAppend({
    database,
    events,
    histories,
    orders,
    quarantine,
    received,
    repeated,
    revision,
    transact,
  })
  return {
    database,
    events,
    histories,
    revision,
    outbox,
    findings,
    floor,
    routes,
    quarantine,
    received,
    storedNumbers,
    search,
    concerns,
    work,
    views,
    orders,
    append,
    transact,
  }
}
export type Parts = ReturnType<typeof partsOf>
