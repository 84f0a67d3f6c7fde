/** Logs on PostgreSQL for tests. What a test opened is closed after it. */
import { afterEach } from 'vitest'
import { deadlines } from '../../watch/deadlines.ts'
import type { EventLog } from '../event-log.ts'
import { folds, type Folds } from '../folds.ts'
import { openPostgres, sentenceOfPostgres } from './database.ts'
import { postgresLog } from './postgres-log.ts'
import type { Postgres } from './sql.ts'
import { emptyDatabase } from './test-server.ts'

export async function opened(url: string): Promise<Postgres> {
  const postgres = await openPostgres(url)
  if (!postgres.ok) throw new Error(sentenceOfPostgres(postgres.refusal))
  return postgres.value
}

let processes = 0

/** As another process would have it. */
export async function logOn(url: string, some: Folds = folds): Promise<EventLog> {
  processes += 1
  const me = `process ${processes}`
  const postgres = await opened(url)
  return postgresLog({ postgres, folds: some, deadlines, newEpoch: () => me })
}

export function logsForTests() {
  const open = new Set<EventLog>()
  afterEach(async () => {
    await Promise.all([...open].map((log) => log.close()))
  })
  return {
    async on(url: string, some?: Folds): Promise<EventLog> {
      const log = await logOn(url, some)
      const closed = async (): Promise<void> => {
        if (open.delete(testLog)) await log.close()
      }
      const testLog: EventLog = { ...log, close: closed }
      open.add(testLog)
      return testLog
    },
    async empty(some?: Folds): Promise<EventLog> {
      return this.on(await emptyDatabase(), some)
    },
  }
}
