import { randomUUID } from 'node:crypto'
import { assert as holds, property, string } from 'fast-check'
import { placed } from '@milepost/domain/testing'
import { describe, expect, test } from 'vitest'
import type { AppendFate, Batch, EventLog } from '../event-log.ts'
import { batchOf } from '../testing.ts'
import { openPostgres, sentenceOfPostgres, type PostgresRefusal } from './database.ts'
import { opened } from './opened.ts'
import { emptyDatabase, whyNoPostgres } from './test-server.ts'
import { logsForTests, until } from './testing.ts'
import { restored, storable } from './text.ts'

async function refusalOf(url: string): Promise<PostgresRefusal | undefined> {
  const postgres = await openPostgres(url)
  if (!postgres.ok) return postgres.refusal
  await postgres.value.close()
  return undefined
}

async function changed(url: string, ...statements: readonly string[]): Promise<void> {
  const postgres = await opened(url)
  for (const statement of statements) await postgres.sql(statement)
  await postgres.close()
}

test('EL11: any text can be stored, and comes back as it was', () => {
  holds(
    property(string({ unit: 'binary', maxLength: 40 }), (text) => {
      const torn = `${text}\0\ud800\u001a0000${text}`

      expect(storable(torn)).not.toContain('\0')
      expect(storable(torn).isWellFormed()).toBe(true)
      expect(restored(storable(torn))).toBe(torn)
      expect(restored(storable(text))).toBe(text)
    }),
  )
})

describe.skipIf(whyNoPostgres)(`a database on PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  const logs = logsForTests()

  test('EL7: no statement changes or deletes an event', async () => {
    const url = await emptyDatabase()
    await (await logs.on(url)).append(batchOf([placed('08:00')]))
    const { sql, close } = await opened(url)

    await expect(sql(`update event set hash = ''`)).rejects.toThrow('append-only')
    await expect(sql('delete from event')).rejects.toThrow('append-only')
    await expect(sql('truncate event')).rejects.toThrow('append-only')
    await close()
  })

  test('PG6: several that start at once make one schema', async () => {
    const url = await emptyDatabase()

    const started = await Promise.all([logs.on(url), logs.on(url), logs.on(url)])

    const epochs = await Promise.all(started.map((log) => log.epoch()))
    expect(new Set(epochs).size).toBe(1)
  })

  test('PG6: a newer or a foreign database is left as it is', async () => {
    const newer = await emptyDatabase()
    await changed(newer, `insert into migration values ('from the future', 9999999999999)`)
    const foreign = await emptyDatabase()
    await changed(foreign, 'drop table migration')

    expect(await refusalOf(newer)).toMatchObject({ kind: 'newer-database' })
    expect(await refusalOf(foreign)).toMatchObject({ kind: 'foreign-database' })
  })

  test('PG6: a server that would lose commits is not used', async () => {
    const url = await emptyDatabase()

    const refusal = await refusalOf(`${url}?options=-c%20synchronous_commit%3Doff`)

    expect(refusal).toMatchObject({
      kind: 'unsafe-database',
      because: 'synchronous_commit is off',
    })
  })

  test('PG6: what does not answer is told without its password', async () => {
    const url = new URL(await emptyDatabase())
    url.password = 'secret'
    const nowhere = new URL(url)
    nowhere.port = '1'
    const missing = new URL(url)
    missing.pathname = '/missing'

    const refusals = [await refusalOf(nowhere.href), await refusalOf(missing.href)]

    expect(refusals.map((refusal) => refusal?.kind)).toEqual([
      'unreachable-database',
      'refused-database',
    ])
    expect(refusals.map((refusal) => refusal && sentenceOfPostgres(refusal)).join()).not.toContain(
      'secret',
    )
  })

  test('EL21: a batch that meets a broken connection is whole or to be tried again', async () => {
    const url = await emptyDatabase()
    const log = await logs.on(url)
    const { sql, close } = await opened(url)
    const batches = Array.from({ length: 40 }, (_, nth) =>
      batchOf([
        placed('08:00', { order: `order-${nth}` }),
        placed('08:00', { order: `more-${nth}` }),
      ]),
    )

    const appending = Promise.all(batches.map((batch) => log.append(batch)))
    await until(async () => (await log.eventsAfter(0, 1).catch(() => [])).length > 0)
    await sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const first = await appending
    const again = await Promise.all(batches.map((batch) => stored(log, batch)))

    const each = first.map(({ fates }, nth) => [...fates, ...(again[nth] ?? [])].join())
    const whole = 'accepted,accepted,duplicate,duplicate'
    const lost = 'retry,retry,accepted,accepted'
    const lostAfterCommit = 'retry,retry,duplicate,duplicate'
    expect(each.filter((one) => ![whole, lost, lostAfterCommit].includes(one))).toEqual([])
    expect(each).toContain(whole)
    expect(await log.eventsAfter(0, 100)).toHaveLength(80)
    expect(await log.rebuild(0)).toEqual({ orders: 80, differed: 0 })
    await close()
  })

  test('PG7: a database that was restored elsewhere lives anew', async () => {
    const url = await emptyDatabase()
    const life = await (await logs.on(url)).epoch()
    expect(await (await logs.on(url)).epoch()).toBe(life)

    await changed(url, `update meta set value = '${randomUUID()}' where key = 'place'`)

    const restoredLife = await (await logs.on(url)).epoch()
    expect(restoredLife).not.toBe(life)
    expect(await (await logs.on(url)).epoch()).toBe(restoredLife)
  })
})

/** As a device does: again, until nothing is to be tried again. */
async function stored(log: EventLog, batch: Batch): Promise<readonly AppendFate[]> {
  const { fates } = await log.append(batch)
  return fates.includes('retry') ? await stored(log, batch) : fates
}
