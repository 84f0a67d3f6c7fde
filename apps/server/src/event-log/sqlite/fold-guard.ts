/**
 * Events that no fold can read are kept and flagged, and the last good view stands: one strange event must not hold up
 * a whole batch. A fold writes nothing itself, so there is nothing to take back.
 */
import type { Instant } from '@milepost/domain'
import type { Database } from './database.ts'

export function createGuard(database: Database) {
  const failed = database.prepare<[string, string, number]>(
    `insert into fold_failure (subject, problem, at) values (?, ?, ?)
     on conflict do update set problem = excluded.problem`,
  )
  const mended = database.prepare<[string]>('delete from fold_failure where subject = ?')
  const some = database.prepare<[], number>('select exists (select 1 from fold_failure)').pluck()

  return <Value>(subject: string, at: Instant, fold: () => Value): Value | undefined => {
    try {
      const value = fold()
      if (some.get() === 1) mended.run(subject)
      return value
    } catch (error) {
      failed.run(subject, String(error), at)
      return undefined
    }
  }
}
