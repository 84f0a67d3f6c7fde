/** Opens the database safely: looked at without touching it first, then migrated under a lock, then held to be durable. */
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { codeOf, unwritable, type OpenRefusal, type Opened } from '../store-files.ts'
import { guard } from './guards.ts'
import { migrate, strangeness } from './migrate.ts'

export type Database = BetterSqlite3.Database

const busyMs = 5000
/** FULL: a commit is on the disk when it returns. The library's own default for WAL would be NORMAL. */
const full = 2

/** `:memory:` gives a database that is gone when closed; tests use it. */
export function openDatabase(file: string): Opened<Database> {
  const refusal = file === ':memory:' ? undefined : (unwritable(dirname(file)) ?? unfit(file))
  if (refusal) return { ok: false, refusal }
  return attempt(file, () => {
    if (file !== ':memory:') madeForItsOwner(file)
    const database = new BetterSqlite3(file, { timeout: busyMs })
    const unsafe = prepared(database, file)
    if (!unsafe) return { ok: true, value: database }
    database.close()
    return { ok: false, refusal: unsafe }
  })
}

/** Customers' names lie in it. The write-ahead log beside it takes over the file's rights. */
function madeForItsOwner(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
}

/** Reads only, so that what cannot be used stays as it was. */
export function unfit(file: string): OpenRefusal | undefined {
  const found = existsSync(file) ? statSync(file) : undefined
  if (found && !found.isFile()) return noFile(file, found.isDirectory() ? 'a folder' : 'a device')
  if (!found || found.size === 0) return undefined
  const looked = attempt<undefined>(file, () => {
    const database = new BetterSqlite3(file, { readonly: true, timeout: busyMs })
    try {
      const because = database.pragma('quick_check(1)', { simple: true })
      if (because !== 'ok') return damaged(file, String(because))
      const kind = strangeness(database)
      return kind
        ? { ok: false, refusal: { kind, path: file, because: 'unknown migration' } }
        : { ok: true, value: undefined }
    } finally {
      database.close()
    }
  })
  return looked.ok ? undefined : looked.refusal
}

/** Whether another program has it open: leaving the write-ahead log needs the file for oneself. */
export function isInUse(file: string): boolean {
  const database = new BetterSqlite3(file, { timeout: 0 })
  try {
    database.pragma('journal_mode = DELETE')
    return false
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return true
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) return false
    throw error
  } finally {
    database.close()
  }
}

function prepared(database: Database, file: string): OpenRefusal | undefined {
  const wal = database.pragma('journal_mode = WAL', { simple: true })
  if (wal !== 'wal' && file !== ':memory:') {
    return { kind: 'unsafe-database', path: file, because: 'no write-ahead log' }
  }
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  if (database.pragma('synchronous', { simple: true }) !== full) {
    return { kind: 'unsafe-database', path: file, because: 'synchronous is not FULL' }
  }
  database
    .transaction(() => {
      migrate(database)
      guard(database)
    })
    .immediate()
  return undefined
}

function attempt<Value>(file: string, open: () => Opened<Value>): Opened<Value> {
  try {
    return open()
  } catch (error) {
    const code = codeOf(error)
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
      return damaged(file, code)
    if (code.startsWith('SQLITE_BUSY'))
      return { ok: false, refusal: { kind: 'busy-database', path: file, because: code } }
    if (/^(SQLITE_(CANTOPEN|READONLY|IOERR)|EACCES|EPERM|EROFS)/.test(code)) {
      return {
        ok: false,
        refusal: { kind: 'unwritable-folder', path: dirname(file), because: code },
      }
    }
    throw error
  }
}

const noFile = (path: string, because: string): OpenRefusal => ({
  kind: 'not-a-file',
  path,
  because,
})

const damaged = (file: string, because: string): Opened<never> => ({
  ok: false,
  refusal: { kind: 'corrupt-database', path: file, because },
})
