import { expect, test } from 'vitest'
import { as, type ReturnId } from './id.ts'
import { keysOf, strayKey, unannouncedKey } from './subject-key.ts'
import { at, orderId, scanned, site, undone, ups } from './testing.ts'
import { strayReturnOf, unannouncedGoodsOf } from './unannounced.ts'

const ofNothing = { subject: {} }
const goods = { gtin: '00012345600012', lot: 'L-7', expiry: '2027-03-31' }
const picture = (sign: string) => sign.repeat(64)
const taken = (when: string, units: number, condition?: 'damaged', device = 'scanner-1') =>
  scanned(
    'received',
    when,
    { goods, units, ...(condition && { condition }) },
    { ...ofNothing, device },
  )
const noted = (when: string, photo: string, but = {}) =>
  scanned(
    'damage-noted',
    when,
    { goods: { ...goods, ...but }, photos: [picture(photo)] },
    ofNothing,
  )

test('RC5: goods of no delivery are filed by their site, and those of a delivery are not', () => {
  const delivered = { subject: { receipt: as<never>('receipt-1') } }
  const broken = { goods, units: 1 }

  expect(keysOf(taken('07:00', 1))).toEqual([unannouncedKey(site)])
  expect(keysOf(noted('07:00', 'a'))).toEqual([unannouncedKey(site)])
  expect(keysOf(scanned('received', '07:00', broken, delivered))).toEqual(['receipt:receipt-1'])
  expect(keysOf(scanned('damage-noted', '07:00', { goods }, delivered))).toEqual([
    'receipt:receipt-1',
  ])
  expect(keysOf(scanned('damage-noted', '07:00', { box: as('box-1') }, ofNothing))).toEqual([
    'box:box-1',
  ])
})

test('RC5: they are told latest first, each with its site, and what was taken back says so', () => {
  const wrong = taken('07:00', 40)
  const undo = undone(wrong, '07:01', ofNothing)
  const good = taken('08:00', 4)

  expect(unannouncedGoodsOf([good, undo, wrong])).toMatchObject([
    { id: good.id, goods, units: 4, site, device: 'scanner-1', person: 'person-1' },
    { id: wrong.id, units: 40, undoneBy: undo.id },
  ])
})

test('RC5: a picture stands with the last broken goods of its device, else on a line of its own', () => {
  const before = taken('07:00', 1, 'damaged')
  const broken = taken('07:10', 2, 'damaged')
  const whole = taken('07:11', 3)
  const elsewhere = taken('07:12', 1, 'damaged', 'scanner-2')
  const other = noted('07:15', 'c', { lot: 'L-8' })
  const back = noted('07:16', 'd')
  const scans = [before, broken, whole, elsewhere, noted('07:13', 'a'), noted('07:14', 'b')]

  const told = unannouncedGoodsOf([...scans, other, back, undone(back, '07:17', ofNothing)])

  expect(told.map(({ id, photos = [] }) => [id, photos])).toEqual([
    [back.id, [picture('d')]],
    [other.id, [picture('c')]],
    [elsewhere.id, []],
    [whole.id, []],
    [broken.id, [picture('a'), picture('b')]],
    [before.id, []],
  ])
})

const back = as<ReturnId>('b-1')
const of = { subject: { return: back, label: ups() } }
const came = scanned('return-received', '09:00', { return: back, label: ups() }, of)

test('RT3: a return without an order is filed by its site, and one of an order is not', () => {
  const known = { subject: { order: orderId(), return: back } }

  expect(keysOf(came)).toContain(strayKey(site))
  expect(keysOf(scanned('return-received', '09:00', { return: back }, known))).toEqual([
    'order:order-1',
    'return:b-1',
  ])
})

test('RT3: it is told with its label, how it was judged, and pictures, and what was taken back is not', () => {
  const judged = scanned('return-inspected', '09:01', { return: back, condition: 'damaged' }, of)
  const pictured = scanned('damage-noted', '09:02', { photos: [picture('a')] }, of)
  const decided = scanned('return-decided', '09:03', { return: back, decision: 'dispose' }, of)
  const undo = undone(decided, '09:04', of)

  expect(strayReturnOf(back, [decided, pictured, judged, came, undo])).toEqual({
    return: back,
    at: at('09:00'),
    site,
    device: 'scanner-1',
    person: 'person-1',
    how: 'wedge',
    label: ups(),
    condition: 'damaged',
    photos: [picture('a')],
  })
  expect(strayReturnOf(back, [judged])).toBeUndefined()
  const gone = undone(came, '09:05', of)
  expect(strayReturnOf(back, [came, gone])).toMatchObject({ undoneBy: gone.id })
})
