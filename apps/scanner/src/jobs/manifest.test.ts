import { as, type BoxId, type LoadId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { codeOf, csvOf, fileNameOf, jsonOf, manifestOf } from './manifest.ts'
import { boxOf, fedex, orderOf, otherUps, ups } from './testing.ts'

const order = orderOf('=1+1,"x"', [], { boxes: [boxOf('A', { label: ups }), boxOf('B')] })
const [a, b] = order.boxes.map((box) => ({ box, order }))
if (!a || !b) throw new Error('the order has two boxes')
const load = {
  load: as<LoadId>('load-1'),
  carrier: 'ups',
  dock: 'Dock 3',
  boxes: [as<BoxId>('A'), as<BoxId>('Z')],
  labels: [ups, otherUps],
}
const manifest = manifestOf(
  load,
  {
    scanned: [a],
    missing: [b],
    gone: [{ box: as<BoxId>('Z'), label: fedex }],
    unknown: [otherUps],
  },
  { at: Date.UTC(2026, 10, 24, 17), seen: { [as<BoxId>('Z')]: { reference: '7', place: 2 } } },
)

test('C4: a manifest has every box once: those of our lists, those that left them, those that only a label names', () => {
  expect(manifest.boxes.map(codeOf)).toEqual([ups.number, fedex.number, otherUps.number])
  expect(manifest.left).toEqual([{ reference: order.reference, box: 'B', place: 2 }])
})

test('C4: as a table it has a row a box, and nothing in it is taken for a formula', () => {
  expect(csvOf(manifest).split('\r\n')).toEqual([
    'load,carrier,dock,closed_at,order,box,box_id,tracking',
    `load-1,ups,Dock 3,2026-11-24T17:00:00.000Z,"'=1+1,""x""",1,A,${ups.number}`,
    `load-1,ups,Dock 3,2026-11-24T17:00:00.000Z,7,2,Z,${fedex.number}`,
    `load-1,ups,Dock 3,2026-11-24T17:00:00.000Z,,,,${otherUps.number}`,
    '',
  ])
})

test('C4: as JSON it says what stayed behind and where the signature is', () => {
  const told = JSON.parse(jsonOf({ ...manifest, signed: 'f'.repeat(64) })) as object

  expect(told).toMatchObject({
    load: 'load-1',
    closedAt: '2026-11-24T17:00:00.000Z',
    boxes: [{ number: ups.number }, { box: 'Z', reference: '7' }, { number: otherUps.number }],
    notOnTheTruck: [{ box: 'B' }],
    signature: 'f'.repeat(64),
  })
  expect(fileNameOf(manifest, 'csv')).toBe('manifest-ups-load-1.csv')
})
