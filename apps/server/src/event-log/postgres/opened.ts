/** Logs on PostgreSQL for tests, each as another process would have it. */
import { randomUUID } from 'node:crypto'
import { deadlines } from '../../watch/deadlines.ts'
import type { EventLog } from '../event-log.ts'
import { folds, type Folds } from '../folds.ts'
import { openPostgres, sentenceOfPostgres } from './database.ts'
import { postgresLog } from './postgres-log.ts'
import type { Postgres } from './sql.ts'

export async function opened(url: string): Promise<Postgres> {
  const postgres = await openPostgres(url)
  if (!postgres.ok) throw new Error(sentenceOfPostgres(postgres.refusal))
  return postgres.value
}

export async function logOn(url: string, some: Folds = folds): Promise<EventLog> {
  const postgres = await opened(url)
  return postgresLog({ postgres, folds: some, deadlines, newEpoch: randomUUID })
}
