import type { Reading } from '@milepost/barcode'
import { expect, test } from 'vitest'
import type { Found } from '@milepost/decode'
import { hinted, noHint, type Glance, type Hinting } from './hint.ts'
import { pixelsPerModule } from './module-size.ts'

const picture = { width: 1280, height: 720 }
const mug: Reading = { text: '9520000000097', symbology: 'ean-13', aim: ']E0' }

test('A1: a code below two pixels a module that is not taken asks to come closer', () => {
  const far = seen(mug, 95 * 1.6)

  expect(after([{ at: 0, found: [far] }]).hint).toBeUndefined()
  expect(
    after([
      { at: 0, found: [far] },
      { at: 600, found: [far] },
    ]).hint,
  ).toBe('closer')
})

test('A1: a code of two pixels a module, and one that was taken, ask for nothing', () => {
  const near = seen(mug, 95 * 2.1)
  const far = seen(mug, 95 * 1.6)

  expect(
    after([
      { at: 0, found: [near] },
      { at: 600, found: [near] },
    ]).hint,
  ).toBeUndefined()
  expect(
    after([
      { at: 0, found: [far] },
      { at: 300, found: [far], hasTaken: true },
      { at: 900, found: [far] },
    ]).hint,
  ).toBeUndefined()
})

test('A1: several codes that compete ask to point at one, until they left the view', () => {
  const both = { found: [seen(mug, 400)], compete: true }
  const asked = after([
    { at: 0, ...both },
    { at: 600, ...both },
  ])

  expect(asked.hint).toBe('one')
  expect(hinted(asked, glance({ at: 700, found: [] })).hint).toBe('one')
  expect(hinted(asked, glance({ at: 1500, found: [] })).hint).toBeUndefined()
})

test('A1: bars that are too fine to be read for a second ask to come closer, until they are gone or read', () => {
  const far = after([{ at: 0, tooFine: true }, { at: 500 }, { at: 1000, tooFine: true }])

  expect(
    after([
      { at: 0, tooFine: true },
      { at: 500, tooFine: true },
    ]).hint,
  ).toBeUndefined()
  expect(far.hint).toBe('closer')
  expect(hinted(far, glance({ at: 2000 })).hint).toBe('closer')
  expect(hinted(far, glance({ at: 4000 })).hint).toBeUndefined()
  expect(
    hinted(far, glance({ at: 1100, found: [seen(mug, 300)], hasTaken: true })).hint,
  ).toBeUndefined()
})

test('A1: an edge that looked like bars once asks for nothing, nor does a label that was just read', () => {
  const served = [{ at: 0, found: [seen(mug, 300)], hasTaken: true }]

  expect(
    after([
      { at: 0, tooFine: true },
      { at: 5000, tooFine: true },
    ]).hint,
  ).toBeUndefined()
  expect(after([...served, { at: 700, tooFine: true }]).hint).toBeUndefined()
})

test('A1: a fine code that one look in many reads asks for nothing once it was read', () => {
  const label = seen({ text: 'LABEL', symbology: 'aztec' }, 60)
  const readAtLast = [
    { at: 0, tooFine: true },
    { at: 500, tooFine: true },
    { at: 800, found: [label], hasTaken: true },
    { at: 1500, tooFine: true },
    { at: 2500, tooFine: true },
  ]
  const nextIsFar = [{ at: 5100, tooFine: true }, { at: 5600 }, { at: 6100, tooFine: true }]

  expect(after(readAtLast).hint).toBeUndefined()
  expect(after([...readAtLast, ...nextIsFar]).hint).toBe('closer')
})

test.each<[Reading, number]>([
  [mug, 95],
  [{ text: '1234567', symbology: 'code-128' }, 90],
  [{ text: '00095212300000000178', symbology: 'code-128', aim: ']C1' }, 156],
  [{ text: 'MPO-1042-K', symbology: 'qr' }, 21],
])('the modules of %o are known', (reading, modules) => {
  expect(pixelsPerModule(seen(reading, modules * 3), picture)).toBeCloseTo(3)
})

function after(glances: readonly Partial<Glance>[]): Hinting {
  return glances.reduce((before, each) => hinted(before, glance(each)), noHint)
}

const glance = (part: Partial<Glance>): Glance => ({
  at: 0,
  found: [],
  tooFine: false,
  picture,
  hasTaken: false,
  compete: false,
  ...part,
})

/** Level, and so many pixels wide. */
function seen(reading: Reading, width: number): Found {
  const left = 0.5 - width / 2 / picture.width
  const right = 0.5 + width / 2 / picture.width
  const corners = [
    { x: left, y: 0.4 },
    { x: right, y: 0.4 },
    { x: right, y: 0.6 },
    { x: left, y: 0.6 },
  ]
  return { reading, corners, cut: false }
}
