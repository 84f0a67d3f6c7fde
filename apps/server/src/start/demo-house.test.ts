import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../event-log/sqlite/database.ts'
import { warehouse } from '../testing.ts'
import { clearHalfMade, demoWebhookSecret, makeDemo } from './demo-house.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'milepost-demo-'))
  file = path.join(folder, 'demo.db')
})
afterEach(() => rm(folder, { recursive: true }))

function opened() {
  const database = openDatabase(file)
  if (!database.ok) throw new Error(database.refusal.kind)
  return database.value
}

test('a second start never takes the database from under the one that makes the day', async () => {
  const database = opened()

  const whileOpen = await clearHalfMade(folder, file)

  expect(whileOpen).toBe(false)
  expect((await stat(file)).size).toBeGreaterThan(0)
  database.close()
})

test('a day that was begun and never finished is made anew', async () => {
  opened().close()

  const cleared = await clearHalfMade(folder, file)

  expect(cleared).toBe(true)
  expect(await readdir(folder)).toEqual([])
})

test('what is no database of ours is left as it is, for the start to refuse', async () => {
  await writeFile(file, 'somebody else’s notes'.repeat(500))
  const before = await readFile(file, 'utf8')

  const cleared = await clearHalfMade(folder, file)

  expect(cleared).toBe(true)
  expect(await readFile(file, 'utf8')).toBe(before)
})

test('a sign-in beside an empty database is no demo day: it is made', async () => {
  const said: string[] = []
  await writeFile(path.join(folder, 'demo-sign-in.json'), '{"name":"demo","password":"old"}')
  const { deps } = await warehouse()

  await makeDemo(deps, folder, (line) => said.push(line))
  await makeDemo(deps, folder, (line) => said.push(line))

  expect(said).toEqual(['Making a demo day …'])
  expect((await deps.eventLog.latestOrders(100)).length).toBeGreaterThan(20)
})

test('the demo day signs carrier news with a secret of its own, made once and read by its owner alone', async () => {
  const secret = await demoWebhookSecret(folder)
  const again = await demoWebhookSecret(folder)
  const kept = path.join(folder, 'demo-webhook-secret')

  expect(secret).toMatch(/^[\w-]{32}$/)
  expect(again).toBe(secret)
  expect((await stat(kept)).mode & 0o777).toBe(0o600)
})

test('an operator’s own webhook secret goes first, and is what the first page reads', async () => {
  await demoWebhookSecret(folder)

  const secret = await demoWebhookSecret(folder, 'a-secret-of-the-operator')

  expect(secret).toBe('a-secret-of-the-operator')
  expect(await readFile(path.join(folder, 'demo-webhook-secret'), 'utf8')).toBe(secret)
})
