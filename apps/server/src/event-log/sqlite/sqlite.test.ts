import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { as, type PersonId } from '@milepost/domain'
import { describe, expect, test } from 'vitest'
import {
  line,
  loaded,
  accepted,
  bound,
  itemPacked,
  orderId,
  packed,
  picked,
  placed,
  plainDay,
  said,
  site,
  at,
} from '@milepost/domain/testing'
import { anyEventLog } from '../event-log.suite.ts'
import { folds } from '../folds.ts'
import { batchOf, contact } from '../testing.ts'
import { logOn, opened } from './testing.ts'

const order = orderId()

describe('SQLite', () => {
  anyEventLog((some) => logOn(opened(), 'first life', some), { histories: 40 })

  test('EL7: no statement changes or deletes an event', async () => {
    const database = opened()
    await logOn(database).append(batchOf([placed('08:00')]))

    expect(() => database.exec(`update event set hash = ''`)).toThrow('append-only')
    expect(() => database.exec('delete from event')).toThrow('append-only')
  })

  test('EL13: a rebuild mends views that were spoilt, and says how many', async () => {
    const database = opened()
    await logOn(database).append(batchOf([...plainDay(), placed('08:00', { order: 'order-2' })]))
    const good = await logOn(database).orderView(order)
    database.exec(`update order_view set json = '{}' where "order" = 'order-1'`)

    const log = logOn(database)
    expect(await log.rebuild(1)).toEqual({ orders: 2, differed: 1 })

    expect((await log.orderView(order))?.view).toEqual(good?.view)
    expect(await log.rebuild(1)).toEqual({ orders: 2, differed: 0 })
  })

  test('EL21: a full disk keeps nothing of the batch, says so, and goes on when there is room', async () => {
    const database = opened()
    const log = logOn(database)
    await log.append(batchOf([placed('08:00')]))
    const pages = Number(database.pragma('page_count', { simple: true }))
    database.pragma(`max_page_count = ${pages}`)
    const others = Array.from({ length: 200 }, (_, nth) =>
      placed('08:00', { order: `more-${nth}` }),
    )
    const many = [picked('09:00'), ...others]

    const full = await log.append(batchOf(many))
    expect(full.unavailable).toBe('SQLITE_FULL')
    expect(new Set(full.fates)).toEqual(new Set(['retry']))
    expect(await log.eventsAfter(0, 500)).toHaveLength(1)

    database.pragma('max_page_count = 100000')
    await log.append(batchOf([packed('09:10')]))
    const kinds = (await log.orderView(order))?.view.entries.map(({ kind }) => kind)
    expect(kinds).toEqual(['order-placed', 'box-closed'])
    const { fates } = await log.append(batchOf(many))
    expect(new Set(fates)).toEqual(new Set(['accepted']))
  })

  test('EL21: a log that another program has locked gives no verdict, and goes on once it is free', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-locked-'))
    const file = join(folder, 'milepost.db')
    const database = opened(file)
    const log = logOn(database)
    database.pragma('busy_timeout = 0')
    const other = new BetterSqlite3(file)
    other.exec('begin immediate')

    const locked = await log.append(batchOf([placed('08:00')]))
    other.close()
    const free = await log.append(batchOf([placed('08:00')]))

    expect(locked).toMatchObject({ unavailable: 'SQLITE_BUSY', fates: ['retry'] })
    expect(free.fates).toEqual(['accepted'])
    await log.close()
    rmSync(folder, { recursive: true })
  })

  test('EL21: what was remembered of a batch that was rolled back is forgotten', async () => {
    const database = opened()
    let fills = false
    const log = logOn(database, 'first life', {
      ...folds,
      orderViewOf: (of, events) => {
        const pages = Number(database.pragma('page_count', { simple: true }))
        if (fills) database.pragma(`max_page_count = ${pages}`)
        return folds.orderViewOf(of, events)
      },
    })
    await log.append(batchOf([placed('08:00')]))
    const lines = Array.from({ length: 500 }, (_, nth) => line(`line-${nth}`))

    fills = true
    const full = await log.append(batchOf([said('order-changed', '08:30', { lines })]))
    fills = false
    database.pragma('max_page_count = 100000')
    await log.append(batchOf([packed('09:10')]))

    expect(full.unavailable).toBe('SQLITE_FULL')
    const kinds = (await log.orderView(order))?.view.entries.map(({ kind }) => kind)
    expect(kinds).toEqual(['order-placed', 'box-closed'])
  })

  test('EL25: what a site said before a stop is judged by after the next start', async () => {
    const database = opened()
    const before = logOn(database)
    const saying = { site, by: as<PersonId>('person-9'), at: at('18:05') }
    await before.sayRoute({ ...saying, neverScans: ['picked'] })
    await before.judge(at('18:06'))
    await before.append(batchOf([placed('08:00'), itemPacked('09:05'), bound('09:12')], '18:07'))
    await before.sayRoute({ ...saying, neverScans: [] })

    const after = logOn(database)
    const returned = await after.judge(at('18:08'))

    expect(returned).toBe(1)
    expect(await after.findings({})).toMatchObject([{ step: 'picked', verdict: 'missed-scan' }])
  })

  test('EL15: each turn of a finding is written down', async () => {
    const database = opened()
    const log = logOn(database)
    await log.heard(contact(at('09:30'), 0, site), at('09:30'))
    await log.append(
      batchOf([placed('08:00'), picked('09:00'), itemPacked('09:05'), packed('09:10')], '18:00'),
    )
    await log.append(batchOf([bound('09:12'), accepted('17:40')], '18:00'))
    await log.heard(contact(at('18:05'), 0, site), at('18:05'))
    await log.judge(at('18:06'))
    await log.append(batchOf([loaded('16:50')], '19:00'))

    const turns = database
      .prepare("select what, at, json_extract(json, '$.verdict') verdict from finding_history")
      .all()
    expect(turns).toEqual([
      { what: 'opened', at: at('18:00'), verdict: 'not-synced-yet' },
      { what: 'judged', at: at('18:06'), verdict: 'missed-scan' },
      { what: 'closed', at: at('19:00'), verdict: 'missed-scan' },
    ])
  })
})
