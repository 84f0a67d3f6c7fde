/** Brings a database to this code's schema. A lock is held meanwhile, so two starts never migrate at once. */
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { strangenessOf, type Applied, type Strangeness } from '../migrations.ts'
import { guards } from './guards.ts'
import type { Postgres, Sql } from './sql.ts'

const migrationsFolder = fileURLToPath(new URL('../../../migrations-postgres', import.meta.url))
/** `Mile`: nobody else takes this lock. */
const migrating = 0x4d_69_6c_65

/** Answers why this code keeps its hands off, if it does; then nothing was changed. */
export const migrate = (postgres: Postgres): Promise<Strangeness | undefined> =>
  postgres.inTransaction(async ({ sql }) => {
    await sql(`set local lock_timeout = 0`)
    await sql(`select pg_advisory_xact_lock(${migrating})`)
    const known = readMigrationFiles({ migrationsFolder })
    const applied = await appliedTo(sql)
    if (applied === 'foreign-database') return applied
    const strange = strangenessOf(applied, known)
    if (strange) return strange
    await sql('create table if not exists migration (hash text primary key, made bigint not null)')
    const done = new Set(applied.map(({ hash }) => hash))
    for (const { sql: statements, hash, folderMillis } of known) {
      if (done.has(hash)) continue
      for (const statement of statements) await sql(statement)
      await sql('insert into migration (hash, made) values ($1, $2)', [hash, folderMillis])
    }
    for (const statement of guards) await sql(statement)
    await sql('insert into counter (one) values (true) on conflict do nothing')
    return undefined
  })

async function appliedTo(sql: Sql): Promise<readonly Applied[] | 'foreign-database'> {
  const tables = await sql<{ name: string }>(
    'select table_name::text as name from information_schema.tables where table_schema = current_schema()',
  )
  if (tables.length === 0) return []
  if (!tables.some(({ name }) => name === 'migration')) return 'foreign-database'
  return sql<Applied>('select hash, made from migration')
}
