/** What is noted of comparisons of views with the log: when the last was claimed, and by which folds the views are. */
import type { Instant } from '@milepost/domain'
import type { EventLog } from '../event-log.ts'
import type { Sql } from './sql.ts'

export const createComparison = (
  sql: Sql,
): Pick<EventLog, 'claimComparison' | 'foldedBy' | 'noteFoldedBy'> => ({
  async claimComparison(at: Instant, notSince: Instant) {
    const claimed = await sql(
      `insert into meta (key, value) values ('views-compared', $1)
       on conflict (key) do update set value = excluded.value where meta.value::int8 <= $2
       returning 1`,
      [String(at), notSince],
    )
    return claimed.length > 0
  },
  async foldedBy() {
    const [row] = await sql<{ value: string }>(
      `select value from meta where key = 'views-folded-by'`,
    )
    return row && Number(row.value)
  },
  async noteFoldedBy(version) {
    await sql(
      `insert into meta (key, value) values ('views-folded-by', $1)
       on conflict (key) do update set value = excluded.value`,
      [String(version)],
    )
  },
})
