/** What an operator types, on databases as a server leaves them. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packed, picked, placed } from '@milepost/domain/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logOn as postgresLogOn, opened as postgresOpened } from '../event-log/postgres/opened.ts'
import { emptyDatabase, whyNoPostgres } from '../event-log/postgres/test-server.ts'
import { batchOf } from '../event-log/testing.ts'
import { logOn, meddled, opened } from '../event-log/sqlite/testing.ts'
import { passwordFits } from '../people/password.ts'
import { peopleStore } from '../people/store.ts'
import { runCommand } from './run-command.ts'

/** The day after: what was packed and not handed over is overdue. */
const now = Date.UTC(2026, 10, 25, 16)

let folder: string
let database: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-cli-'))
  database = join(folder, 'milepost.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function milepost(...args: readonly string[]) {
  const said: string[] = []
  const noted: string[] = []
  const code = await runCommand([...args, '--data', folder], {
    env: {},
    now: () => now,
    say: (line) => said.push(line),
    note: (line) => noted.push(line),
  })
  return { code, said: said.join('\n'), noted: noted.join('\n') }
}

const dayOf = (order: string, from: number) => [
  placed('08:00', { order, id: `${order}-placed` }),
  picked('09:00', { order, id: `${order}-picked`, seq: from }),
  packed('09:30', { order, id: `${order}-packed`, seq: from + 1 }),
]

/** A server's database with an order in it, open as a running server has it. */
async function running(orders: readonly string[] = ['o-1']) {
  const log = logOn(opened(database))
  for (const [nth, order] of orders.entries()) await log.append(batchOf(dayOf(order, nth * 2 + 1)))
  return log
}

async function stopped(orders?: readonly string[]): Promise<void> {
  await (await running(orders)).close()
}

async function eventsIn(file: string): Promise<number> {
  const log = logOn(opened(file), 'another life')
  const events = await log.eventsAfter(0, 1000)
  await log.close()
  return events.length
}

test('DB11: a backup taken while the server writes is one file that holds everything of one moment', async () => {
  const log = await running()
  const target = join(folder, 'monday.db')

  const [made] = await Promise.all([
    milepost('backup', target),
    log.append(batchOf(dayOf('o-2', 11))),
  ])
  await log.append(batchOf(dayOf('o-3', 21)))
  await log.close()

  const beside = readdirSync(folder).filter((name) => name.startsWith('monday'))
  expect(made).toMatchObject({ code: 0, noted: '' })
  expect(beside).toEqual(['monday.db'])
  const held = await eventsIn(target)
  expect(held).toBeLessThan(9)
  expect(held % 3).toBe(0)
  expect(made.said).toContain(`${held} events`)
})

test('DB15: only its owner may read a backup, from its first byte, and what a restore puts in its place', async () => {
  await stopped()
  const rightsOf = (name: string) => statSync(join(folder, name)).mode & 0o777
  const early = new Set<number>()
  const watcher = watch(folder, (_, name) => {
    if (name?.includes('.part-') === true && existsSync(join(folder, name)))
      early.add(rightsOf(name))
  })

  await milepost('backup', join(folder, 'monday.db'))
  watcher.close()
  const backup = rightsOf('monday.db')
  await milepost('restore', join(folder, 'monday.db'))

  expect([...early].filter((rights) => rights !== 0o600)).toEqual([])
  expect(backup).toBe(0o600)
  expect(rightsOf('milepost.db')).toBe(0o600)
})

test('DB11: the time of the last backup stands beside the database', async () => {
  await stopped()

  await milepost('backup', join(folder, 'monday.db'))

  expect(JSON.parse(readFileSync(`${database}-backup`, 'utf8'))).toEqual({ at: now, events: 3 })
})

test.each([
  ['a file that is there', (at: string) => writeFileSync(at, 'mine'), 'is there already'],
  ['a folder that is missing', () => undefined, 'Cannot write'],
])('DB11: a backup to %s is refused and leaves nothing', async (name, prepare, sentence) => {
  await stopped()
  const target = join(folder, name.includes('missing') ? 'no/where.db' : 'taken.db')
  prepare(target)
  const others = () => readdirSync(folder).filter((each) => !each.startsWith('milepost.db'))
  const before = others()

  const made = await milepost('backup', target)

  expect(made).toMatchObject({ code: 1, said: '' })
  expect(made.noted).toContain(sentence)
  expect(others()).toEqual(before)
})

test('DB12: a restore puts back what the backup held, in a new life, and keeps what stood there', async () => {
  const first = await running()
  await milepost('backup', join(folder, 'monday.db'))
  const before = await first.epoch()
  await first.append(batchOf(dayOf('o-2', 11)))
  await first.close()

  const made = await milepost('restore', join(folder, 'monday.db'))

  const log = logOn(opened(database), 'second life')
  const aside = /kept as (\S+)\./.exec(made.said)?.[1] ?? ''
  expect(made).toMatchObject({ code: 0, noted: '' })
  expect([before, await log.epoch()]).toEqual(['first life', 'second life'])
  expect(await log.eventsAfter(0, 1000)).toHaveLength(3)
  await log.close()
  expect(aside).toContain('milepost.db.before-restore-20261125T160000')
  expect(await eventsIn(aside)).toBe(6)
})

test('DB12: a restore of the very latest backup is a new life too', async () => {
  await stopped()
  await milepost('backup', join(folder, 'monday.db'))

  await milepost('restore', join(folder, 'monday.db'))

  const log = logOn(opened(database), 'second life')
  expect(await log.epoch()).toBe('second life')
  await log.close()
})

test('DB12: while a server has the database open, a restore is refused and changes nothing', async () => {
  const log = await running()
  await milepost('backup', join(folder, 'monday.db'))
  await log.append(batchOf(dayOf('o-2', 11)))

  const made = await milepost('restore', join(folder, 'monday.db'))

  expect(made).toMatchObject({ code: 1, said: '' })
  expect(made.noted).toContain('Stop it, then restore again')
  expect((await log.append(batchOf(dayOf('o-3', 21)))).fates).toEqual(Array(3).fill('accepted'))
  await log.close()
  expect(await eventsIn(database)).toBe(9)
})

test('DB12: a damaged database gives way to a backup, and is kept', async () => {
  await stopped()
  await milepost('backup', join(folder, 'monday.db'))
  writeFileSync(database, 'no database at all, and long enough not to be one'.repeat(100))

  const made = await milepost('restore', join(folder, 'monday.db'))

  expect(made.code).toBe(0)
  expect(await eventsIn(database)).toBe(3)
  expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).not.toEqual([])
})

test.each([
  ['missing', () => undefined, 'There is no backup'],
  ['of another program', foreign, 'was not made by a released Milepost'],
  ['empty', (at: string) => writeFileSync(at, ''), 'was not made by a released Milepost'],
  ['cut off', cutOff, 'is damaged'],
  ['no database', (at: string) => writeFileSync(at, 'notes'.repeat(500)), 'is damaged'],
  ['newer', newer, 'was written by a newer Milepost'],
])('DB12: a backup that is %s is refused and changes nothing', async (_how, prepare, sentence) => {
  await stopped()
  const backup = join(folder, 'monday.db')
  await Promise.resolve(prepare(backup))
  const before = readFileSync(database)

  const made = await milepost('restore', backup)

  expect(made).toMatchObject({ code: 1, said: '' })
  expect(made.noted).toContain(sentence)
  expect(readFileSync(database).equals(before)).toBe(true)
  expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([])
})

function foreign(at: string): void {
  meddled(at, 'create table event (id)')
}

async function cutOff(at: string): Promise<void> {
  await milepost('backup', at)
  truncateSync(at, Math.floor(statSync(at).size / 2))
}

async function newer(at: string): Promise<void> {
  await milepost('backup', at)
  meddled(at, `insert into migration values ('from the future', 9999999999999)`)
}

test('DB12: the database itself is no backup', async () => {
  await stopped()

  const made = await milepost('restore', database)

  expect(made.noted).toContain('is the database itself')
  expect(await eventsIn(database)).toBe(3)
})

test('DB13: a database as a server leaves it is right in every line', async () => {
  const log = await running(['o-1', 'o-2'])

  const made = await milepost('verify')

  await log.close()
  expect(made).toMatchObject({ code: 0, noted: '' })
  expect(made.said.split('\n').every((line) => line.startsWith('ok '))).toBe(true)
  expect(made.said).toContain('6 events, each as its hash says.')
  expect(made.said).toContain('2 orders, each stored as its events fold.')
})

const unguardedly = (sql: string) =>
  `drop trigger event_no_update; ${sql};
   create trigger event_no_update before update on event
   begin select raise(abort, 'the event log is append-only'); end`

test.each([
  ['a guard that is gone', 'drop trigger event_no_delete', 'Nothing stops an delete of events'],
  [
    'a changed event',
    unguardedly(
      `update event set bytes = replace(bytes, '"units":1', '"units":2') where position = 2`,
    ),
    '(the first at 2) are not what their hash says',
  ],
  ['an event out of its file', 'delete from event_key where position = 3', 'not filed under'],
  [
    'a view that is not what the events say',
    `update order_view set json = replace(json, 'o-1', 'o-9')`,
    '1 of 1 orders are not what their events fold to',
  ],
  ['work that is not', `update work set doc = '{}'`, '1 of 1 orders are not what'],
  [
    'a finding that is gone',
    'delete from finding_history; delete from finding',
    '1 findings are not',
  ],
])('DB13: verify finds %s, and changes nothing', async (_what, sql, sentence) => {
  await stopped()
  const log = logOn(opened(database))
  await log.judge(now)
  await log.close()
  meddled(database, sql)
  const before = readFileSync(database)

  const made = await milepost('verify')

  expect(made.code).toBe(1)
  expect(made.said).toContain(sentence)
  expect(readFileSync(database).equals(before)).toBe(true)
})

test('DB14: rebuild mends what verify found, and says how many differed', async () => {
  await stopped(['o-1', 'o-2'])
  meddled(
    database,
    `update order_view set json = '{}' where "order" = 'o-2'; delete from event_key where position = 2`,
  )

  const rebuilt = await milepost('rebuild')
  const again = await milepost('rebuild')
  const verified = await milepost('verify')

  expect(rebuilt).toMatchObject({ code: 0, said: '2 orders folded again; 1 differed.' })
  expect(again.said).toBe('2 orders folded again; 0 differed.')
  expect(verified.code).toBe(0)
})

test.each(['backup', 'rebuild', 'verify'])(
  'M3: without a database, %s says where it looked and makes none',
  async (command) => {
    const made = await milepost(command, ...(command === 'backup' ? [join(folder, 'b.db')] : []))

    expect(made).toMatchObject({ code: 1, said: '' })
    expect(made.noted).toContain(`There is no database at ${database}`)
    expect(existsSync(database)).toBe(false)
  },
)

test('M3: into an empty folder a restore brings the database back', async () => {
  await stopped()
  await milepost('backup', join(folder, 'monday.db'))
  mkdirSync(join(folder, 'new'))

  const made = await milepost('restore', join(folder, 'monday.db'), '--data', join(folder, 'new'))

  expect(made).toMatchObject({ code: 0 })
})

test.each([
  [[], 0, /backup FILE/],
  [['--help'], 0, /verify/],
  [['mend'], 2, /There is no command mend/],
  [['backup'], 2, /`backup` takes one file/],
  [['verify', 'x.db'], 2, /`verify` takes no file/],
  [['verify', '--fast'], 2, /not understood/],
])('M3: `milepost %j` answers %i and says how it is used', async (args, expected, sentence) => {
  const { code, said, noted } = await milepost(...args)

  expect(code).toBe(expected)
  expect(`${said}\n${noted}`).toMatch(sentence)
})

async function onPostgres(url: string, ...args: readonly string[]) {
  const said: string[] = []
  const noted: string[] = []
  const deps = { env: { DATABASE_URL: url }, now: () => now }
  const code = await runCommand(args, {
    ...deps,
    say: (line) => said.push(line),
    note: (line) => noted.push(line),
  })
  return { code, said: said.join('\n'), noted: noted.join('\n') }
}

test.each([
  [['backup', 'b.db'], 'copy it with pg_dump'],
  [['restore', 'b.db'], 'read the dump into an empty database'],
])('DB11: with a PostgreSQL server set, %j takes no file for the database', async (args, words) => {
  const made = await onPostgres('postgres://me:secret@db/milepost', ...args)

  expect(made).toMatchObject({ code: 1, said: '' })
  expect(made.noted).toContain(words)
  expect(made.noted).not.toContain('secret')
})

test('DB13: a PostgreSQL server that does not answer is told of, without its password', async () => {
  const made = await onPostgres('postgres://me:secret@127.0.0.1:1/milepost', 'verify')

  expect(made).toMatchObject({ code: 1, said: '' })
  expect(made.noted).toContain('does not answer')
  expect(made.noted).not.toContain('secret')
})

describe.skipIf(whyNoPostgres)(`PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  test('DB13, DB14: verify finds what is wrong and writes nothing; rebuild mends it', async () => {
    const url = await emptyDatabase()
    const log = await postgresLogOn(url)
    await log.append(batchOf([...dayOf('o-1', 1), ...dayOf('o-2', 3)]))

    const well = await onPostgres(url, 'verify')
    const other = await postgresOpened(url)
    await other.sql(`update order_view set json = '{}' where "order" = 'o-2'`)
    await other.sql('delete from event_key where position = 2')
    await other.sql('drop trigger event_no_change on event')
    const ill = await onPostgres(url, 'verify')
    const still = await onPostgres(url, 'verify')
    const rebuilt = await onPostgres(url, 'rebuild')
    const mended = await onPostgres(url, 'verify')
    await other.close()
    await log.close()

    expect(well).toMatchObject({ code: 0, noted: '' })
    expect(well.said).toContain('6 events, each as its hash says.')
    expect(ill.code).toBe(1)
    expect(ill.said).toContain('Nothing stops an update or delete of events')
    expect(ill.said).toContain('1 of 6 events (the first at 2) are not filed')
    expect(ill.said).toMatch(/[12] of 2 orders are not what their events fold to/)
    expect(still).toEqual(ill)
    expect(rebuilt.said).toMatch(/^2 orders folded again; [12] differed\.$/)
    expect(mended).toMatchObject({ code: 0 })
  })

  test('DB13: a database without a log says so', async () => {
    const made = await onPostgres(await emptyDatabase(), 'verify')

    expect(made.code).toBe(1)
    expect(made.said).toContain('There is no log here')
  })
})

test('L2: an admin who lost the password gets a new one beside a running server', async () => {
  const server = await running()
  await milepost('admin-password')

  const renewed = await milepost('admin-password')

  expect(renewed.code).toBe(0)
  const [, name = '', password = ''] = /as (\S+) with (\S+) \(/.exec(renewed.said) ?? []
  const user = await peopleStore(opened(database)).userByName(name)
  expect(user?.role).toBe('admin')
  expect(await passwordFits(password, user?.password)).toBe(true)
  await server.close()
})

test('L2: of several admins one is named, and what cannot be done is said', async () => {
  await stopped()
  await milepost('admin-password', 'ada')
  await milepost('admin-password', 'bo')

  const unnamed = await milepost('admin-password')
  const named = await milepost('admin-password', 'Ada')

  expect(unnamed).toMatchObject({ code: 1, said: '' })
  expect(unnamed.noted).toBe('There are several admins: name one of ada, bo.')
  expect(named.said).toContain('as Ada with ')
  expect((await milepost('admin-password', '--demo')).code).toBe(2)
})

test.skipIf(whyNoPostgres)('L2: on PostgreSQL an admin gets a new password too', async () => {
  const env = { DATABASE_URL: await emptyDatabase() }
  const said: string[] = []

  const code = await runCommand(['admin-password'], {
    env,
    now: () => now,
    say: (line) => said.push(line),
    note: (line) => said.push(line),
  })

  expect(said.join()).toMatch(/^Sign in at the console as admin with \S{16} \(shown once\)\.$/)
  expect(code).toBe(0)
})
