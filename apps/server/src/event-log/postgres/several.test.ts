import { assert as holds, asyncProperty, integer, shuffledSubarray } from 'fast-check'
import {
  bound,
  itemPacked,
  accepted,
  orderId,
  packed,
  picked,
  placed,
  site,
  at,
} from '@milepost/domain/testing'
import { as } from '@milepost/domain'
import { describe, expect, test } from 'vitest'
import type { Committed, EventLog } from '../event-log.ts'
import { derived, tangledDays } from '../event-log.suite.ts'
import { batchOf, contact } from '../testing.ts'
import { opened } from './opened.ts'
import { emptyDatabase, whyNoPostgres } from './test-server.ts'
import { logsForTests, until } from './testing.ts'

const order = orderId()
const shipped = [
  placed('08:00'),
  picked('09:00'),
  itemPacked('09:05'),
  packed('09:10'),
  bound('09:12'),
  accepted('17:40'),
]

function turnOf(processes: readonly EventLog[], nth: number): EventLog {
  const log = processes[nth % processes.length]
  if (!log) throw new Error('no process')
  return log
}

describe.skipIf(whyNoPostgres)(`several processes on PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  const logs = logsForTests()

  test('PG1: the same batches from two processes at once have one effect', async () => {
    const url = await emptyDatabase()
    const [one, two] = [await logs.on(url), await logs.on(url)]
    const batches = Array.from({ length: 10 }, (_, nth) =>
      batchOf([
        placed('08:00', { order: `order-${nth}` }),
        picked('09:00', { order: `order-${nth}`, id: `scan-${nth}`, seq: nth }),
      ]),
    )

    const answers = await Promise.all(
      [one, two, one, two].flatMap((log) => batches.map((batch) => log.append(batch))),
    )

    const fates = answers.flatMap((answer) => answer.fates)
    expect(fates.filter((fate) => fate === 'accepted')).toHaveLength(20)
    expect(fates.filter((fate) => fate === 'duplicate')).toHaveLength(60)
    expect(await one.eventsAfter(0, 100)).toHaveLength(20)
    expect(await two.rebuild(at('12:00'))).toEqual({ orders: 10, differed: 0 })
  })

  test('PG1: scans of one order from many devices at once are all in its view', async () => {
    const url = await emptyDatabase()
    const processes = [await logs.on(url), await logs.on(url)]
    await turnOf(processes, 0).append(batchOf([placed('08:00')]))
    const scans = Array.from({ length: 16 }, (_, nth) =>
      batchOf([picked('09:00', { id: `scan-${nth}`, device: `scanner-${nth}`, seq: 1 })]),
    )

    await Promise.all(scans.map((batch, nth) => turnOf(processes, nth).append(batch)))

    const shown = await turnOf(processes, 0).orderView(order)
    expect(shown?.view.entries).toHaveLength(17)
    expect(await turnOf(processes, 1).rebuild(at('12:00'))).toEqual({ orders: 1, differed: 0 })
  })

  test('PG1: whatever processes bring at once, what is stored is what one would have stored', async () => {
    const whole = await logs.empty()
    await whole.append(batchOf(tangledDays))
    const expected = await derived(whole)

    await holds(
      asyncProperty(
        shuffledSubarray([...tangledDays], { minLength: tangledDays.length }),
        integer({ min: 1, max: 4 }),
        async (arrivals, size) => {
          const url = await emptyDatabase()
          const processes = [await logs.on(url), await logs.on(url), await logs.on(url)]
          const batches = Array.from({ length: Math.ceil(arrivals.length / size) }, (_, nth) =>
            batchOf(arrivals.slice(nth * size, (nth + 1) * size)),
          )

          const appended = await Promise.all(
            batches.map((batch, nth) => turnOf(processes, nth).append(batch)),
          )

          const fates = appended.flatMap((answer) => answer.fates)
          expect(new Set(fates)).toEqual(new Set(['accepted']))
          expect(await derived(turnOf(processes, size))).toBe(expected)
          await Promise.all(processes.map((log) => log.close()))
        },
      ),
      { numRuns: 4 },
    )
  })

  test('PG3: while an earlier number is not committed, no reader is shown a later one', async () => {
    const url = await emptyDatabase()
    const [writer, reader] = [await logs.on(url), await logs.on(url)]
    await writer.append(batchOf([placed('08:00')]))
    const [known] = await reader.eventsAfter(0, 10)
    const slow = await opened(url)
    const held = Promise.withResolvers<void>()
    const taken = Promise.withResolvers<number>()

    const early = slow.inTransaction(async ({ sql }) => {
      const [row] = await sql<{ position: number }>(
        'update counter set position = position + 1, rev = rev + 1 returning position',
      )
      taken.resolve(row?.position ?? 0)
      await held.promise
      await sql(
        `insert into event (position, id, hash, kind, source, bytes, recorded_at)
         select $1, 'early', '', kind, source, bytes, recorded_at from event where position = $2`,
        [row?.position ?? 0, known?.position ?? 0],
      )
    })
    const position = await taken.promise
    const late = writer.append(batchOf([placed('08:00', { order: 'order-2' })]))
    await until(async () => {
      const waiting = await slow.sql(
        `select 1 one from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return waiting.length > 0
    })
    expect(await reader.eventsAfter(known?.position ?? 0, 10)).toEqual([])
    expect((await reader.workAfter(site, 0, 10)).changes).toHaveLength(1)

    held.resolve()
    await Promise.all([early, late])

    const seen = await reader.eventsAfter(known?.position ?? 0, 10)
    expect(seen.map((event) => event.position)).toEqual([position, position + 1])
    expect((await reader.workAfter(site, 0, 10)).changes).toHaveLength(2)
    await slow.close()
  })

  test('PG3: a cursor that follows writers of several processes sees every event once, in order', async () => {
    const url = await emptyDatabase()
    const processes = [await logs.on(url), await logs.on(url)]
    const reader = await logs.on(url)
    const batches = Array.from({ length: 30 }, (_, nth) =>
      batchOf([placed('08:00', { order: `order-${nth}` })]),
    )
    const seen: number[] = []
    const ids = new Set<string>()
    let writing = true
    const follow = async (): Promise<void> => {
      // Asked before the page is: what is written after that is on the next one.
      const goesOn = writing
      const page = await reader.eventsAfter(seen.at(-1) ?? 0, 7)
      for (const { position, event } of page) {
        seen.push(position)
        ids.add(event.id)
      }
      if (goesOn || page.length > 0) await follow()
    }

    const following = follow()
    await Promise.all(batches.map((batch, nth) => turnOf(processes, nth).append(batch)))
    writing = false
    await following

    expect(seen).toEqual(Array.from({ length: 30 }, (_, nth) => nth + 1))
    expect(ids.size).toBe(30)
  })

  test('PG4: what one process commits, listeners in another hear of', async () => {
    const url = await emptyDatabase()
    const [writer, listener] = [await logs.on(url), await logs.on(url)]
    const heard: Committed[] = []
    listener.onCommit((committed) => heard.push(committed))

    const { rev } = await writer.append(batchOf(shipped, '18:00'))
    await until(() => heard.length > 0)

    expect(heard).toEqual([{ rev, orders: [order], findingsChanged: true }])
  })

  test('PG4: a device that one process heard, another one judges by', async () => {
    const url = await emptyDatabase()
    const [one, two] = [await logs.on(url), await logs.on(url)]
    await two.append(batchOf(shipped, '18:00'))
    expect(await two.findings({ verdict: 'missed-scan' })).toHaveLength(1)
    const told = Promise.withResolvers<void>()
    two.onCommit(() => told.resolve())

    await one.heard(contact(at('18:05'), 4, site), at('18:05'))
    await one.append(batchOf([placed('08:00', { order: 'order-2' })]))
    await told.promise
    await two.judge(at('18:06'))

    expect(await two.findings({ verdict: 'not-synced-yet' })).toHaveLength(1)
  })

  test('PG4: what a site does without, said to one process, another one judges by', async () => {
    const url = await emptyDatabase()
    const [one, two] = [await logs.on(url), await logs.on(url)]
    const fromShelf = [placed('08:00'), itemPacked('09:05'), packed('09:10'), bound('09:12')]
    await two.append(batchOf(fromShelf, '18:00'))
    expect(await two.findings({ verdict: 'missed-scan' })).toMatchObject([{ step: 'picked' }])
    const told = Promise.withResolvers<void>()
    two.onCommit(() => told.resolve())

    await one.sayRoute({ site, neverScans: ['picked'], by: as('person-9'), at: at('18:05') })
    await one.append(batchOf([placed('08:00', { order: 'order-2' })]))
    await told.promise
    await two.judge(at('18:06'))

    expect(await two.findings({ verdict: 'missed-scan' })).toEqual([])
  })

  test('PG5: two that judge at once say a thing once', async () => {
    const url = await emptyDatabase()
    const [one, two] = [await logs.on(url), await logs.on(url)]
    const orders = ['order-1', 'order-2', 'order-3']
    const begun = orders.flatMap((name, seq) => [
      placed('08:00', { order: name }),
      picked('09:00', { order: name, id: name, seq }),
    ])
    await one.append(batchOf(begun, '09:01'))
    expect(await one.findings({})).toEqual([])

    const moved = await Promise.all([one, two, one, two].map((log) => log.judge(at('+5 09:00'))))

    const said = (await one.outboxAfter(0, 100)).filter(({ topic }) => topic === 'finding-opened')
    expect(said).toHaveLength(3)
    expect(await one.findings({})).toHaveLength(3)
    expect(moved.reduce((sum, some) => sum + some, 0)).toBe(3)
  })
})
