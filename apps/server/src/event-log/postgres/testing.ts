/** What a test opened is closed after it. */
import { setTimeout as later } from 'node:timers/promises'
import { afterEach } from 'vitest'
import type { EventLog } from '../event-log.ts'
import type { Folds } from '../folds.ts'
import { logOn } from './opened.ts'
import { emptyDatabase } from './test-server.ts'

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

/** Asks until it is so; the test's own time limit ends it otherwise. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await later(10)
}
