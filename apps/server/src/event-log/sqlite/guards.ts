/** What a schema cannot say: the log only ever grows. Checked at every start, so a guard that was dropped comes back. */
import type BetterSqlite3 from 'better-sqlite3'

const changes = ['update', 'delete'] as const

export function guard(database: BetterSqlite3.Database): void {
  for (const change of changes) database.exec(guardAgainst(change, 'if not exists '))
}

/** What nothing holds an event safe from; empty when all is well. */
export function unguarded(database: BetterSqlite3.Database): readonly string[] {
  const stored = database
    .prepare<[string], string>(`select sql from sqlite_schema where type = 'trigger' and name = ?`)
    .pluck()
  return changes.filter(
    (change) =>
      inOneLine(stored.get(`event_no_${change}`) ?? '') !== inOneLine(guardAgainst(change, '')),
  )
}

/** SQLite keeps a trigger's text as it was written, but for `if not exists`. */
const guardAgainst = (change: string, unless: string): string =>
  `CREATE TRIGGER ${unless}event_no_${change} before ${change} on event
   begin select raise(abort, 'the event log is append-only'); end`

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')
