/** A whole copy of a database in one file, checked before it is called one. The database may be written to meanwhile. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { no, ok, type Result } from '../../ops/result.ts'
import type { CopyRefusal } from '../copy-refusal.ts'
import type { Progress } from '../event-log.ts'
import { codeOf } from '../store-files.ts'
import { contentsOf, type Contents } from './contents.ts'
import { unfit, type Database } from './database.ts'

/** Between two portions the copy lets others have their turn. */
const pagesAtOnce = 2000
const busyMs = 5000

/** Leaves `target` whole and on the disk, or not at all. */
export async function copied(
  source: string,
  target: string,
  progress: Progress,
): Promise<Result<Contents, CopyRefusal>> {
  const refusal = unfit(source)
  if (refusal) return no(refusal)
  const made = await attempted(target, async () => {
    accessSync(dirname(target), constants.W_OK)
    // Nobody else's from its first byte: the engine would make it as open as the process allows.
    closeSync(openSync(target, 'a', 0o600))
    const held = await copiedOf(source, target, progress)
    if (!held) return no({ kind: 'foreign-database', path: source, because: 'no events' } as const)
    const { trouble, contents } = checked(target)
    const because = trouble ?? (contents.digest === held.digest ? undefined : 'other contents')
    if (because !== undefined) return no({ kind: 'differs', path: target, because } as const)
    flush(target)
    flush(dirname(target))
    return ok(held)
  })
  if (!made.ok) removed(target)
  return made
}

/** Everything of one moment: a reader keeps its view of the database while others go on writing. */
async function copiedOf(
  source: string,
  target: string,
  progress: Progress,
): Promise<Contents | undefined> {
  const database = new BetterSqlite3(source, { readonly: true, timeout: busyMs })
  try {
    database.exec('begin')
    if (!database.prepare(`select 1 from sqlite_schema where name = 'event'`).get())
      return undefined
    const contents = contentsOf(database)
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages)
        return pagesAtOnce
      },
    })
    return contents
  } finally {
    database.close()
  }
}

/** Without a write-ahead log it is one file, which may be carried anywhere. */
function checked(file: string): { readonly trouble?: string; readonly contents: Contents } {
  const database = new BetterSqlite3(file)
  try {
    database.pragma('journal_mode = DELETE')
    const trouble = troubleIn(database)
    return { contents: contentsOf(database), ...(trouble === undefined ? {} : { trouble }) }
  } finally {
    database.close()
  }
}

function troubleIn(database: Database): string | undefined {
  const said = String(database.pragma('quick_check(1)', { simple: true }))
  return said === 'ok' ? undefined : said
}

/** What the disk says no to is a refusal; everything else is a mistake. */
export async function attempted<Value>(
  path: string,
  run: () => Promise<Result<Value, CopyRefusal>>,
): Promise<Result<Value, CopyRefusal>> {
  try {
    return await run()
  } catch (error) {
    const because = codeOf(error)
    if (!isOfTheDisk(because)) throw error
    return no({ kind: 'unwritable', path, because })
  }
}

const isOfTheDisk = (code: string): boolean =>
  /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN)|ENOSPC|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EDQUOT)/.test(
    code,
  )

export function flush(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

export function removed(file: string): void {
  for (const each of filesOf(file)) rmSync(each, { force: true })
}

/** Gives a file a second name; a disk that cannot do that (a memory stick) gets it instead of the first. */
export function alsoNamed(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch (error) {
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test(codeOf(error))) throw error
    renameSync(file, name)
  }
}

/** A database, and what SQLite and we keep beside it. */
export const filesOf = (file: string): readonly string[] =>
  ['', '-wal', '-shm', '-journal', '-life'].map((end) => `${file}${end}`).filter(existsSync)
