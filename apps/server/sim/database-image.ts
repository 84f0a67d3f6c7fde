/** The database as bytes: a world begins from a prepared image, a backup is one, and a restore loads one. */
import BetterSqlite3 from 'better-sqlite3'
import { type Database, openDatabase } from '../src/event-log/sqlite/database.ts'
import { withLazyStatements } from './lazy-statements.ts'

export type Bytes = Buffer

let prepared: Bytes | undefined

/** Empty and migrated. Migrating takes longer than a whole world, so it is done once. */
export function begun(): Database {
  prepared ??= migrated()
  return loaded(prepared)
}

function migrated(): Bytes {
  const opened = openDatabase(':memory:')
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const bytes = bytesOf(opened.value)
  opened.value.close()
  return bytes
}

export const bytesOf = (database: Database): Bytes => database.serialize()

export function loaded(bytes: Bytes): Database {
  const database = new BetterSqlite3(Buffer.from(bytes))
  database.pragma('foreign_keys = ON')
  return withLazyStatements(database)
}

/** A restored file is behind its note of how far it got, and then lives under a new name; memory has no such note. */
export function forgetName(database: Database): void {
  database.exec(`delete from meta where key = 'epoch'`)
}

const plenty = 1_000_000

/** The engine itself then finds the disk full, in the middle of whatever it writes. */
export function setFull(database: Database, isFull: boolean): void {
  const most = isFull ? (database.pragma('page_count', { simple: true }) as number) : plenty
  database.pragma(`max_page_count = ${most}`)
}
