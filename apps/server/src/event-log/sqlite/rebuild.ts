/** Folds every order again from outside the server, which may go on. */
import { existsSync } from 'node:fs'
import type { Deadlines, Instant } from '@milepost/domain'
import { no, ok, type Result } from '../../ops/result.ts'
import type { CopyRefusal } from '../copy-refusal.ts'
import type { Progress } from '../event-log.ts'
import type { Folds } from '../folds.ts'
import { openDatabase } from './database.ts'
import { sqliteLog } from './sqlite-log.ts'

export interface RebuildDeps {
  readonly folds: Folds
  readonly deadlines: Deadlines
  readonly at: Instant
  readonly progress: Progress
}

export async function rebuilt(
  file: string,
  { at, progress, ...deps }: RebuildDeps,
): Promise<Result<{ readonly orders: number; readonly differed: number }, CopyRefusal>> {
  if (!existsSync(file)) return no({ kind: 'no-database', path: file, because: 'missing' })
  const opened = openDatabase(file)
  if (!opened.ok) return opened
  const log = sqliteLog({ ...deps, database: opened.value, newEpoch: () => crypto.randomUUID() })
  try {
    return ok(await log.rebuild(at, progress))
  } finally {
    await log.close()
  }
}
