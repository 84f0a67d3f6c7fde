import { describe, expect, test } from 'vitest'
import { orderId, placed, plainDay } from '@milepost/domain/testing'
import { anyEventLog } from '../event-log.suite.ts'
import { batchOf } from '../testing.ts'
import { logOn, opened } from './testing.ts'

const order = orderId()

describe('SQLite', () => {
  anyEventLog((folds) => logOn(opened(), 'first life', folds))

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
    const many = Array.from({ length: 200 }, (_, nth) => placed('08:00', { order: `more-${nth}` }))

    const full = await log.append(batchOf(many))
    expect(full.unavailable).toBe('SQLITE_FULL')
    expect(new Set(full.fates)).toEqual(new Set(['retry']))
    expect(await log.eventsAfter(0, 500)).toHaveLength(1)

    database.pragma('max_page_count = 100000')
    const { fates } = await log.append(batchOf(many))
    expect(new Set(fates)).toEqual(new Set(['accepted']))
  })
})
