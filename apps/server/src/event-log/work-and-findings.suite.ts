/** What follows from events in every store: work for the floor and findings for the supervisor. */

import { describe, expect, test } from 'vitest'
import type { Concern } from '@milepost/contract'
import { as, type PersonId, type ReceiptId, type SiteId } from '@milepost/domain'
import {
  accepted,
  at,
  bound,
  clockFixed,
  corrected,
  inTransit,
  itemPacked,
  loaded,
  orderId,
  packed,
  picked,
  placed,
  plainDay,
  reported,
  said,
  scanned,
  site,
  undone,
} from '@milepost/domain/testing'
import type { EventLog, RouteSaid } from './event-log.ts'

import { batchOf, contact } from './testing.ts'

const order = orderId()

export function workAndFindings(emptyLog: () => EventLog | Promise<EventLog>): void {
  describe('work', () => {
    test('EL5: a cursor sees each change once, in commit order, page by page', async () => {
      const log = await emptyLog()
      const names = ['order-1', 'order-2', 'order-3']
      await log.append(batchOf(names.map((name) => placed('08:00', { order: name }))))

      const first = await log.workAfter(site, 0, 2)
      const second = await log.workAfter(site, first.cursor, 2)

      expect([first.more, second.more]).toEqual([true, false])
      expect([...first.changes, ...second.changes].map(({ id }) => id)).toEqual(names)
      expect((await log.workAfter(site, second.cursor, 2)).changes).toEqual([])
    })

    test('EL5: an order that left the floor is told as gone', async () => {
      const log = await emptyLog()
      await log.append(batchOf([placed('08:00'), itemPacked('09:00')]))
      const { cursor } = await log.workAfter(site, 0, 10)

      await log.append(batchOf([loaded('16:50')]))

      const { changes } = await log.workAfter(site, cursor, 10)
      expect(changes).toEqual([{ collection: 'orders', id: 'order-1', doc: null }])
    })

    test('EL5: what changed nothing for the floor moves no cursor', async () => {
      const log = await emptyLog()
      await log.append(batchOf(plainDay()))
      const { cursor } = await log.workAfter(site, 0, 10)

      await log.append(batchOf([inTransit('+1 04:00')]))

      expect((await log.workAfter(site, cursor, 10)).changes).toEqual([])
    })

    test('EL5: reference documents share the cursor, and the same document twice is no change', async () => {
      const log = await emptyLog()
      const doc = { sku: 'MUG', name: 'Mug' }
      const put = () => log.putReference(site, { collection: 'products', id: 'MUG', doc })
      await put()
      const { cursor, changes } = await log.workAfter(site, 0, 10)
      expect(changes).toEqual([{ collection: 'products', id: 'MUG', doc }])

      await put()

      expect((await log.workAfter(site, cursor, 10)).changes).toEqual([])
      expect((await log.workAfter(as('elsewhere'), 0, 10)).changes).toEqual([])
    })

    test('EL5: a receipt counts what was received, and goes when its announcement is taken back', async () => {
      const log = await emptyLog()
      const subject = { receipt: as<ReceiptId>('receipt-1') }
      const lines = [{ line: as<never>('line-1'), sku: 'MUG', name: 'Mug', units: 5 }]
      const announced = said(
        'receipt-announced',
        '07:00',
        { reference: 'ASN 7', site, lines },
        { subject },
      )
      const received = scanned(
        'received',
        '09:00',
        { goods: { sku: 'MUG' }, units: 3 },
        { subject },
      )
      await log.append(batchOf([received, announced]))
      const first = await log.workAfter(site, 0, 10)
      expect(first.changes).toMatchObject([{ id: 'receipt-1', doc: { lines: [{ received: 3 }] } }])

      await log.append(batchOf([corrected(announced, '10:00', { subject })]))

      const { changes } = await log.workAfter(site, first.cursor, 10)
      expect(changes).toEqual([{ collection: 'receipts', id: 'receipt-1', doc: null }])
    })
  })

  describe('orders of concern', () => {
    const promised = { shipBy: at('16:00') }
    const askedAt = (log: EventLog, now: string, concern: Concern = 'late', more: object = {}) =>
      log.ordersOfConcern({ concern, now: at(now), openedSince: at('16:10'), limit: 10, ...more })

    test('EL24: orders become late by time alone, the longest first, and leave when they are out', async () => {
      const log = await emptyLog()
      const later = { order: 'order-2', promised: { shipBy: at('16:30') } }
      await log.append(batchOf([placed('08:00', { promised }), placed('08:05', later)]))
      expect(await askedAt(log, '15:59')).toEqual({ count: 0, opened: 0, hits: [] })

      const late = await askedAt(log, '17:00')

      expect(late).toMatchObject({ count: 2, opened: 1 })
      expect(late.hits).toMatchObject([
        { order: 'order-1', reference: '#order-1', site, stage: 'ordered', since: at('16:00') },
        { order: 'order-2', since: at('16:30') },
      ])
      expect((await askedAt(log, '17:00', 'late', { limit: 1 })).hits).toHaveLength(1)
      expect((await askedAt(log, '17:00', 'late', { site: as('elsewhere') })).count).toBe(0)
      await log.append(batchOf([itemPacked('15:00'), packed('15:10'), loaded('15:50')], '17:01'))
      expect((await askedAt(log, '17:02')).hits.map((hit) => hit.order)).toEqual(['order-2'])
    })

    test("EL24: a carrier's trouble is listed while it lasts", async () => {
      const log = await emptyLog()
      const bad = reported('exception', '+1 07:00', { reason: 'address' })
      await log.append(batchOf([...plainDay().slice(0, 9), bad], '+1 08:00'))
      const there = await askedAt(log, '+1 09:00', 'carrier-trouble')

      await log.append(batchOf([inTransit('+1 10:00')], '+1 10:01'))

      expect(there).toMatchObject({ count: 1, hits: [{ order: 'order-1', since: at('+1 07:00') }] })
      expect((await askedAt(log, '+1 11:00', 'carrier-trouble')).hits).toEqual([])
    })
  })

  describe('findings', () => {
    const shipped = () => [
      placed('08:00'),
      picked('09:00'),
      itemPacked('09:05'),
      packed('09:10'),
      bound('09:12'),
      accepted('17:40'),
    ]
    const open = async (log: EventLog) =>
      (await log.findings({})).map(({ step, verdict }) => `${step}: ${verdict}`)

    test('EL15: a finding opens with its evidence and closes when the late scan comes', async () => {
      const log = await emptyLog()
      await log.append(batchOf(shipped(), '18:00'))
      expect(await open(log)).toEqual(['handed-over: missed-scan'])

      await log.append(batchOf([loaded('16:50')], '19:00'))

      expect(await open(log)).toEqual([])
      const closed = await log.findings({ closedSince: at('18:30') })
      expect(closed).toMatchObject([{ openedAt: at('18:00'), closedAt: at('19:00') }])
      const topics = (await log.outboxAfter(0, 100)).map(({ topic }) => topic)
      expect(topics).toEqual(['order-moved', 'finding-opened', 'order-moved', 'finding-closed'])
    })

    test('EL15: a gap that opens again is told apart from the first time', async () => {
      const log = await emptyLog()
      await log.append(batchOf(shipped(), '18:00'))
      await log.append(batchOf([loaded('16:50')], '19:00'))

      await log.append(batchOf([undone(loaded('16:50'), '19:30')], '20:00'))

      expect(await log.findings({ closedSince: 0 })).toMatchObject([
        { openedAt: at('18:00'), closedAt: at('19:00') },
        { openedAt: at('20:00') },
      ])
    })

    test('EL16: a silent device may hold the scan; once it is heard the verdict changes', async () => {
      const log = await emptyLog()
      await log.heard(contact(at('09:30'), 0, site), at('09:30'))
      await log.append(batchOf(shipped(), '18:00'))
      await log.judge(at('18:01'))
      expect(await open(log)).toEqual(['handed-over: not-synced-yet'])

      await log.heard(contact(at('18:05'), 0, site), at('18:05'))
      const moved = await log.judge(at('18:06'))

      expect(moved).toBe(1)
      expect(await open(log)).toEqual(['handed-over: missed-scan'])
      expect(await log.judge(at('18:07'))).toBe(0)
    })

    test('EL17: time alone opens a finding, when its deadline has passed', async () => {
      const log = await emptyLog()
      await log.append(batchOf([placed('08:00'), picked('09:00')], '09:01'))
      expect(await log.judge(at('09:30'))).toBe(0)

      expect(await log.judge(at('23:00'))).toBe(1)

      expect(await open(log)).toEqual(['packed: step-skipped'])
      expect(await log.findings({ site: as('elsewhere') })).toEqual([])
      expect(await log.findings({ verdict: 'missed-scan' })).toEqual([])
      expect(await log.findings({ order, site, verdict: 'step-skipped' })).toHaveLength(1)
    })

    test('EL17: a deadline is not forgotten when our own clock is set back', async () => {
      const log = await emptyLog()
      const unmeasured = { clock: { offset: undefined as never } }
      await log.append(batchOf([placed('08:00'), picked('09:00', unmeasured)], '09:01'))
      await log.judge(at('23:00'))

      await log.append(batchOf([clockFixed('09:02', 0)], '09:03'))
      expect(await open(log)).toEqual([])

      expect(await log.judge(at('23:00'))).toBe(1)
    })

    const unscanned = [placed('08:00'), itemPacked('09:05'), packed('09:10'), bound('09:12')]
    const route = (neverScans: RouteSaid['neverScans'], when: string) => ({
      site,
      neverScans,
      by: as<PersonId>('person-9'),
      at: at(when),
    })

    test('EL25: a scan that a site never makes is missed no more, and is again once it is taken back', async () => {
      const log = await emptyLog()
      await log.append(batchOf([...unscanned, loaded('16:50')], '17:00'))
      expect(await open(log)).toEqual(['picked: missed-scan'])

      await log.sayRoute(route(['picked'], '17:10'))
      const closed = await log.judge(at('17:11'))
      const without = await open(log)
      await log.append(batchOf([accepted('17:40')], '18:00'))
      await log.sayRoute(route([], '18:10'))
      const returned = await log.judge(at('18:11'))

      expect([closed, without, returned]).toEqual([1, [], 1])
      expect(await open(log)).toEqual(['picked: missed-scan'])
      expect(await log.findings({ closedSince: 0 })).toMatchObject([
        { openedAt: at('17:00'), closedAt: at('17:11') },
        { openedAt: at('18:11') },
      ])
      expect(await log.judge(at('18:12'))).toBe(0)
    })

    test('EL25: an order that came meanwhile is judged by what holds when it comes, and by what holds after', async () => {
      const log = await emptyLog()
      await log.sayRoute(route(['picked', 'packed'], '08:00'))
      await log.judge(at('08:01'))
      await log.append(batchOf([...unscanned, loaded('16:50')], '17:00'))
      expect(await open(log)).toEqual([])

      await log.sayRoute(route(['packed'], '17:10'))
      await log.judge(at('17:11'))

      expect(await open(log)).toEqual(['picked: missed-scan'])
      expect((await log.rebuild(at('17:12'))).differed).toBe(0)
      expect(await open(log)).toEqual(['picked: missed-scan'])
    })

    test('EL25: other sites keep theirs, and of each what was said last is told with who said it', async () => {
      const log = await emptyLog()
      const there = as<SiteId>('elsewhere')
      await log.append(batchOf([...unscanned, loaded('16:50')], '17:00'))

      await log.sayRoute({ ...route(['picked'], '17:10'), site: there })
      await log.sayRoute(route(['labelled'], '17:11'))
      await log.sayRoute(route(['packed'], '17:12'))
      await log.judge(at('17:13'))

      expect(await open(log)).toEqual(['picked: missed-scan'])
      expect(await log.routes()).toEqual([
        { ...route(['picked'], '17:10'), site: there },
        route(['packed'], '17:12'),
      ])
    })
  })
}
