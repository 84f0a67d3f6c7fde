/** What every store answers about deliveries, bins, and what is filed under a key. */
import { describe, expect, test } from 'vitest'
import { as, labelKey, type ReceiptId } from '@milepost/domain'
import { bound, label1, line, placed, said, scanned, site } from '@milepost/domain/testing'
import type { EventLog } from './event-log.ts'
import { batchOf } from './testing.ts'

const before = (position: number | undefined) =>
  position === undefined ? {} : { before: position }

export function goodsOf(emptyLog: () => EventLog | Promise<EventLog>): void {
  describe('deliveries', () => {
    test('EL5: they are told as they stand, the last changed first, each site its own, with all that is filed', async () => {
      const log = await emptyLog()
      const of = (receipt: string) => ({ subject: { receipt: as<ReceiptId>(receipt) } })
      const lines = [{ line: as<never>('line-1'), sku: 'MUG', name: 'Mug', units: 5 }]
      const announced = (receipt: string, where: string) =>
        said(
          'receipt-announced',
          '07:00',
          { reference: receipt, site: as(where), lines },
          { ...of(receipt), id: `${receipt} announced` },
        )
      const body = { goods: { sku: 'MUG' }, units: 3 }
      const scan = scanned('received', '09:00', body, of('r-1'))
      await log.append(batchOf([announced('r-1', site), announced('r-2', site)]))
      await log.append(batchOf([announced('r-3', 'elsewhere'), scan]))

      const here = await log.receipts({ site, limit: 2 })
      const first = await log.receipts({ limit: 2 })
      const rest = await log.receipts({ limit: 2, ...before(first.earlier) })
      const restHere = await log.receipts({ site, limit: 1, ...before(first.earlier) })
      const filed = await log.eventsUnder(['receipt:r-1', 'receipt:r-2'])

      expect(here.receipts.map(({ receipt }) => receipt)).toEqual(['r-1', 'r-2'])
      expect(here).not.toHaveProperty('earlier')
      expect(here.receipts[0]?.lines).toMatchObject([{ units: 5, received: 3 }])
      expect(new Set([...first.receipts, ...rest.receipts].map(({ receipt }) => receipt))).toEqual(
        new Set(['r-1', 'r-2', 'r-3']),
      )
      expect(restHere.receipts.map(({ receipt }) => receipt)).toEqual(['r-2'])
      expect(rest).not.toHaveProperty('earlier')
      expect(filed.map(({ event }) => event.id)).toEqual([
        'r-1 announced',
        'r-2 announced',
        scan.id,
      ])
      expect(await log.eventsUnder([])).toEqual([])
    })

    test('EL26: what was filed last under any of some keys comes a page at a time, latest first', async () => {
      const log = await emptyLog()
      const goods = { goods: { sku: 'MUG' }, units: 1 }
      const at = (when: string, where: string) =>
        scanned('received', when, goods, { subject: {}, site: where })
      const scans = [at('09:00', 'a'), at('09:01', 'b'), at('09:02', 'c'), at('09:03', 'a')]
      await log.append(batchOf(scans))
      const keys = ['unannounced:a', 'unannounced:b', 'unannounced:a']

      const first = await log.latestUnder({ keys, limit: 2 })
      const rest = await log.latestUnder({ keys, limit: 2, ...before(first.at(-1)?.position) })

      expect(first.map(({ event }) => event.id)).toEqual([scans[3]?.id, scans[1]?.id])
      expect(rest.map(({ event }) => event.id)).toEqual([scans[0]?.id])
      expect(await log.latestUnder({ keys: [], limit: 2 })).toEqual([])
    })

    test('EL26: who claims a key is named as people call it, once something claims it', async () => {
      const log = await emptyLog()
      const keys = [labelKey(label1), 'return:never']
      await log.append(batchOf([placed('08:00')]))
      expect(await log.claimantsOf(keys)).toEqual([])

      await log.append(batchOf([bound('09:12')]))

      expect(await log.claimantsOf(keys)).toEqual([
        { key: labelKey(label1), order: 'order-1', reference: '#order-1' },
      ])
    })

    test('EL27: bins are those that the work of a site still names, and its last deliveries, each once', async () => {
      const log = await emptyLog()
      const product = (sku: string, doc: object | null) =>
        log.putReference(site, { collection: 'products', id: sku, doc } as never)
      const odd = 'B "1" \\'
      const name = 'Mug \u0000 {"bin":"not one"}'
      await product('a', { sku: 'a', name, bin: 'A-1' })
      await product('b', { sku: 'b', name: 'B', bin: odd })
      await product('gone', { sku: 'gone', name: 'Gone', bin: 'C-9' })
      await product('gone', null)
      await product('none', { sku: 'none', name: 'None' })
      const lines = ['A-1', 'D-4'].map((bin, nth) => ({ ...line(`line-${nth}`), bin }))
      const arriving = { reference: 'IN-7', site, lines: [{ ...line(), bin: 'E-5' }] }
      const subject = { receipt: as<ReceiptId>('r-1') }
      const announced = said('receipt-announced', '07:00', arriving, { subject })
      await log.append(batchOf([placed('08:00', { lines }), announced]))

      expect((await log.binsOf(site)).toSorted()).toEqual(['A-1', odd, 'D-4', 'E-5'])
      expect(await log.binsOf(as('elsewhere'))).toEqual([])
    })
  })
}
