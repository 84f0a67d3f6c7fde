/** What a database holds, in a form that two copies can be compared by. */
import { createHash } from 'node:crypto'
import type { Database } from './database.ts'

export interface Contents {
  readonly events: number
  /** Over every event's place, id and hash, and the number of rows of every table. */
  readonly digest: string
}

/** Inside a transaction, so that all of it is of one moment. */
export function contentsOf(database: Database): Contents {
  const digest = createHash('sha256')
  let events = 0
  const all = database
    .prepare<[], string>(`select position || ' ' || id || ' ' || hash from event order by position`)
    .pluck()
  for (const line of all.iterate()) {
    digest.update(`${line}\n`)
    events += 1
  }
  for (const table of tablesOf(database)) {
    const rows = database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get()
    digest.update(`${table} ${rows}\n`)
  }
  return { events, digest: digest.digest('hex') }
}

const tablesOf = (database: Database): readonly string[] =>
  database
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .pluck()
    .all()
