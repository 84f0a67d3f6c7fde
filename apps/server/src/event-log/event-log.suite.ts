/**
 * What every store of the log must do. A store's own test file calls this with a factory of empty logs, and says how many
 * random histories it can tell in a few seconds.
 */
import {
  assert as holds,
  asyncProperty,
  array,
  constantFrom,
  integer,
  shuffledSubarray,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concerns } from '@milepost/contract'
import { as, type EpochId, type LineId, type MilepostEvent, type ReceiptId } from '@milepost/domain'
import {
  accepted,
  at,
  bound,
  clockFixed,
  corrected,
  damaged,
  delivered,
  itemPacked,
  loadClosed,
  loadedByLabel,
  orderId,
  packed,
  picked,
  placed,
  plainDay,
  reassigned,
  relabelled,
  reported,
  said,
  site,
  undone,
  ups,
} from '@milepost/domain/testing'
import type { Committed, EventLog } from './event-log.ts'
import { folds, type Folds } from './folds.ts'
import { goodsOf } from './goods.suite.ts'
import { workAndFindings } from './work-and-findings.suite.ts'
import { arrival, batchOf, deliveryOf, refusal, refusedBatch, scanner } from './testing.ts'

const order = orderId()
const other = orderId('order-2')

const kindsOf = async (log: EventLog, of = order) =>
  (await log.orderView(of))?.view.entries.map(({ kind }) => kind) ?? []

/** Everything in a store that is a pure function of the events it was given, and of the time it is judged at. */
export async function derived(log: EventLog): Promise<string> {
  await log.judge(at('+90 12:00'))
  const orders = await log.latestOrders(100)
  const views = await Promise.all(orders.map(async (hit) => (await log.orderView(hit.order))?.view))
  const { changes } = await log.workAfter(site, 0, 500)
  const words = ['order-1', 'order-2', 'sku', '1Z', 'box-']
  const found = await Promise.all(words.map((word) => log.findOrders(word, 100)))
  const open = await log.findings({})
  const gaps = open.map(({ openedAt: _when, ...finding }) => JSON.stringify(finding)).toSorted()
  const work = changes.filter(({ doc }) => doc !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const concerned = await Promise.all(
    concerns.map((concern) =>
      log.ordersOfConcern({ concern, now: at('+90 12:00'), openedSince: 0, limit: 100 }),
    ),
  )
  return JSON.stringify({ orders, views, work, found, gaps, concerned })
}

/** Two orders whose boxes, labels, loads and clocks cross, told in no order that matters. */
export const tangledDays: readonly MilepostEvent[] = [
  ...plainDay(),
  placed('08:05', { order: 'order-2' }),
  picked('09:20', { order: 'order-2', seq: 301, clock: { offset: undefined as never } }),
  itemPacked('09:21', { order: 'order-2', box: 'box-2' }),
  bound('09:25', { order: 'order-2', box: 'box-2', label: ups('1Z2') }),
  relabelled('09:40', ups('1Z3'), { order: 'order-2', box: 'box-2', from: ups('1Z2') }),
  loadedByLabel('16:51', ups('1Z3')),
  reported('in-transit', '18:00', { label: ups('1Z2') }),
  delivered('+1 12:00', { label: ups('1Z3') }),
  clockFixed('10:00', 5000),
  reassigned('11:00', 'order-2', { box: 'box-1' }),
  corrected(reassigned('11:00', 'order-2', { box: 'box-1' }), '11:05'),
  undone(picked('09:00'), '09:01'),
  said(
    'receipt-announced',
    '07:00',
    { reference: 'ASN 7', site, lines: [] },
    { subject: { receipt: as<ReceiptId>('receipt-1') } },
  ),
]

export function anyEventLog(
  emptyLog: (folds?: Folds) => EventLog | Promise<EventLog>,
  { histories }: { readonly histories: number },
): void {
  workAndFindings(emptyLog)
  goodsOf(emptyLog)

  describe('identity', () => {
    test('EL1: an event sent again is a duplicate and stands once', async () => {
      const log = await emptyLog()
      await log.append(batchOf([placed('08:00')]))

      const { fates } = await log.append(batchOf([placed('08:00')]))

      expect(fates).toEqual(['duplicate'])
      expect(await log.eventsOf(order)).toHaveLength(1)
    })

    test('EL1: the same event twice in one batch is accepted once', async () => {
      const log = await emptyLog()

      const { fates } = await log.append(batchOf([placed('08:00'), placed('08:00')]))

      expect(fates).toEqual(['accepted', 'duplicate'])
    })

    test('EL2: the same id with other contents is a conflict, and both are kept', async () => {
      const log = await emptyLog()
      const first = placed('08:00', { id: 'one' })
      const second = placed('08:30', { id: 'one' })
      await log.append(batchOf([first]))

      const { fates } = await log.append(batchOf([second, second]))

      expect(fates).toEqual(['conflict', 'conflict'])
      expect((await log.eventById(as('one')))?.event).toEqual(first)
      expect(await log.quarantined()).toEqual([
        { id: 'one', reason: 'conflict', bytes: arrival(second).bytes, at: at('12:00') },
      ])
    })

    test('EL3: another event under the same device number is a fork and is not stored', async () => {
      const log = await emptyLog()
      await log.append(batchOf([packed('09:10', { id: 'first', seq: 7 })]))

      const { fates } = await log.append(batchOf([packed('09:11', { id: 'other', seq: 7 })]))

      expect(fates).toEqual(['fork'])
      expect(await log.eventById(as('other'))).toBeUndefined()
    })

    test('EL3: a forked event is accepted under its new number', async () => {
      const log = await emptyLog()
      const scan = packed('09:11', { id: 'other', seq: 7 })
      await log.append(batchOf([packed('09:10', { id: 'first', seq: 7 }), scan]))

      const renumbered = { device: scanner, epoch: as<EpochId>('epoch-2'), seq: 1 }
      const { fates } = await log.append({
        arrivals: [arrival(scan, renumbered)],
        refused: [],
        at: at('12:01'),
      })

      expect(fates).toEqual(['accepted'])
    })
  })

  describe('one bad event', () => {
    test('EL8: what breaks while it is stored is to be tried again, and the rest goes in', async () => {
      const log = await emptyLog()
      const broken = { ...arrival(packed('09:10')), hash: {} as never }

      const { fates } = await log.append({
        arrivals: [arrival(placed('08:00')), broken, arrival(picked('09:00'))],
        refused: [],
        at: at('12:00'),
      })

      expect(fates).toEqual(['accepted', 'retry', 'accepted'])
      expect(await kindsOf(log)).toEqual(['order-placed', 'picked'])
      expect(await log.receivedOf(scanner)).toHaveLength(1)
    })

    test('EL9: an event that no fold can read is kept, and other orders go on', async () => {
      let poisoned = true
      const log = await emptyLog({
        ...folds,
        orderViewOf: (of, events) => {
          if (poisoned && events.some(({ kind }) => kind === 'damage-noted'))
            throw new Error('poison')
          return folds.orderViewOf(of, events)
        },
      })
      await log.append(batchOf([placed('08:00')]))

      const { fates } = await log.append(
        batchOf([damaged('09:00'), placed('08:00', { order: 'order-2' })]),
      )
      expect(fates).toEqual(['accepted', 'accepted'])
      expect(await kindsOf(log)).toEqual(['order-placed'])
      expect(await kindsOf(log, other)).toEqual(['order-placed'])

      poisoned = false
      expect(await log.rebuild(at('13:00'))).toEqual({ orders: 2, differed: 1 })
      expect(await kindsOf(log)).toEqual(['order-placed', 'damage-noted'])
    })

    test('EL10: what was refused at the door is kept with its reason, once', async () => {
      const log = await emptyLog()
      const bytes = '{"id":"bad","kind":"mystery"}'
      const delivery = { device: scanner, epoch: as<EpochId>('epoch-1'), seq: 3 }

      await log.append(refusedBatch([refusal('bad', bytes, delivery)]))
      await log.append(refusedBatch([refusal('bad', bytes, delivery)]))

      expect(await log.quarantined(scanner)).toEqual([
        { id: 'bad', bytes, reason: 'schema', delivery, at: at('12:00') },
      ])
      expect(await log.quarantined(as('another'))).toEqual([])
    })
  })

  describe('text', () => {
    const hostile = [
      '\0',
      '\ud800',
      'x\udc00y',
      '\u001d',
      '\u202eabc',
      '😀👩‍👩‍👧',
      '\u2028',
      '__proto__',
    ]

    test.each(hostile)('EL11: %j in an event comes back as it was', async (name) => {
      const log = await emptyLog()
      const event = placed('08:00', {
        lines: [{ line: as('line-1'), sku: name, name, units: 1 }],
      })

      await log.append(batchOf([event]))

      const [stored] = await log.eventsOf(order)
      expect(arrival(stored?.event ?? event).bytes).toBe(arrival(event).bytes)
      expect((await log.orderView(order))?.view.lines[0]?.name).toBe(name)
      expect(await log.findOrders(name, 10)).toBeInstanceOf(Array)
    })

    test.each(hostile)(
      'EL11: refused bytes with %j mean the same when read again',
      async (name) => {
        const log = await emptyLog()

        await log.append(refusedBatch([refusal('bad', `{"name":"${name}"}`)]))

        const [kept] = await log.quarantined()
        expect(
          kept?.bytes.replaceAll(/\\u(d[89a-f]..)/g, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          ),
        ).toBe(`{"name":"${name}"}`)
      },
    )
  })

  describe('orders', () => {
    test('EL4: a carrier report that came before its label joins the order with the label', async () => {
      const log = await emptyLog()
      await log.append(batchOf([accepted('17:40')]))
      await log.append(batchOf([placed('08:00')]))
      expect(await kindsOf(log)).toEqual(['order-placed'])

      const { touched } = await log.append(batchOf([bound('09:12')]))

      expect(touched).toEqual([order])
      expect(await kindsOf(log)).toEqual(['order-placed', 'label-bound', 'carrier-reported'])
    })

    test('EL4: a report touches the order that claims its label, and no other', async () => {
      const log = await emptyLog()
      await log.append(
        batchOf([placed('08:00'), bound('09:12'), placed('08:00', { order: 'order-2' })]),
      )

      const { touched } = await log.append(batchOf([accepted('17:40')]))

      expect(touched).toEqual([order])
    })

    test('EL4: a clock that is known later moves the scans that waited for it', async () => {
      const log = await emptyLog()
      const clock = { offset: undefined as never }
      await log.append(batchOf([placed('08:00'), picked('09:00', { clock })]))

      await log.append(batchOf([clockFixed('10:00', 60_000)]))

      expect((await log.orderView(order))?.view.entries.at(-1)?.at).toBe(at('09:01'))
    })

    test('EL12: order of arrival, repeats, batches and lateness never change what is stored', async () => {
      const whole = await emptyLog()
      await whole.append(batchOf(tangledDays))
      const expected = await derived(whole)

      await holds(
        asyncProperty(
          shuffledSubarray([...tangledDays], { minLength: tangledDays.length }),
          array(integer({ min: 1, max: 9 }), { minLength: tangledDays.length }),
          array(constantFrom(...tangledDays), { maxLength: 8 }),
          async (arrivals, sizes, repeats) => {
            const log = await emptyLog()
            let rest: readonly MilepostEvent[] = arrivals
            for (const [nth, size] of sizes.entries()) {
              await log.append(batchOf(rest.slice(0, size), at('12:00') + nth * 86_400_000))
              rest = rest.slice(size)
              await log.append(batchOf(repeats.slice(nth, nth + 1)))
            }
            expect(await derived(log)).toBe(expected)
            await log.close()
          },
        ),
        { numRuns: histories },
      )
    })

    test('EL13: a rebuild finds what is stored, byte for byte', async () => {
      const log = await emptyLog()
      for (const event of tangledDays) await log.append(batchOf([event]))
      const before = await derived(log)

      const { orders, differed } = await log.rebuild(at('12:00'))

      expect({ orders, differed }).toEqual({ orders: 2, differed: 0 })
      expect(await derived(log)).toBe(before)
    })

    test('EL14: what is no longer in an order no longer finds it', async () => {
      const log = await emptyLog()
      const lines = [{ line: as<LineId>('line-1'), sku: 'BOWL', name: 'Bowl', units: 1 }]
      await log.append(batchOf([placed('08:00', { lines })]))
      const replaced = lines.map((line) => ({ ...line, sku: 'PLATE' }))

      await log.append(batchOf([said('order-changed', '08:30', { lines: replaced })]))

      expect(await log.findOrders('bowl', 10)).toEqual([])
      expect(await log.findOrders('plate', 10)).toHaveLength(1)
    })

    test('EL14: an order is found by the end of a number, from four letters on, while it has it', async () => {
      const log = await emptyLog()
      await log.append(
        batchOf([placed('08:00'), bound('09:12', { label: ups('1Z999AA10123456784') })]),
      )
      const found = async (text: string) =>
        (await log.findOrders(text, 10)).map((hit) => `${hit.order} by ${hit.because}`)

      expect(await found('6784')).toEqual(['order-1 by tracking number'])
      expect(await found('0123 4567 84')).toEqual(['order-1 by tracking number'])
      expect(await found('784')).toEqual([])
      expect(await found('5784')).toEqual([])
      expect(await found('4876')).toEqual([])
    })

    test('EL14: an order is found by the end of its reference, from four letters on', async () => {
      const log = await emptyLog()
      await log.append(batchOf([placed('08:00', { order: 'shop-1042' })]))
      const found = async (text: string) =>
        (await log.findOrders(text, 10)).map((hit) => `${hit.order} by ${hit.because}`)

      expect(await found('1042')).toEqual(['shop-1042 by reference'])
      expect(await found('042')).toEqual([])
      expect(await found('104')).toEqual([])
    })

    test('EL14: orders are found by reference, box, number, SKU and GTIN, exact ones first', async () => {
      const log = await emptyLog()
      const lines = [
        {
          line: as<never>('line-1'),
          sku: 'MUG-BLUE',
          gtin: '04006381333931',
          name: 'Mug',
          units: 1,
        },
      ]
      await log.append(
        batchOf([
          placed('08:00', { lines }),
          bound('09:12', { label: ups('1Z999') }),
          placed('09:00', { order: 'order-10' }),
        ]),
      )
      const because = async (text: string) =>
        (await log.findOrders(text, 10)).map((hit) => [hit.order, hit.because])

      expect((await because('#order-1')).map(([found]) => found)).toEqual(['order-1', 'order-10'])
      expect(await because('1z 999')).toEqual([['order-1', 'tracking number']])
      expect(await because('mug-blue')).toEqual([['order-1', 'SKU']])
      expect(await because('4006381333931')).toEqual([['order-1', 'GTIN']])
      expect(await because('box-1')).toEqual([['order-1', 'box']])
      expect(await because('nothing')).toEqual([])
    })
  })

  describe('devices', () => {
    const numbered = (numbers: readonly number[], epoch = 'epoch-1') =>
      batchOf(numbers.map((seq) => damaged('09:00', { seq, epoch, id: `${epoch}-${seq}` })))

    test('EL6: numbers held are told as ranges, so that a hole shows', async () => {
      const log = await emptyLog()

      await log.append(numbered([1, 2, 5]))
      expect(await log.receivedOf(scanner)).toEqual([
        { epoch: 'epoch-1', from: 1, to: 2 },
        { epoch: 'epoch-1', from: 5, to: 5 },
      ])

      await log.append(numbered([4, 3]))
      expect(await log.receivedOf(scanner)).toEqual([{ epoch: 'epoch-1', from: 1, to: 5 }])
    })

    test('EL6: ranges say exactly which numbers came, whatever came when', async () => {
      await holds(
        asyncProperty(
          array(array(integer({ min: 1, max: 30 }), { maxLength: 6 })),
          async (batches) => {
            const log = await emptyLog()
            for (const numbers of batches) await log.append(numbered(numbers))

            const ranges = await log.receivedOf(scanner)
            const held = ranges.flatMap(({ from, to }) =>
              Array.from({ length: to - from + 1 }, (_, i) => from + i),
            )
            expect(held).toEqual([...new Set(batches.flat())].toSorted((a, b) => a - b))
            expect(
              ranges.every(({ from }, nth) => nth === 0 || from > (ranges[nth - 1]?.to ?? 0) + 1),
            ).toBe(true)
            await log.close()
          },
        ),
        { numRuns: histories },
      )
    })

    test('EL6: a refused event, a conflict and a duplicate under a new epoch count as held', async () => {
      const log = await emptyLog()
      const epoch = as<EpochId>('epoch-1')
      const first = damaged('09:00', { id: 'one', seq: 1, epoch })
      await log.append(batchOf([first]))

      await log.append(batchOf([damaged('09:05', { id: 'one', seq: 2, epoch })]))
      await log.append(refusedBatch([refusal('bad', '{}', { device: scanner, epoch, seq: 3 })]))
      await log.append({
        arrivals: [arrival(first, { device: scanner, epoch: as('epoch-2'), seq: 1 })],
        refused: [],
        at: at('12:00'),
      })

      expect(await log.receivedOf(scanner)).toEqual([
        { epoch: 'epoch-1', from: 1, to: 3 },
        { epoch: 'epoch-2', from: 1, to: 1 },
      ])
    })

    test('EL23: what is stored under a device is counted row by row, and apart from its ranges', async () => {
      const log = await emptyLog()
      const first = damaged('09:00', { id: 'one', seq: 1, epoch: 'epoch-1' })
      const delivery = { device: scanner, epoch: as<EpochId>('epoch-1') }
      const elsewhere = { ...delivery, epoch: as<EpochId>('epoch-3') }
      await log.append(numbered([2, 5]))
      await log.append({
        arrivals: [
          arrival(first),
          arrival(first, { ...delivery, epoch: as<EpochId>('epoch-2'), seq: 1 }),
          arrival({ ...first, body: { changed: true } } as never, { ...delivery, seq: 6 }),
        ],
        refused: [
          refusal('broken', '{}', { ...delivery, seq: 7 }),
          refusal('broken', '{"again":1}', { ...delivery, seq: 7 }),
          refusal('nameless', '{}'),
          refusal('alone', '{}', { ...elsewhere, seq: 1 }),
          refusal('alone', '{}', { ...elsewhere, seq: 2 }),
        ],
        at: at('12:00'),
      })

      const stored = await log.storedOf(scanner)
      expect(stored.toSorted((a, b) => (a.epoch < b.epoch ? -1 : 1))).toEqual([
        { epoch: 'epoch-1', events: 3, aside: 2, repeated: 0, outside: 0 },
        { epoch: 'epoch-2', events: 0, aside: 0, repeated: 1, outside: 0 },
        { epoch: 'epoch-3', events: 0, aside: 1, repeated: 1, outside: 0 },
      ])
    })

    test('EL6: a fork does not count as held', async () => {
      const log = await emptyLog()
      const clone = damaged('09:00', { id: 'clone', seq: 1, epoch: 'epoch-1' })
      await log.append(numbered([1]))

      await log.append(batchOf([clone]))

      expect(deliveryOf(clone)?.seq).toBe(1)
      expect(await log.receivedOf(scanner)).toEqual([{ epoch: 'epoch-1', from: 1, to: 1 }])
    })
  })

  describe('readers', () => {
    test('EL18: events are read on in commit order', async () => {
      const log = await emptyLog()
      await log.append(batchOf([accepted('17:40'), placed('08:00')]))
      await log.append(batchOf([bound('09:12')]))

      const [first, ...others] = await log.eventsAfter(0, 10)

      expect([first, ...others].map((one) => one?.event.kind)).toEqual([
        'carrier-reported',
        'order-placed',
        'label-bound',
      ])
      expect(await log.eventsAfter(first?.position ?? 0, 1)).toEqual(others.slice(0, 1))
    })

    test('EL19: listeners hear of a commit when it can be read, and never of a repeat', async () => {
      const log = await emptyLog()
      const heard: (Committed & { readonly kinds: readonly string[] })[] = []
      const leave = log.onCommit((committed) => {
        void kindsOf(log).then((kinds) => heard.push({ ...committed, kinds }))
      })

      const { rev } = await log.append(batchOf([placed('08:00')]))
      await log.append(batchOf([placed('08:00')]))
      leave()
      await log.append(batchOf([picked('09:00')]))
      await log.orderView(order)

      expect(heard).toEqual([
        { rev, orders: [order], findingsChanged: false, kinds: ['order-placed'] },
      ])
    })

    test('EL20: the view carries a revision that grows with each change and only then', async () => {
      const log = await emptyLog()
      await log.append(batchOf([placed('08:00')]))
      const first = await log.orderView(order)

      await log.append(batchOf([placed('08:00', { order: 'order-2' }), placed('08:00')]))
      expect((await log.orderView(order))?.rev).toBe(first?.rev)

      await log.append(batchOf([loadClosed('17:00', ['box-1']), packed('09:10')]))
      expect((await log.orderView(order))?.rev).toBeGreaterThan(first?.rev ?? 0)
    })
  })
}
