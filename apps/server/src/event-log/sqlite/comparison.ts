/** What is noted of comparisons of views with the log: when the last was claimed, and by which folds the views are. */
import type { EventLog } from '../event-log.ts'
import type { Database } from './database.ts'

export function createComparison(
  database: Database,
): Pick<EventLog, 'claimComparison' | 'foldedBy' | 'noteFoldedBy'> {
  const claim = database.prepare<[{ readonly at: number; readonly notSince: number }]>(
    `insert into meta (key, value) values ('views-compared', @at)
     on conflict do update set value = excluded.value where cast(value as integer) <= @notSince`,
  )
  const version = database
    .prepare<[], number>(`select cast(value as integer) from meta where key = 'views-folded-by'`)
    .pluck()
  const noteVersion = database.prepare<[string]>(
    `insert into meta (key, value) values ('views-folded-by', ?)
     on conflict do update set value = excluded.value`,
  )
  return {
    claimComparison: async (at, notSince) => claim.run({ at, notSince }).changes > 0,
    foldedBy: async () => version.get(),
    noteFoldedBy: async (by) => void noteVersion.run(String(by)),
  }
}
