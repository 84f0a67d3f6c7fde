/** The row of each order's view. Writing one changes what hangs on it: search words and the outbox. */
import type { Instant, OrderId } from '@milepost/domain'
import { movedPayload, type Folded } from '../folding.ts'
import type { Database } from './database.ts'
import type { Outbox } from './outbox.ts'
import type { Revision } from './revision.ts'
import type { Search } from './search.ts'

export interface ViewRow {
  readonly json: string
  readonly rev: number
  readonly site: string
  readonly words: string
  readonly standing: string
  readonly nextCheckAt: number | null
}

export interface Written {
  readonly row: ViewRow
  readonly changed: boolean
}

export interface ViewRowDeps {
  readonly database: Database
  readonly outbox: Outbox
  readonly revision: Revision
  readonly search: Search
}

export function createViewRows({ database, outbox, revision, search }: ViewRowDeps) {
  const { read, write, checkNext, due } = statementsOf(database)

  return {
    read: (order: OrderId): ViewRow | undefined => read.get(order),
    /** Answers what stands there now, and whether that is a change. */
    write(order: OrderId, now: Folded, before: ViewRow | undefined, at: Instant): Written {
      const { view, json, words, standing, nextCheckAt } = now
      if (before?.json === json && before.words === words && before.standing === standing) {
        if (before.nextCheckAt !== nextCheckAt) checkNext.run(nextCheckAt, order)
        return { row: { ...before, nextCheckAt }, changed: false }
      }
      const { site, stage, reference, placedAt, boxes } = view
      const rev = revision.next()
      const listed = [site, stage, reference, placedAt, boxes.length, nextCheckAt]
      const since = [now.lateAt, now.carrierTroubleAt]
      write.run(order, rev, ...listed, ...since, standing, words, json)
      if (before?.words !== words) search.write(order, words, before?.words ?? '[]')
      if (before?.standing !== standing) {
        outbox.put('order-moved', movedPayload(order, standing), at)
      }
      return { row: { json, rev, site, words, standing, nextCheckAt }, changed: true }
    },
    checkNext(order: OrderId, next: Instant | null): void {
      checkNext.run(next, order)
    },
    due: (now: Instant): readonly OrderId[] => due.all(now),
  }
}
export type ViewRows = ReturnType<typeof createViewRows>

function statementsOf(database: Database) {
  const read = database.prepare<[string], ViewRow>(
    `select json, rev, site, words, standing, next_check_at "nextCheckAt" from order_view where "order" = ?`,
  )
  const write = database.prepare<(string | number | null)[]>(
    `insert into order_view
       ("order", rev, site, stage, reference, placed_at, boxes, next_check_at, late_at, carrier_trouble_at,
        standing, words, json)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do update set rev = excluded.rev, site = excluded.site, stage = excluded.stage,
       reference = excluded.reference, placed_at = excluded.placed_at, boxes = excluded.boxes,
       next_check_at = excluded.next_check_at, late_at = excluded.late_at,
       carrier_trouble_at = excluded.carrier_trouble_at, standing = excluded.standing, words = excluded.words,
       json = excluded.json`,
  )
  const checkNext = database.prepare<[number | null, string]>(
    'update order_view set next_check_at = ? where "order" = ?',
  )
  const due = database
    .prepare<[number], OrderId>('select "order" from order_view where next_check_at <= ?')
    .pluck()
  return { read, write, checkNext, due }
}
