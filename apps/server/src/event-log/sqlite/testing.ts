/** Logs on SQLite for tests. */
import BetterSqlite3 from 'better-sqlite3'
import { deadlines } from '../../watch/deadlines.ts'
import type { EventLog } from '../event-log.ts'
import { folds, type Folds } from '../folds.ts'
import { sentenceOf } from '../store-files.ts'
import { openDatabase, type Database } from './database.ts'
import { sqliteLog } from './sqlite-log.ts'

export function opened(file = ':memory:'): Database {
  const database = openDatabase(file)
  if (!database.ok) throw new Error(sentenceOf(database.refusal))
  return database.value
}

export const logOn = (database: Database, life = 'first life', some: Folds = folds): EventLog =>
  sqliteLog({ database, folds: some, deadlines, newEpoch: () => life })

/** Somebody with a shell of their own was at the file. */
export function meddled(file: string, sql: string): void {
  const bare = new BetterSqlite3(file)
  bare.exec(sql)
  bare.close()
}
