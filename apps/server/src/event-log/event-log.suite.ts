/** What every store of the log must do. A store's own test file calls this with a factory of empty logs. */
import { describe, expect, test } from 'vitest'
import { as, type OrderId } from '@milepost/domain'
import type { EventLog } from './event-log.ts'
import {
  arrival,
  batchOf,
  bound,
  dock,
  minute,
  morning,
  placed,
  reported,
  scanned,
  site,
} from './testing.ts'

const order = as<OrderId>('A1')
const entriesOf = async (log: EventLog) =>
  (await log.orderView(order))?.view.entries.map(({ id }) => id) ?? []

export function anyEventLog(emptyLog: () => EventLog): void {
  describe('identity', () => {
    test('EL1: an event sent again is a duplicate and stands once', async () => {
      const log = emptyLog()
      await log.append(batchOf([placed('A1')]))

      const { fates } = await log.append(batchOf([placed('A1')]))

      expect(fates).toEqual(['duplicate'])
      expect(await log.eventsOf(order)).toHaveLength(1)
    })

    test('EL1: the same event twice in one batch is accepted once', async () => {
      const log = emptyLog()

      const { fates } = await log.append(batchOf([placed('A1'), placed('A1')]))

      expect(fates).toEqual(['accepted', 'duplicate'])
    })

    test('EL2: the same id with other contents is a conflict, and both are kept', async () => {
      const log = emptyLog()
      await log.append(batchOf([placed('A1')]))

      const { fates } = await log.append(batchOf([placed('A1', 2)]))

      expect(fates).toEqual(['conflict'])
      expect((await log.eventsOf(order))[0]?.event).toEqual(placed('A1'))
      expect(await log.quarantined()).toEqual([
        { id: 'placed-A1', reason: 'conflict', bytes: arrival(placed('A1', 2)).bytes, at: morning },
      ])
    })

    test('EL3: another event under the same device number is a fork and is not stored', async () => {
      const log = emptyLog()
      const loaded = (id: string) => scanned('loaded', 1, { order }, {}, { id })
      await log.append(batchOf([loaded('first')]))

      const { fates } = await log.append(batchOf([loaded('other')]))

      expect(fates).toEqual(['fork'])
      expect(await log.eventById(arrival(loaded('other')).event.id)).toBeUndefined()
    })
  })

  describe('orders', () => {
    test('EL4: a carrier report that came before its label joins the order with the label', async () => {
      const log = emptyLog()
      await log.append(batchOf([reported('early', '1Z1', morning + minute)]))
      await log.append(batchOf([placed('A1')]))
      expect(await entriesOf(log)).toEqual(['placed-A1'])

      const { touched } = await log.append(batchOf([bound(1, 'A1', 'B1', '1Z1')]))

      expect(touched).toEqual([order])
      expect(await entriesOf(log)).toContain('early')
    })

    test('EL4: a report under a claimed label touches that order alone', async () => {
      const log = emptyLog()
      await log.append(batchOf([placed('A1'), bound(1, 'A1', 'B1', '1Z1'), placed('A2')]))

      const { touched } = await log.append(
        batchOf([reported('later', '1Z1', morning + 9 * minute)]),
      )

      expect(touched).toEqual([order])
    })
  })

  describe('work', () => {
    test('EL5: a cursor sees each change once, in commit order, page by page', async () => {
      const log = emptyLog()
      await log.append(batchOf([placed('A1'), placed('A2'), placed('A3')]))

      const first = await log.workAfter(site, 0, 2)
      const second = await log.workAfter(site, first.cursor, 2)

      expect([first.more, second.more]).toEqual([true, false])
      expect([...first.changes, ...second.changes].map(({ id }) => id)).toEqual(['A1', 'A2', 'A3'])
      expect((await log.workAfter(site, second.cursor, 2)).changes).toEqual([])
    })

    test('EL5: an order that left the floor is told as gone', async () => {
      const log = emptyLog()
      await log.append(batchOf([placed('A1')]))
      const { cursor } = await log.workAfter(site, 0, 10)

      await log.append(batchOf([scanned('loaded', 1, { order }, {})]))

      const { changes } = await log.workAfter(site, cursor, 10)
      expect(changes).toEqual([{ collection: 'orders', id: 'A1', doc: null }])
    })
  })

  describe('devices', () => {
    test('EL6: numbers held are told as ranges, so that a hole shows', async () => {
      const log = emptyLog()
      const numbered = (...numbers: readonly number[]) =>
        batchOf(numbers.map((seq) => scanned('loaded', seq, { order }, {})))

      await log.append(numbered(1, 2, 5))
      expect(await log.receivedOf(dock)).toEqual([
        { epoch: 'epoch-1', from: 1, to: 2 },
        { epoch: 'epoch-1', from: 5, to: 5 },
      ])

      await log.append(numbered(4, 3))
      expect(await log.receivedOf(dock)).toEqual([{ epoch: 'epoch-1', from: 1, to: 5 }])
    })
  })
}
