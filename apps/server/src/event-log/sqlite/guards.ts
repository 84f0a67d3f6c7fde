/** What a schema cannot say: the log only ever grows. Checked at every start, so a guard that was dropped comes back. */
import type BetterSqlite3 from 'better-sqlite3'

export function guard(database: BetterSqlite3.Database): void {
  for (const change of ['update', 'delete']) {
    database.exec(
      `create trigger if not exists event_no_${change} before ${change} on event
       begin select raise(abort, 'the event log is append-only'); end`,
    )
  }
}
