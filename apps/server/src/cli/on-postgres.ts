/** The operator's commands where DATABASE_URL names a PostgreSQL server. */
import { randomUUID } from 'node:crypto'
import { postgresDeviceStore } from '../devices/postgres-store.ts'
import type { Check } from '../event-log/checks.ts'
import type { Progress } from '../event-log/event-log.ts'
import { folds } from '../event-log/folds.ts'
import { openPostgres, sentenceOfPostgres } from '../event-log/postgres/database.ts'
import { postgresLog } from '../event-log/postgres/postgres-log.ts'
import { verifiedAt } from '../event-log/postgres/verify.ts'
import type { Clock } from '../ops/ports.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { deadlines } from '../watch/deadlines.ts'
import { postgresPeopleStore } from '../people/postgres-store.ts'
import { newAdminPassword } from '../people/user.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { random, type Renewed } from './new-password.ts'

export interface PostgresDeps {
  readonly now: Clock
  readonly progress: Progress
}

/** A dump read into another database begins a new life there, so that devices bring what it lacks. */
export const ownTools: Readonly<Record<'backup' | 'restore', string>> = {
  backup: 'DATABASE_URL names a PostgreSQL server: copy it with pg_dump, while everything runs.',
  restore:
    'DATABASE_URL names a PostgreSQL server: read the dump into an empty database and name that one. Devices then send again what the dump lacks.',
}

export async function rebuiltOnPostgres(
  url: string,
  { now, progress }: PostgresDeps,
): Promise<Result<{ readonly orders: number; readonly differed: number }, string>> {
  const opened = await openPostgres(url)
  if (!opened.ok) return no(sentenceOfPostgres(opened.refusal))
  const log = await postgresLog({ postgres: opened.value, folds, deadlines, newEpoch: randomUUID })
  try {
    return ok(await log.rebuild(now(), progress))
  } finally {
    await log.close()
  }
}

export async function renewedOnPostgres(
  url: string,
  name: string | undefined,
): Promise<Result<Renewed, string>> {
  const opened = await openPostgres(url)
  if (!opened.ok) return no(sentenceOfPostgres(opened.refusal))
  try {
    return ok(await newAdminPassword({ people: postgresPeopleStore(opened.value), random }, name))
  } finally {
    await opened.value.close()
  }
}

export async function verifiedOnPostgres(
  url: string,
  { progress }: Pick<PostgresDeps, 'progress'>,
): Promise<Result<readonly Check[], string>> {
  const checks = await verifiedAt(url, {
    folds,
    progress,
    alsoIn: async ({ eventLog, postgres }) =>
      ledgerChecks({ eventLog, devices: postgresDeviceStore(postgres) }),
  })
  return checks.ok ? checks : no(sentenceOfPostgres(checks.refusal))
}
