import { as, type OrderId } from '@milepost/domain'
import { placed } from '@milepost/domain/testing'
import { describe, expect, test } from 'vitest'
import type { EventLog } from '../event-log/event-log.ts'
import { emptyDatabase, whyNoPostgres } from '../event-log/postgres/test-server.ts'
import { postgresAt } from '../event-log/postgres/sql.ts'
import { logsForTests } from '../event-log/postgres/testing.ts'
import { logOn, opened } from '../event-log/sqlite/testing.ts'
import { batchOf } from '../event-log/testing.ts'
import { logTo } from '../ops/log.ts'
import { viewCheck } from './view-check.ts'

/** Half past two at night in Denver. */
const night = Date.UTC(2026, 10, 25, 9, 30)
const dayMs = 24 * 3_600_000
const noon = night + 10 * 3_600_000
const orders = Array.from({ length: 120 }, (_, nth) => `order-${nth}`)

interface Kept {
  readonly eventLog: EventLog
  readonly another: EventLog
  readonly exec: (sql: string) => Promise<void>
}

/** Beats and rests come when the test says so. */
function hands() {
  const due: (() => void)[] = []
  const later = (run: () => void) => {
    due.push(run)
    return () => undefined
  }
  const beat = () => due.shift()?.()
  return { later, beat }
}

function checkOn(eventLog: EventLog, at = night, foldVersion = 1) {
  const logged: string[] = []
  const { later, beat } = hands()
  const slices: number[] = []
  const claims: boolean[] = []
  const clock = { at }
  const check = viewCheck({
    eventLog: {
      ...eventLog,
      recheck: async (...asked) => {
        const slice = await eventLog.recheck(...asked)
        slices.push(slice.orders)
        return slice
      },
      claimComparison: async (...asked) => {
        const isOurs = await eventLog.claimComparison(...asked)
        claims.push(isOurs)
        return isOurs
      },
    },
    foldVersion,
    sites: { allSites: async () => [{ zone: 'America/Denver' }] as never },
    now: () => clock.at,
    log: logTo(
      (line) => logged.push(line),
      () => clock.at,
      'debug',
    ),
    later,
  })
  const told = (what: string) => logged.filter((line) => line.includes(what))
  /** Beats until the whole comparison is told. */
  const compared = async () => {
    const before = told('views-compared').length
    await expect
      .poll(() => {
        beat()
        return told('views-compared').length
      })
      .toBe(before + 1)
  }
  return { check, clock, beat, told, slices, claims, compared }
}

function anyStore(kept: () => Promise<Kept>): void {
  async function house(): Promise<Kept> {
    const made = await kept()
    await made.eventLog.append(batchOf(orders.map((order) => placed('08:00', { order }))))
    return made
  }

  test('60: a view that drifted is found at night, told, and mended, a few orders at a time', async () => {
    const { eventLog, exec } = await house()
    const order = as<OrderId>('order-7')
    const good = await eventLog.orderView(order)
    await exec(`update order_view set json = '{}' where "order" = 'order-7'`)
    await exec(`delete from order_view where "order" = 'order-8'`)
    const { check, compared, told, slices } = checkOn(eventLog)

    await compared()

    expect(slices).toEqual([50, 50, 20, 0])
    expect(check.latest()).toEqual({ at: night, orders: 120, differed: 2, updated: 0 })
    expect(told('views-differed').map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 'error', differed: 2, some: ['order-7', 'order-8'] },
    ])
    expect((await eventLog.orderView(order))?.view).toEqual(good?.view)
    expect(await eventLog.rebuild(night)).toMatchObject({ differed: 0 })
  })

  test('60: the night after, the views are as they should be, and nothing is told', async () => {
    const { eventLog, exec } = await house()
    await exec(`update order_view set words = '[]' where "order" = 'order-7'`)
    const { check, clock, compared, told } = checkOn(eventLog)
    await compared()

    clock.at += dayMs
    await compared()

    expect(check.latest()).toMatchObject({ orders: 120, differed: 0 })
    expect(told('views-differed')).toHaveLength(1)
  })

  test('60: what an older release has folded is shown by the newer rules, and is no error', async () => {
    const { eventLog, exec } = await house()
    await checkOn(eventLog).compared()
    const spoil = () => exec(`update order_view set json = '{}' where "order" = 'order-7'`)
    await spoil()
    const { check, clock, compared, told } = checkOn(eventLog, night + dayMs, 2)

    await compared()
    const after = check.latest()
    const toldThen = told('views-differed')
    await spoil()
    clock.at += dayMs
    await compared()

    expect(after).toMatchObject({ orders: 120, differed: 0, updated: 1 })
    expect(toldThen).toEqual([])
    expect(check.latest()).toMatchObject({ orders: 120, differed: 1, updated: 0 })
    expect(told('views-differed')).toHaveLength(1)
  })

  test('60: of two processes on one database, one compares', async () => {
    const { eventLog, another } = await house()

    const claims = await Promise.all(
      [eventLog, another, eventLog, another].map((log) => log.claimComparison(night, night - 1000)),
    )

    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  test('60: by day only what no night did for two days is done', async () => {
    const { eventLog } = await house()
    await eventLog.claimComparison(noon - 40 * 3_600_000, 0)
    const { check, clock, beat, claims, compared } = checkOn(eventLog, noon)

    beat()
    await expect.poll(() => claims).toHaveLength(1)
    clock.at += 9 * 3_600_000
    await compared()

    expect(claims.slice(0, 2)).toEqual([false, true])
    expect(check.latest()).toMatchObject({ at: clock.at, orders: 120 })
  })
}

describe('SQLite', () => {
  anyStore(async () => {
    const database = opened()
    return {
      eventLog: logOn(database),
      another: logOn(database),
      exec: async (sql) => void database.exec(sql),
    }
  })
})

describe.skipIf(whyNoPostgres)(`PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  const logs = logsForTests()
  anyStore(async () => {
    const url = await emptyDatabase()
    const exec = async (sql: string) => {
      const postgres = postgresAt(url)
      await postgres.sql(sql)
      await postgres.close()
    }
    return { eventLog: await logs.on(url), another: await logs.on(url), exec }
  })
})

test('60: a comparison that breaks is told, and the next beat tries again', async () => {
  const database = opened()
  const log = logOn(database)
  const ill: EventLog = { ...log, claimComparison: () => Promise.reject(new Error('gone')) }
  const { check, beat, told } = checkOn(ill)

  for (const times of [1, 2])
    await expect
      .poll(() => {
        beat()
        return told('views-not-compared').length
      })
      .toBe(times)
  await check.stop()

  expect(check.latest()).toBeUndefined()
})
