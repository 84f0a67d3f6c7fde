/** The event log on SQLite. One process writes; should another one, it is noticed and memory is read anew. */
import type { OrderView } from '@milepost/domain'
import { createAnnouncements } from '../announcements.ts'
import type { EventLog } from '../event-log.ts'
import { createComparison } from './comparison.ts'
import { createFiled } from './filed.ts'
import { saidOfFloor } from './floor.ts'
import { createLife } from './life.ts'
import { partsOf, type PartsDeps } from './parts.ts'
import { createRecheck } from './recheck.ts'
import { createUpkeep } from './upkeep.ts'

export interface SqliteLogDeps extends PartsDeps {
  /** A random name for this database's life, should it have none. */
  readonly newEpoch: () => string
}

export function sqliteLog({ newEpoch, ...deps }: SqliteLogDeps): EventLog {
  const { database } = deps
  const parts = partsOf(deps)
  const { histories, search, findings, events, work, received, quarantine, outbox } = parts
  const filed = createFiled(database, events)
  const commits = createAnnouncements()
  const upkeep = createUpkeep(parts, (committed) => commits.tell(committed))
  const comparing = createRecheck(parts, (committed) => commits.tell(committed))
  const life = createLife(database, newEpoch)

  return {
    append: async (batch) => {
      const { findingsMoved, ...appended } = parts.append(batch)
      life.note()
      const { rev, touched } = appended
      if (touched.length > 0)
        commits.tell({ rev, orders: touched, findingsChanged: findingsMoved > 0 })
      return appended
    },
    orderView: async (order) => {
      const row = parts.views.read(order)
      return row && { view: JSON.parse(row.json) as OrderView, rev: row.rev }
    },
    eventsOf: async (order) =>
      [...histories.read(order).byId.values()].toSorted((a, b) => a.position - b.position),
    eventById: async (id) => events.byId(id),
    eventsAfter: async (position, limit) => events.after(position, limit),
    findOrders: async (text, limit) => search.find(text, limit),
    latestOrders: async (limit) => search.latest(limit),
    ordersOfConcern: async (question) => parts.concerns.asked(question),
    findings: async (question) => findings.asked(question),
    judge: async (now) => upkeep.judge(now),
    ...saidOfFloor(parts),
    workAfter: async (site, cursor, limit) => work.after(site, cursor, limit),
    receipts: async (question) => work.receipts(question),
    binsOf: async (site) => work.binsOf(site),
    eventsUnder: async (keys) => filed.under(keys),
    latestUnder: async (question) => filed.latestUnder(question),
    claimantsOf: async (keys) => filed.claimantsOf(keys),
    putReference: async (site, { collection, id, doc }) => {
      const { rev } = parts.transact(() =>
        work.put(site, collection, id, doc === null ? null : JSON.stringify(doc)),
      )
      commits.tell({ rev, orders: [], findingsChanged: false })
    },
    receivedOf: async (device) => received.of(device),
    storedOf: async (device) => parts.storedNumbers(device),
    quarantined: async (device) => quarantine.of(device),
    outboxAfter: async (id, limit) => outbox.after(id, limit),
    epoch: async () => life.epoch,
    rebuild: async (at, progress) => upkeep.rebuild(at, progress),
    recheck: async (after, most, at) => comparing.recheck(after, most, at),
    ...createComparison(database),
    onCommit: (listener) => commits.onCommit(listener),
    close: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
      life.close()
    },
  }
}
