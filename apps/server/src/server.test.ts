import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startServer } from './server.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-server-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const options = () => ({
  host: '127.0.0.1',
  port: 0,
  databaseFile: join(folder, 'milepost.db'),
  publicUrl: undefined,
  easypostWebhookSecret: undefined,
  logLevel: 'silent' as const,
  write: () => undefined,
})

test('a start that cannot prepare its database says so in one sentence, and can be tried again', async () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })

  const refused = await startServer({ ...options(), prepare: () => Promise.reject(full) })
  const again = await startServer(options())

  expect(refused.ok || refused.refusal.sentence).toMatch(
    /^The database .*SQLITE_FULL.* start again\.$/,
  )
  expect(again.ok).toBe(true)
  if (again.ok) await again.value.stop()
})

test('B3, 60: a running server draws up its books each hour, and compares its views', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const logged: string[] = []
  const write = (line: string) => void logged.push(line)
  const started = await startServer({ ...options(), logLevel: 'info', write })
  if (!started.ok) throw new Error(started.refusal.sentence)
  const server = started.value
  const all = vi.spyOn(server.devices, 'allDevices')
  const drawnUp = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    return all.mock.calls.length
  }

  const counts = [await drawnUp(60_000), await drawnUp(3_600_000), await drawnUp(3_600_000)]
  const compared = logged.filter((line) => line.includes('views-compared'))
  await server.stop()

  expect(counts).toEqual([1, 2, 3])
  expect(compared).toHaveLength(1)
})
