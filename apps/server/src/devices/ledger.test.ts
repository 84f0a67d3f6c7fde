import { as, type DeviceId, type EpochId } from '@milepost/domain'
import { array, assert as holds, boolean, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceivedRange, StoredNumbers } from '../event-log/event-log.ts'
import { postgresAt } from '../event-log/postgres/sql.ts'
import { emptyDatabase, whyNoPostgres } from '../event-log/postgres/test-server.ts'
import { logsForTests } from '../event-log/postgres/testing.ts'
import { logOn, opened } from '../event-log/sqlite/testing.ts'
import { answered, batch, enveloped, joined, pushedBy, scan, warehouse } from '../testing.ts'
import { anyBooks } from './books.suite.ts'
import { ledgerCheck } from './ledger-check.ts'
import { ledgerOf, ledgers } from './ledger.ts'

const dock = as<DeviceId>('dock')
const [one, two] = [as<EpochId>('epoch-1'), as<EpochId>('epoch-2')]
const range = (from: number, to: number, epoch = one): ReceivedRange => ({ epoch, from, to })
const rows = (events: number, aside = 0, more: Partial<StoredNumbers> = {}): StoredNumbers => ({
  epoch: one,
  events,
  aside,
  repeated: 0,
  outside: 0,
  ...more,
})
const told = (made: number, waiting = 0) => ({ device: dock, made: { [one]: made }, waiting })

test('B3: what beeped is applied, set aside, waiting or reported lost, and nothing else', () => {
  const ledger = ledgerOf(told(20, 4), [range(1, 9), range(13, 16)], [rows(11, 2)])

  expect(ledger).toEqual({
    device: dock,
    made: 20,
    applied: 11,
    aside: 2,
    repeated: 0,
    pending: 4,
    lost: 3,
    difference: 0,
  })
})

test('B3: a scan that came under two epochs is told as repeated, not as lost', () => {
  const ledger = ledgerOf(
    { ...told(3), made: { [one]: 3, [two]: 2 } },
    [range(1, 3), range(1, 2, two)],
    [rows(3), rows(1, 0, { epoch: two, repeated: 1 })],
  )

  expect(ledger).toMatchObject({ made: 5, applied: 4, repeated: 1, difference: 0 })
})

test.each([
  ['numbers called received without a scan', told(9), [range(1, 9)], [rows(7)], 2],
  ['scans beside what is called received', told(9), [range(1, 7)], [rows(9, 0, { outside: 2 })], 2],
  ['more unheard of than wait', told(9, 2), [range(1, 5)], [rows(5)], 2],
  [
    'a row that is gone beside what came twice',
    told(4),
    [range(1, 4)],
    [rows(2, 0, { repeated: 1 })],
    1,
  ],
] as const)('B3: %s are a difference', (_what, device, ranges, stored, difference) => {
  expect(ledgerOf(device, ranges, stored).difference).toBe(difference)
})

describe('SQLite', () => {
  anyBooks(async () => {
    const database = opened()
    return { eventLog: logOn(database), exec: async (sql) => void database.exec(sql) }
  })
})

describe.skipIf(whyNoPostgres)(`PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  const logs = logsForTests()
  anyBooks(async () => {
    const url = await emptyDatabase()
    const exec = async (sql: string) => {
      const postgres = postgresAt(url)
      await postgres.sql(sql)
      await postgres.close()
    }
    return { eventLog: await logs.on(url), exec }
  })
})

test('B3: whatever was received or not, honest books have no difference', () => {
  const scans = array(record({ came: boolean(), aside: boolean() }), { maxLength: 30 })
  holds(
    property(scans, integer({ min: 0, max: 5 }), (made, more) => {
      const came = made.flatMap((each, nth) => (each.came ? [{ ...each, seq: nth + 1 }] : []))
      const newest = came.at(-1)?.seq ?? 0
      const waiting = made.length - newest === 0 ? 0 : made.length - newest + more
      const ledger = ledgerOf(
        told(made.length, waiting),
        came.map(({ seq }) => range(seq, seq)),
        [rows(came.filter(({ aside }) => !aside).length, came.filter(({ aside }) => aside).length)],
      )

      expect(ledger.difference).toBe(0)
      expect(ledger.applied + ledger.aside + ledger.pending + ledger.lost).toBe(ledger.made)
    }),
  )
})

test('B3: a real day of pushes, refusals and gaps adds up', async () => {
  const house = await warehouse()
  const device = await joined(house)
  const have = { 'epoch-1': { ackedThrough: 0, made: 9 } } as never
  const broken = { ...enveloped(scan(device.device, 5)), hash: '0'.repeat(64) }

  await answered(
    house,
    device,
    [1, 2, 3].map((seq) => scan(device.device, seq)),
  )
  await pushedBy(house, device, batch([broken, enveloped(scan(device.device, 6))], { have }))
  await answered(house, device, [], { have, holding: { waiting: 3 } })

  expect(await ledgers(house)).toEqual([
    expect.objectContaining({
      made: 9,
      applied: 4,
      aside: 1,
      pending: 3,
      lost: 1,
      difference: 0,
    }),
  ])
})

test('B3: every hour a difference is an error in the log and on the devices page, and only then', async () => {
  const house = await warehouse()
  const device = await joined(house)
  await answered(
    house,
    device,
    [1, 2].map((seq) => scan(device.device, seq)),
  )
  const beats: (() => void)[] = []
  const check = (storedOf: typeof house.eventLog.storedOf) =>
    ledgerCheck({
      ...house,
      eventLog: { ...house.eventLog, storedOf },
      log: house.deps.log,
      later: (run) => {
        beats.push(run)
        return () => undefined
      },
    })

  const well = check((of) => house.eventLog.storedOf(of))
  beats.shift()?.()
  await expect.poll(() => well.latest()).toHaveLength(1)
  const logged = house.logged.filter((line) => line.includes('ledger'))
  const ill = check(async () => [])
  beats.pop()?.()
  await expect.poll(() => ill.latest()).toHaveLength(1)
  await ill.stop()

  expect(logged).toEqual([])
  expect(well.latest()).toMatchObject([{ difference: 0 }])
  expect(house.logged.filter((line) => line.includes('ledger-differs'))).toHaveLength(1)
  expect(JSON.parse(house.logged.at(-1) ?? '')).toMatchObject({
    level: 'error',
    device: device.device,
    difference: 2,
  })
})
