import { as, type BoxId } from '@milepost/domain'
import { expect, test } from 'vitest'
import type { Minting } from './job.ts'
import { boxTapped, closeTapped, packOrderChosen, packScanned } from './pack.ts'
import { boxOf, label, lineOf, orderOf, otherUps, scanOf, shelf, ups } from './testing.ts'

const picked = (units: number, packed = 0) => lineOf(shelf.tent, units, { picked: units, packed })
const order = orderOf('1042', [picked(2)])
const chosen = { order: order.order }
const minting: Minting = { newBox: () => as<BoxId>('NEW') }

test('C3: the first item opens a box that the device names', () => {
  const { state, remark, intents } = packScanned(chosen, scanOf(shelf.tent.gtin), order, minting)

  expect(state).toEqual({ ...chosen, box: 'NEW' })
  expect(remark).toEqual({ say: 'packed', name: 'Tent', units: 1, now: 1, of: 2, box: 1 })
  expect(intents).toMatchObject([
    {
      kind: 'item-packed',
      subject: { order: order.order, box: 'NEW' },
      body: { box: 'NEW', line: 'TENT', units: 1 },
    },
  ])
})

test('C3: the next item goes into the open box, also after a restart that forgot it', () => {
  const begun = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST')] })

  const { state } = packScanned(chosen, scanOf(shelf.tent.gtin), begun, minting)

  expect(state).toEqual({ ...chosen, box: 'FIRST' })
})

test('C3: after a box was closed the next item opens another', () => {
  const begun = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST', { closed: true })] })

  const { state, remark } = packScanned(
    { ...chosen, box: as<BoxId>('FIRST') },
    scanOf(shelf.tent.gtin),
    begun,
    minting,
  )

  expect(state).toEqual({ ...chosen, box: 'NEW' })
  expect(remark).toMatchObject({ say: 'packed', box: 2 })
})

test('C3: what does not belong into the order stays out, and is named', () => {
  const { remark, intents } = packScanned(chosen, scanOf(shelf.lamp.gtin), order, minting)

  expect(remark).toEqual({ say: 'wrong-item', name: 'Lamp', bin: 'A-10-1' })
  expect(intents).toEqual([])
})

test('C3: an item that is complete is not packed twice', () => {
  const full = orderOf('1042', [picked(1, 1), lineOf(shelf.lamp, 1)], { boxes: [boxOf('FIRST')] })

  const { remark, intents } = packScanned(chosen, scanOf(shelf.tent.gtin), full, minting)

  expect(remark).toEqual({ say: 'enough', name: 'Tent', of: 1 })
  expect(intents).toEqual([])
})

test('C3: scanning the shipping label closes the open box and binds it', () => {
  const full = orderOf('1042', [picked(1, 1)], { boxes: [boxOf('FIRST')] })
  const state = { ...chosen, box: as<BoxId>('FIRST') }

  const answer = packScanned(state, scanOf(ups.number), full, minting)

  expect(answer.intents).toMatchObject([
    { kind: 'box-closed', body: { box: 'FIRST' } },
    { kind: 'label-bound', body: { box: 'FIRST', label: ups }, raw: btoa(ups.number) },
  ])
  expect(answer.remark).toEqual({ say: 'order-packed', reference: '1042', boxes: 1 })
  expect(answer.state).toEqual({})
})

test('C3: a box that was closed by hand is only labelled, and the order goes on', () => {
  const half = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST', { closed: true })] })
  const state = { ...chosen, box: as<BoxId>('FIRST') }

  const answer = packScanned(state, scanOf(ups.number), half, minting)

  expect(answer.intents.map(({ kind }) => kind)).toEqual(['label-bound'])
  expect(answer.remark).toEqual({ say: 'label-bound', carrier: 'ups', box: 1 })
  expect(answer.state).toEqual(chosen)
})

test('C3: another label on a labelled box keeps the one before as its ancestor', () => {
  const done = orderOf('1042', [picked(1, 1)], {
    boxes: [boxOf('FIRST', { closed: true, label: ups })],
  })

  const state = { ...chosen, box: as<BoxId>('FIRST') }
  const { intents, remark } = packScanned(state, scanOf(otherUps.number), done, minting)

  expect(intents).toMatchObject([
    { kind: 'relabelled', body: { box: 'FIRST', from: ups, to: otherUps } },
  ])
  expect(remark).toEqual({
    say: 'relabelled',
    from: ups.number,
    number: otherUps.number,
    box: 1,
  })
})

test('C3: a label that another box carries is refused, and says which', () => {
  const other = orderOf('7', [picked(1, 1)], {
    boxes: [boxOf('A'), boxOf('B', { closed: true, label: ups })],
  })

  const { remark, intents } = packScanned(
    chosen,
    scanOf(ups.number, { orders: [other] }),
    order,
    minting,
  )

  expect(remark).toEqual({ say: 'label-is-on', reference: '7', box: 2 })
  expect(intents).toEqual([])
})

test('C3: a label printed first leads to its order and box', () => {
  const labelled = orderOf('1042', [picked(1)], { boxes: [boxOf('FIRST', { label: ups })] })

  const { state, remark } = packScanned(
    {},
    scanOf(ups.number, { orders: [labelled] }),
    undefined,
    minting,
  )

  expect(state).toEqual({ ...chosen, box: 'FIRST' })
  expect(remark).toEqual({ say: 'box-chosen', reference: '1042', box: 1 })
})

test('C3: a label before there is a box waits for the items', () => {
  expect(packScanned(chosen, scanOf(ups.number), order, minting)).toEqual({
    state: chosen,
    remark: { say: 'nothing-in-box' },
    intents: [],
  })
})

test('C3: with a closed box in hand an unknown code is its label, and is flagged', () => {
  const closed = orderOf('1042', [picked(1, 1)], { boxes: [boxOf('FIRST', { closed: true })] })
  const state = { ...chosen, box: as<BoxId>('FIRST') }

  const { remark, intents } = packScanned(state, scanOf('LOCAL-VAN-00017'), closed, minting)

  expect(remark).toEqual({ say: 'unknown-label-bound', number: 'LOCALVAN00017', box: 1 })
  expect(intents).toMatchObject([
    { kind: 'label-bound', body: { label: { carrier: 'other', number: 'LOCALVAN00017' } } },
  ])
})

test('C3: a printed box label names the next box', () => {
  const named = packScanned(chosen, scanOf(label('box', 'B77')), order, minting)
  const filled = packScanned(named.state, scanOf(shelf.tent.gtin), order, minting)

  expect(named.remark).toEqual({ say: 'box-chosen', reference: '1042', box: 1 })
  expect(filled.intents).toMatchObject([{ body: { box: 'B77' } }])
})

test('C3: a box of another order is told apart', () => {
  const other = orderOf('7', [picked(1)], { boxes: [boxOf('B7', { closed: true, lastAt: 5 })] })

  const { remark } = packScanned(
    chosen,
    scanOf(label('box', 'B7'), { orders: [other] }),
    order,
    minting,
  )

  expect(remark).toEqual({ say: 'a-box', reference: '7', box: 1, state: 'packed', at: 5 })
})

test('C3: an order that is not wholly picked is packed all the same, and says so', () => {
  const half = orderOf('9', [lineOf(shelf.tent, 2, { picked: 1 })])

  expect(packOrderChosen(half)).toMatchObject({
    state: { order: half.order },
    remark: { say: 'not-all-picked', units: 1 },
  })
})

test('C3: a packed order has nothing left to pack', () => {
  const done = orderOf('9', [picked(1, 1)], { boxes: [boxOf('A', { closed: true, label: ups })] })

  expect(packOrderChosen(done).remark).toEqual({ say: 'already-packed', reference: '9', boxes: 1 })
})

test('C3: closing a box is one tap, and an empty one is not closed', () => {
  const begun = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST')] })

  expect(closeTapped({ ...chosen, box: as<BoxId>('FIRST') }, begun).intents).toMatchObject([
    { kind: 'box-closed', body: { box: 'FIRST' }, how: 'manual', raw: '' },
  ])
  expect(closeTapped(chosen, order)).toMatchObject({
    remark: { say: 'nothing-in-box' },
    intents: [],
  })
})

test('C3: a box whose closing is tapped twice is closed once, with its weight', () => {
  const closed = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST', { closed: true })] })

  const again = closeTapped({ ...chosen, box: as<BoxId>('FIRST') }, closed)

  expect(again).toMatchObject({ remark: { say: 'box-closed', box: 1 }, intents: [], again: true })
})

const closedWith = { ...boxOf('FIRST', { closed: true, label: ups }) }
const packedOrder = orderOf('1042', [picked(1, 1)], { boxes: [closedWith] })

test('C3: a labelled box asks for its new label, and its old one scanned again changes nothing', () => {
  const tapped = boxTapped(closedWith, packedOrder)
  const again = packScanned(
    tapped.state,
    scanOf(ups.number, { orders: [packedOrder] }),
    packedOrder,
    minting,
  )
  const local = packScanned(tapped.state, scanOf('LOCAL-VAN-00017'), packedOrder, minting)

  expect(tapped.remark).toEqual({ say: 'relabel', box: 1, number: ups.number })
  expect(again.remark).toEqual(tapped.remark)
  expect(again.intents).toEqual([])
  expect(local.intents).toMatchObject([
    { kind: 'relabelled', body: { from: ups, to: { carrier: 'other', number: 'LOCALVAN00017' } } },
  ])
})

test('C3: an order that is packed can be opened again for as long as a box of it is here', () => {
  const gone = { ...packedOrder, boxes: [{ ...closedWith, handedOver: true }] }

  expect(packOrderChosen(packedOrder).state).toEqual(chosen)
  expect(packOrderChosen(gone).state).toEqual({})
})

test('C3: what a scale typed is the weight of the box in hand, and is told when it is closed', () => {
  const begun = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST')] })
  const state = { ...chosen, box: as<BoxId>('FIRST') }

  const weighed = packScanned(state, scanOf('ST,GS,+  1.250kg'), begun, minting)
  const more = packScanned(weighed.state, scanOf(shelf.tent.gtin), begun, minting)
  const closed = closeTapped(more.state, begun)
  const labelled = packScanned(more.state, scanOf(ups.number), begun, minting)

  expect(weighed.remark).toEqual({ say: 'weighed', grams: 1250, box: 1 })
  expect(weighed.intents).toEqual([])
  expect(closed.intents).toMatchObject([{ body: { box: 'FIRST', grams: 1250 } }])
  expect(closed.state).toEqual(state)
  expect(labelled.intents[0]).toMatchObject({ kind: 'box-closed', body: { grams: 1250 } })
})

test('C3: a weight without a box in hand, or after it was closed, is told so and recorded nowhere', () => {
  const closed = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST', { closed: true })] })

  const none = packScanned(chosen, scanOf('1.250 kg'), order, minting)
  const late = packScanned(
    { ...chosen, box: as<BoxId>('FIRST') },
    scanOf('1.250 kg'),
    closed,
    minting,
  )

  expect(none.remark).toEqual({ say: 'nothing-in-box' })
  expect(late.remark).toEqual({ say: 'weighed-closed', box: 1 })
  expect([...none.intents, ...late.intents]).toEqual([])
})

test('C3: the weight of one box never goes to the next', () => {
  const begun = orderOf('1042', [picked(2, 1)], { boxes: [boxOf('FIRST', { closed: true })] })
  const state = { ...chosen, box: as<BoxId>('FIRST'), grams: 900 }

  expect(packScanned(state, scanOf(shelf.tent.gtin), begun, minting).state).toEqual({
    ...chosen,
    box: 'NEW',
  })
})

test('A4: a number typed from a damaged label says which signs were likely misread', () => {
  const slip = packScanned(chosen, scanOf('4006381333937'), order, minting)

  expect(slip.remark).toEqual({
    say: 'unreadable',
    because: 'check-digit',
    signs: ['2: 0', '4: 6', '5: 3', '13: 7'],
  })
})
