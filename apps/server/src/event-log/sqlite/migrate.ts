/** Brings a database to this code's schema. The caller holds the write lock, so two starts never migrate at once. */
import { fileURLToPath } from 'node:url'
import type BetterSqlite3 from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { strangenessOf, type Applied, type Strangeness } from '../migrations.ts'

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))
/** `Mile`, in the file's header: tells our databases from everybody else's. */
const applicationId = 0x4d_69_6c_65

export function migrate(database: BetterSqlite3.Database): void {
  database.exec(
    'create table if not exists migration (hash text primary key, made integer not null)',
  )
  database.pragma(`application_id = ${applicationId}`)
  const done = new Set(appliedTo(database).map(({ hash }) => hash))
  const note = database.prepare('insert into migration (hash, made) values (?, ?)')
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder })) {
    if (done.has(hash)) continue
    for (const statement of sql) database.exec(statement)
    note.run(hash, folderMillis)
  }
}

/** Why this code should keep its hands off, if it should. */
export function strangeness(database: BetterSqlite3.Database): Strangeness | undefined {
  const tables = database.prepare('select count(*) from sqlite_schema').pluck().get()
  if (tables === 0) return undefined
  if (database.pragma('application_id', { simple: true }) !== applicationId)
    return 'foreign-database'
  return strangenessOf(appliedTo(database), readMigrationFiles({ migrationsFolder }))
}

const appliedTo = (database: BetterSqlite3.Database): readonly Applied[] =>
  database.prepare<[], Applied>('select hash, made from migration').all()
