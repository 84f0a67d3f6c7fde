import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderId, packed, picked, placed, site } from '@milepost/domain/testing'
import { databaseFile, sentenceOf } from '../store-files.ts'
import { batchOf } from '../testing.ts'
import { openDatabase } from './database.ts'
import { logOn, opened } from './testing.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-database-'))
  file = databaseFile(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A database of a day's work, closed as it should be. */
async function yesterdays(): Promise<void> {
  const log = logOn(opened(file))
  await log.append(
    batchOf(Array.from({ length: 50 }, (_, nth) => placed('08:00', { order: `order-${nth}` }))),
  )
  await log.close()
}

/** Changes the file by SQL, as another program would. */
function meddle(sql: string): void {
  const database = new BetterSqlite3(file)
  database.exec(sql)
  database.close()
}

function refusalOf(path: string) {
  const bytes = () => (existsSync(path) ? readFileSync(path).toString('base64') : '')
  const before = bytes()
  const answer = openDatabase(path)
  expect(bytes() === before).toBe(true)
  expect(answer.ok).toBe(false)
  return answer.ok ? undefined : answer.refusal
}

test('DB1: a missing folder is made, and what was stored is there at the next start', async () => {
  const deeper = databaseFile(join(folder, 'a', 'b'))
  const first = logOn(opened(deeper))
  await first.append(batchOf([placed('08:00')]))
  const epoch = await first.epoch()
  await first.close()

  const again = logOn(opened(deeper), 'another')

  expect(await again.eventsAfter(0, 10)).toHaveLength(1)
  expect(await again.epoch()).toBe(epoch)
  await again.close()
})

test('DB15: only its owner may read the database, and what is not folded into it yet', async () => {
  const log = logOn(opened(file))
  await log.append(batchOf([placed('08:00')]))

  const rights = [file, `${file}-wal`].map((name) => statSync(name).mode & 0o777)
  await log.close()

  expect(rights).toEqual([0o600, 0o600])
})

test('DB2: every commit reaches the disk before it returns, whatever the file said before', () => {
  opened(file).close()
  meddle('pragma journal_mode = delete; pragma synchronous = off')

  const database = opened(file)

  expect(database.pragma('synchronous', { simple: true })).toBe(2)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
  database.close()
})

test('DB3: a database from a newer Milepost is refused and stays as it was', async () => {
  await yesterdays()
  meddle(`insert into migration values ('later', ${Date.UTC(2100, 0)})`)

  const refusal = refusalOf(file)

  expect(refusal?.kind).toBe('newer-database')
})

test('DB3: a database of another program is refused and stays as it was', () => {
  meddle('create table invoices (number integer)')

  expect(refusalOf(file)?.kind).toBe('foreign-database')
})

test('DB4: a file that is no database is refused and stays as it was', () => {
  writeFileSync(file, 'Dear diary, '.repeat(1000))

  expect(refusalOf(file)?.kind).toBe('corrupt-database')
})

test('DB4: a damaged page is found at the start', async () => {
  await yesterdays()
  const bytes = readFileSync(file)
  bytes.fill(0xab, 4096 * 3, 4096 * 8)
  writeFileSync(file, bytes)

  expect(refusalOf(file)?.kind).toBe('corrupt-database')
})

test('DB4: a file cut short is found at the start', async () => {
  await yesterdays()
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096))

  expect(refusalOf(file)?.kind).toBe('corrupt-database')
})

test('DB5: a folder that cannot be written in is refused', () => {
  const blocked = join(folder, 'file')
  writeFileSync(blocked, '')

  expect(refusalOf(databaseFile(join(blocked, 'data')))).toMatchObject({
    kind: 'unwritable-folder',
    path: join(blocked, 'data'),
  })
  mkdirSync(databaseFile(join(folder, 'odd')), { recursive: true })
  expect(openDatabase(databaseFile(join(folder, 'odd'))).ok).toBe(false)
})

test.runIf(existsSync('/proc/self'))(
  'DB5: a folder that the system never makes is refused too',
  () => {
    expect(refusalOf(databaseFile('/proc/nowhere/data'))).toMatchObject({
      kind: 'unwritable-folder',
      because: 'ENOENT',
    })
  },
)

test('DB6: an empty file is a new database', () => {
  writeFileSync(file, '')

  expect(openDatabase(file).ok).toBe(true)
})

test('DB7: each refusal is one sentence on what happened and one on what to do', () => {
  const kinds = [
    'unwritable-folder',
    'corrupt-database',
    'newer-database',
    'foreign-database',
    'busy-database',
    'unsafe-database',
  ] as const
  for (const kind of kinds) {
    const sentence = sentenceOf({ kind, path: '/data/milepost.db', because: 'REASON' })
    expect(sentence).toContain('/data/milepost.db')
    expect(sentence).toMatch(/^[A-Z].*\. .*\.$/)
  }
})

test('DB8: a guard that somebody dropped stands again after a start', async () => {
  await yesterdays()
  meddle('drop trigger event_no_delete')

  const database = opened(file)

  expect(() => database.exec('delete from event')).toThrow('append-only')
  database.close()
})

test('DB9: an older copy put in its place is a new life, so devices send again what they keep', async () => {
  await yesterdays()
  copyFileSync(file, `${file}.backup`)
  const log = logOn(opened(file))
  await log.append(batchOf([placed('09:00', { order: 'later' })]))
  const before = await log.epoch()
  await log.close()

  copyFileSync(`${file}.backup`, file)
  const restored = logOn(opened(file), 'second life')

  expect(before).toBe('first life')
  expect(await restored.epoch()).toBe('second life')
  await restored.close()
})

test('DB9: a database moved without the note of how far it was is a new life', async () => {
  await yesterdays()
  rmSync(`${file}-life`)

  const moved = logOn(opened(file), 'second life')

  expect(await moved.epoch()).toBe('second life')
  await moved.close()
})

test('DB10: what another process committed is seen', async () => {
  const ours = logOn(opened(file))
  const theirs = logOn(opened(file))
  await ours.append(batchOf([placed('08:00')]))
  await theirs.append(batchOf([placed('08:00', { order: 'order-2' })]))

  await theirs.append(batchOf([picked('09:00')]))

  await ours.append(batchOf([packed('09:10')]))
  const kinds = (await ours.orderView(orderId()))?.view.entries.map(({ kind }) => kind)
  expect(kinds).toEqual(['order-placed', 'picked', 'box-closed'])

  const { fates, rev } = await ours.append(
    batchOf([placed('08:00', { order: 'order-2' }), placed('08:00', { order: 'order-3' })]),
  )

  expect(fates).toEqual(['duplicate', 'accepted'])
  const { changes, cursor } = await theirs.workAfter(site, 0, 10)
  expect(changes.map(({ id }) => id)).toEqual(['order-2', 'order-1', 'order-3'])
  expect(cursor).toBeLessThanOrEqual(rev)
  await ours.close()
  await theirs.close()
})
