import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { placed } from '@milepost/domain/testing'
import { describe, expect, test } from 'vitest'
import { batchOf } from '../testing.ts'
import { logsForTests } from './testing.ts'
import { emptyDatabase, whyNoPostgres } from './test-server.ts'

const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url))
const batchSize = 20

/** Runs a process that appends batch after batch and says so; kills it hard once it has said so often enough. */
async function acknowledgedBefore(
  kill: { readonly afterBatches: number },
  first: number,
  url: string,
): Promise<number> {
  const args = [writer, url, String(first), String(batchSize)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let acknowledged = first
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line) + 1
    if (acknowledged - first >= kill.afterBatches) child.kill('SIGKILL')
  }
  if (child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return acknowledged
}

describe.skipIf(whyNoPostgres)(`PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  const logs = logsForTests()

  test('EL22, PG2: what was acknowledged before a kill -9 is there, whole, and others write on', async () => {
    const url = await emptyDatabase()
    let acknowledged = 0
    for (const [nth, afterBatches] of [1, 4, 2].entries()) {
      acknowledged = await acknowledgedBefore({ afterBatches }, acknowledged, url)

      const log = await logs.on(url)
      const other = batchOf([placed('08:00', { order: `other-${nth}` })])
      expect((await log.append(other)).fates).toEqual(['accepted'])
      const stored = await log.eventsAfter(0, 100_000)
      const { orders, differed } = await log.rebuild(0)

      const theirs = stored.length - (nth + 1)
      expect(theirs % batchSize).toBe(0)
      expect(theirs / batchSize).toBeGreaterThanOrEqual(acknowledged)
      expect({ orders, differed }).toEqual({ orders: theirs / batchSize + nth + 1, differed: 0 })
      acknowledged = theirs / batchSize
    }
  })
})
