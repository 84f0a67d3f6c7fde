import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseFile } from '../store-files.ts'
import { logOn, opened } from './testing.ts'

const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url))
const batchSize = 20

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-crash-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a process that appends batch after batch and says so; kills it hard once it has said so often enough. */
async function acknowledgedBefore(
  kill: { readonly afterBatches: number },
  first: number,
): Promise<number> {
  const child = spawn(
    process.execPath,
    [writer, databaseFile(folder), String(first), String(batchSize)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let acknowledged = first
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line) + 1
    if (acknowledged - first >= kill.afterBatches) child.kill('SIGKILL')
  }
  if (child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return acknowledged
}

test('EL22: what was acknowledged before a kill -9 is there, and no batch is there in part', async () => {
  let acknowledged = 0
  for (const afterBatches of [1, 3, 8, 2, 13, 5]) {
    acknowledged = await acknowledgedBefore({ afterBatches }, acknowledged)

    const log = logOn(opened(databaseFile(folder)))
    const stored = await log.eventsAfter(0, 100_000)
    const { orders, differed } = await log.rebuild(0)
    await log.close()

    expect(stored.length % batchSize).toBe(0)
    expect(stored.length / batchSize).toBeGreaterThanOrEqual(acknowledged)
    expect({ orders, differed }).toEqual({ orders: stored.length / batchSize, differed: 0 })
    acknowledged = stored.length / batchSize
  }
})
