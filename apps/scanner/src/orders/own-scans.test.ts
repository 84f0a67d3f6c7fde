import { as, type DeviceEvent, type EventId, type WorkOrder } from '@milepost/domain'
import { numbered, type ScanIntent } from '@milepost/outbox'
import { scanDraft } from '@milepost/outbox/testing'
import { array, assert, boolean, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { picked } from '../sync/testing.ts'
import { type OwnScan, receiptWithOwnScans, withOwnScans } from './own-scans.ts'

const work: WorkOrder = {
  order: as('order-1'),
  reference: '1042',
  site: as('site-1'),
  stage: 'ordered',
  placedAt: 0,
  promised: {},
  lines: [
    { line: as('line-1'), sku: 'MUG', name: 'Mug', units: 3, picked: 0, short: 0, packed: 0 },
  ],
  boxes: [],
}

test('OS1: a scan that waits shows at once', () => {
  const shown = withOwnScans(work, [own(picked(2))])

  expect(shown.lines[0]).toMatchObject({ picked: 2 })
  expect(shown.stage).toBe('picking')
})

test('OS2: a scan that the pulled work already shows is not counted again', () => {
  const pulled = { ...work, lines: work.lines.map((line) => ({ ...line, picked: 2 })) }

  expect(withOwnScans(pulled, [own(picked(2), true)])).toBe(pulled)
})

test('OS3: an undone scan does not count, and its undoing undone counts it again', () => {
  const pick = own(picked(2))
  const undo = own(undoing(pick))
  const redo = own(undoing(undo))

  expect(withOwnScans(work, [pick, undo]).lines[0]).toMatchObject({ picked: 0 })
  expect(withOwnScans(work, [pick, undo, redo]).lines[0]).toMatchObject({ picked: 2 })
})

test('OS4: undoing what the pulled work shows takes it away there', () => {
  const pulled = { ...work, lines: work.lines.map((line) => ({ ...line, picked: 2 })) }
  const pick = own(picked(2), true)

  expect(withOwnScans(pulled, [pick, own(undoing(pick))]).lines[0]).toMatchObject({ picked: 0 })
})

test('OS5: a box begins with the first thing in it, then is closed, labelled and handed over', () => {
  const subject = { order: work.order, box: as<never>('box-1') }
  const label = { carrier: 'ups', number: '1Z999' }
  const scans = [
    own(picked(3)),
    own(tap('item-packed', subject, { box: 'box-1', line: 'line-1', units: 3 })),
    own(tap('box-closed', subject, { box: 'box-1' })),
    own(tap('label-bound', subject, { box: 'box-1', label })),
    own(tap('loaded', { label }, { load: 'load-1', label })),
  ]
  const stages = scans.map((_, n) => withOwnScans(work, scans.slice(0, n + 1)).stage)

  expect(stages).toEqual(['packing', 'packing', 'packed', 'packed', 'handed-over'])
  expect(withOwnScans(work, scans).boxes).toMatchObject([
    { box: 'box-1', closed: true, handedOver: true, label },
  ])
})

test('OS5: the scan that comes after the carrier’s is the last that the box waits for', () => {
  const label = { carrier: 'ups', number: '1Z999' }
  const box = { box: as<never>('box-1'), label, closed: true, handedOver: true }
  const late = { ...work, boxes: [{ ...box, carrierFirst: true as const }] }

  const shown = withOwnScans(late, [own(tap('loaded', { label }, { load: 'load-1', label }))])

  expect(shown.boxes[0]).toMatchObject(box)
  expect(shown.boxes[0]).not.toHaveProperty('carrierFirst')
})

test('OS6: a scan about another order changes nothing here', () => {
  const shown = withOwnScans(work, [own(picked(1, 'line-9', 'order-9'))])

  expect(shown).toBe(work)
})

test('OS7: pulling what was settled moves no number, whatever was scanned and undone', () => {
  assert(
    property(
      array(record({ units: integer({ min: 1, max: 3 }), undo: boolean() }), { maxLength: 8 }),
      integer({ min: 0, max: 16 }),
      (made, settled) => {
        const scans = made.flatMap(({ units, undo }) => {
          const pick = own(picked(units))
          return undo ? [pick, own(undoing(pick))] : [pick]
        })
        const before = withOwnScans(work, scans)
        const pulled = withOwnScans(work, scans.slice(0, settled))
        const after = withOwnScans(
          pulled,
          scans.map((scan, n) => ({ ...scan, absorbed: n < settled })),
        )

        expect(after.lines).toEqual(before.lines)
      },
    ),
  )
})

test('OS8: what was received counts on the line of its product, however long its code is written', () => {
  const receipt = {
    receipt: as<never>('receipt-1'),
    reference: 'ASN-1',
    site: as<never>('site-1'),
    lines: [
      {
        line: as<never>('l'),
        sku: 'MUG',
        gtin: '4006381333931',
        name: 'Mug',
        units: 5,
        received: 1,
      },
    ],
  }
  const goods = { gtin: '04006381333931' }
  const scan = own(tap('received', { receipt: receipt.receipt }, { goods, units: 2 }))

  expect(receiptWithOwnScans(receipt, [scan]).lines[0]).toMatchObject({ received: 3 })
})

let made = 0
function own(intent: ScanIntent, absorbed = false): OwnScan {
  made += 1
  const { event } = numbered(scanDraft(made, intent))({ epoch: as('epoch-1'), seq: made })
  return { event, absorbed }
}

function undoing({ event }: OwnScan): ScanIntent {
  return {
    kind: 'undone',
    subject: event.subject,
    body: {},
    corrects: idOf(event),
    how: 'manual',
    raw: '',
  }
}

const idOf = ({ id }: DeviceEvent): EventId => id

function tap(kind: ScanIntent['kind'], subject: unknown, body: unknown): ScanIntent {
  return { kind, subject, body, how: 'manual', raw: '' } as ScanIntent
}

test('OS9: a return that was announced goes through its steps here, and an undo takes one back', () => {
  const announced = { return: as<never>('b-1'), state: 'requested', reference: 'R-1', units: [] }
  const pulled = { ...work, returns: [announced] } as WorkOrder
  const subject = { order: work.order, return: as<never>('b-1') }
  const came = own(tap('return-received', subject, { return: 'b-1' }))
  const looked = own(tap('return-inspected', subject, { return: 'b-1', condition: 'damaged' }))
  const decided = own(tap('return-decided', subject, { return: 'b-1', decision: 'repair' }))
  const stateAfter = (...scans: readonly OwnScan[]) => withOwnScans(pulled, scans).returns?.[0]

  expect(stateAfter(came)).toMatchObject({ state: 'received' })
  expect(stateAfter(came, looked)).toMatchObject({ state: 'inspected', condition: 'damaged' })
  expect(stateAfter(came, looked, decided)).toMatchObject({ state: 'decided', decision: 'repair' })
  expect(stateAfter(came, looked, own(undoing(looked)))).toEqual({
    ...announced,
    state: 'received',
  })
  expect(stateAfter(came, own(undoing(came)))).toMatchObject({ state: 'requested' })
})

test('OS9: a return that nobody announced begins with its scan and ends with its undo', () => {
  const subject = { order: work.order, return: as<never>('b-2') }
  const came = own(tap('return-received', subject, { return: 'b-2' }), true)
  const begun = withOwnScans(work, [{ ...came, absorbed: false }])
  const undone = withOwnScans(begun, [came, own(undoing(came))])

  expect(begun.returns).toEqual([{ return: 'b-2', state: 'received', units: [] }])
  expect(undone.returns).toEqual([])
})
