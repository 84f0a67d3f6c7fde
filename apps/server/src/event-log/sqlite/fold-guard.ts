/**
 * Events that no fold can read are kept and flagged, and the last good view stands: one strange event must not hold up
 * a whole batch. A fold writes nothing itself, so there is nothing to take back.
 */
import type { Instant } from '@milepost/domain'
import type { Database } from './database.ts'

export interface FoldGuard {
  readonly guarded: <Value>(subject: string, at: Instant, fold: () => Value) => Value | undefined
  /** A transaction was rolled back, or another process wrote. */
  readonly forget: () => void
}

export function createFoldGuard(database: Database): FoldGuard {
  const failed = database.prepare<[string, string, number]>(
    `insert into fold_failure (subject, problem, at) values (?, ?, ?)
     on conflict do update set problem = excluded.problem`,
  )
  const mended = database.prepare<[string]>('delete from fold_failure where subject = ?')
  const some = database.prepare<[], number>('select exists (select 1 from fold_failure)').pluck()

  let failing: boolean | undefined

  function mend(subject: string): void {
    failing ??= some.get() === 1
    if (failing && mended.run(subject).changes > 0) failing = undefined
  }

  return {
    guarded: (subject, at, fold) => {
      try {
        const value = fold()
        mend(subject)
        return value
      } catch (error) {
        failed.run(subject, String(error), at)
        failing = true
        return undefined
      }
    },
    forget: () => {
      failing = undefined
    },
  }
}
