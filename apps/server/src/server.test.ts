import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer } from './server.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-server-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

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
