/** Opens the database safely: reached, held to be durable, and brought to this code's schema. */
import { migrate } from './migrate.ts'
import { postgresAt, type Postgres } from './sql.ts'
import { unreachable } from './trouble.ts'

type Problem =
  | 'unreachable-database'
  | 'refused-database'
  | 'newer-database'
  | 'foreign-database'
  | 'unsafe-database'

export interface PostgresRefusal {
  readonly kind: Problem
  /** The address, without a password. */
  readonly at: string
  /** What the system or the database said. */
  readonly because: string
}

export type OpenedPostgres =
  | { readonly ok: true; readonly value: Postgres }
  | { readonly ok: false; readonly refusal: PostgresRefusal }

export async function openPostgres(url: string): Promise<OpenedPostgres> {
  const postgres = postgresAt(url)
  const refusal = await prepared(postgres, withoutPassword(url))
  if (!refusal) return { ok: true, value: postgres }
  await postgres.close()
  return { ok: false, refusal }
}

async function prepared(postgres: Postgres, at: string): Promise<PostgresRefusal | undefined> {
  try {
    const unsafe = await unsafeIn(postgres)
    if (unsafe) return { kind: 'unsafe-database', at, because: unsafe }
    const kind = await migrate(postgres)
    return kind && { kind, at, because: 'unknown migration' }
  } catch (error) {
    const because = unreachable(error)
    if (because !== undefined) return { kind: 'unreachable-database', at, because }
    if (isRefusal(error)) return { kind: 'refused-database', at, because: error.message }
    throw error
  }
}

/** A commit must be on the disk when it returns, and any text must fit. */
async function unsafeIn({ sql }: Postgres): Promise<string | undefined> {
  const wanted: Readonly<Record<string, RegExp>> = {
    fsync: /^on$/,
    full_page_writes: /^on$/,
    synchronous_commit: /^(on|local|remote_write|remote_apply)$/,
    server_encoding: /^UTF8$/,
  }
  const settings = await sql<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1::text[])',
    [Object.keys(wanted)],
  )
  const wrong = settings.find(({ name, setting }) => !wanted[name]?.test(setting))
  return wrong && `${wrong.name} is ${wrong.setting}`
}

/** Wrong password, no such user, no such database, no rights. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(28|3D|42501)/.test(error.code)

export function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

const sentences: Readonly<Record<Problem, (at: string, because: string) => string>> = {
  'unreachable-database': (at, because) =>
    `PostgreSQL at ${at} does not answer (${because}). Start it, or set DATABASE_URL to where it runs.`,
  'refused-database': (at, because) =>
    `PostgreSQL at ${at} does not let us in (${because}). Check user, password, database and rights in DATABASE_URL.`,
  'newer-database': (at) =>
    `The database ${at} was written by a newer Milepost. It was not changed: start that version or a later one.`,
  'foreign-database': (at) =>
    `The database ${at} holds tables that no released Milepost made. It was not changed: set DATABASE_URL to an empty database.`,
  'unsafe-database': (at, because) =>
    `The database ${at} cannot keep scans safe (${because}). Change that setting, then start again.`,
}

export const sentenceOfPostgres = ({ kind, at, because }: PostgresRefusal): string =>
  sentences[kind](at, because)
