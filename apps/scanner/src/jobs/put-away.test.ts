import type { WorkReceiptDoc } from '@milepost/contract'
import { as, type LineId, type ReceiptId, type SiteId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { anyBinTapped, putAwayScanned, toPutAway, unitsToPutAway } from './put-away.ts'
import { toneOf } from './remark.ts'
import { label, scanOf, shelf } from './testing.ts'

const receipt = (reference: string, putAway = 0): WorkReceiptDoc => ({
  receipt: as<ReceiptId>(reference),
  reference,
  site: as<SiteId>('reno'),
  lines: [{ ...shelf.tent, line: as<LineId>('1'), units: 12, received: 6, damaged: 1, putAway }],
})
const floor = { receipts: [receipt('ASN-7', 4), receipt('ASN-8')] }
const taken = putAwayScanned({}, scanOf(shelf.tent.gtin, floor, { times: 2 }))

test('C1: goods say the bin they belong in, and nothing is recorded before it is scanned', () => {
  expect(taken.remark).toEqual({ say: 'put-where', name: 'Tent', units: 2, bin: 'A-02-1' })
  expect(taken.intents).toEqual([])
})

test.each([label('bin', 'A-02-1'), 'a-02-1'])(
  'C1: in the right bin %s they are put away',
  (bin) => {
    const { state, remark, intents } = putAwayScanned(taken.state, scanOf(bin, floor))

    expect(remark).toEqual({ say: 'put-away', name: 'Tent', units: 2, bin: 'A-02-1' })
    expect(state).toEqual({})
    expect(intents).toMatchObject([
      {
        kind: 'put-away',
        subject: { receipt: 'ASN-8' },
        body: { goods: { sku: 'TENT', gtin: '04006381333931' }, units: 2, bin: 'A-02-1' },
      },
    ])
  },
)

test('C1: a wrong bin is refused with the way to the right one, and the goods stay in hand', () => {
  const { state, remark, intents } = putAwayScanned(taken.state, scanOf(label('bin', 'B-01-1')))

  expect(remark).toEqual({ say: 'put-wrong', name: 'Tent', bin: 'B-01-1', goTo: 'A-02-1' })
  expect(toneOf(remark)).toBe('wrong')
  expect(state).toBe(taken.state)
  expect(intents).toEqual([])
})

test('C1: where its own bin is full another one will do, once said, and it is flagged', () => {
  const said = anyBinTapped(taken.state)

  const { state, remark, intents } = putAwayScanned(said, scanOf(label('bin', 'B-01-1')))

  expect(toneOf(remark)).toBe('look')
  expect(remark).toMatchObject({ say: 'put-elsewhere', bin: 'B-01-1' })
  expect(intents).toMatchObject([{ body: { bin: 'B-01-1' } }])
  expect(state).toEqual({})
  expect(anyBinTapped(said)).toEqual(taken.state)
})

test('C1: goods that no list places go to any bin', () => {
  const unknown = putAwayScanned({}, scanOf('9521234543213', {}, { known: nothing }))

  expect(unknown.remark).toEqual({ say: 'put-where', name: '09521234543213', units: 1 })
  expect(putAwayScanned(unknown.state, scanOf(label('bin', 'Z-9'))).intents).toMatchObject([
    { subject: {}, body: { goods: { gtin: '09521234543213' }, bin: 'Z-9' } },
  ])
})

test('C1: more of the same goods add up, other goods take their place', () => {
  const more = putAwayScanned(taken.state, scanOf(shelf.tent.gtin, floor))
  const other = putAwayScanned(taken.state, scanOf(shelf.lamp.gtin, floor))

  expect(more.remark).toMatchObject({ say: 'put-where', units: 3 })
  expect(other.remark).toMatchObject({ say: 'put-where', name: 'Lamp', units: 1 })
})

test('A4: a bin without goods in hand says what belongs there', () => {
  const scan = scanOf(label('bin', 'A-02-1'), floor)

  expect(putAwayScanned({}, { ...scan, known: { ...nothing, products: [shelf.tent] } })).toEqual({
    state: {},
    remark: { say: 'goods-first', bin: 'A-02-1', name: 'Tent' },
    intents: [],
  })
})

test('C1: broken goods wait for nobody to put them away', () => {
  expect(receipt('ASN-7', 4).lines.map(toPutAway)).toEqual([1])
  expect(unitsToPutAway(floor.receipts)).toBe(6)
})

const nothing = { orders: [], boxes: [], receipts: [], products: [] }
