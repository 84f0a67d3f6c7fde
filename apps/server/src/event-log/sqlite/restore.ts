/**
 * Puts a backup in the place of the database. What stood there is kept aside. The restored database starts a new life,
 * so that every device sends again what it still keeps (sync 3.6).
 */
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Instant } from '@milepost/domain'
import { no, ok, type Result } from '../../ops/result.ts'
import type { CopyRefusal } from '../copy-refusal.ts'
import type { Progress } from '../event-log.ts'
import { codeOf, unwritable } from '../store-files.ts'
import type { Contents } from './contents.ts'
import { alsoNamed, attempted, copied, filesOf, flush, removed } from './copy.ts'
import { endLife } from './life.ts'

export interface Restored extends Contents {
  /** Where the replaced database is now. */
  readonly aside: string | undefined
}

export async function restored(
  backup: string,
  database: string,
  { at, progress }: { readonly at: Instant; readonly progress: Progress },
): Promise<Result<Restored, CopyRefusal>> {
  if (!existsSync(backup)) return no({ kind: 'no-backup', path: backup, because: 'missing' })
  if (isSame(backup, database)) return no({ kind: 'same-file', path: backup, because: 'same' })
  const refusal = unwritable(dirname(database))
  if (refusal) return no({ ...refusal, kind: 'unwritable' })
  const alone = lockedAgainstOthers(database)
  if (!alone.ok) return alone
  const part = `${database}.restoring-${at}`
  try {
    const made = await copied(backup, part, progress)
    if (!made.ok) return made
    return await attempted(database, async () => {
      endLife(part)
      flush(part)
      alone.value.gather()
      const aside = setAside(database, at)
      renameSync(part, database)
      flush(dirname(database))
      return ok({ ...made.value, aside })
    })
  } finally {
    alone.value.release()
    removed(part)
  }
}

interface Lock {
  /** Makes the database one file, without a log beside it. */
  gather(): void
  release(): void
}

/** A server holds a lock as long as it has the database open. */
function lockedAgainstOthers(file: string): Result<Lock, CopyRefusal> {
  if (!existsSync(file)) return ok({ gather: () => undefined, release: () => undefined })
  const database = new BetterSqlite3(file, { timeout: 0 })
  try {
    // Asked for before the first read, it locks the file itself.
    database.pragma('locking_mode = EXCLUSIVE')
    database.exec('begin exclusive; commit')
  } catch (error) {
    const because = codeOf(error)
    if (/^SQLITE_(BUSY|LOCKED)/.test(because)) {
      database.close()
      return no({ kind: 'server-running', path: file, because })
    }
    // Damaged, or not a database at all: the more reason to replace it, with whatever lies beside it.
    if (!/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(because)) throw error
    return ok({ gather: () => undefined, release: () => database.close() })
  }
  const gather = () => {
    database.pragma('journal_mode = DELETE')
    // It is empty, and kept only because the lock is.
    rmSync(`${file}-journal`, { force: true })
  }
  return ok({ gather, release: () => database.close() })
}

/** There is a database at every moment: a crash leaves the old one or the new one. */
function setAside(database: string, at: Instant): string | undefined {
  if (!existsSync(database)) return undefined
  const stamp = new Date(at).toISOString().replaceAll(/[-:.]/g, '')
  const aside = `${database}.before-restore-${stamp}`
  for (const file of filesOf(database)) {
    const name = `${aside}${file.slice(database.length)}`
    if (file === database) alsoNamed(file, name)
    else renameSync(file, name)
  }
  return aside
}

const isSame = (one: string, other: string): boolean =>
  existsSync(other) && realpathSync(one) === realpathSync(other)
