import { as, type BoxId, type LoadId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { handOverScanned, strangerTaken } from './hand-over.ts'
import type { OpenLoad } from './load.ts'
import { toneOf } from './remark.ts'
import { label, otherUps, scanOf } from './testing.ts'

const load: OpenLoad = { load: as<LoadId>('L1'), carrier: 'ups', boxes: [], labels: [] }
const minting = { newLoad: () => as<LoadId>('L2') }

test('C4: a carrier label on no box, with no truck open, is told as what it is and left to its holder', () => {
  const { state, remark, intents } = handOverScanned(scanOf(otherUps.number), undefined, minting)
  if (!state.stranger) throw new Error('nothing to decide')

  const taken = strangerTaken(state.stranger, 'ups', minting)

  expect(remark).toEqual({ say: 'on-no-box', carrier: 'ups', number: otherUps.number })
  expect(intents).toEqual([])
  expect(taken.state).toEqual({})
  expect(taken.remark).toEqual({ say: 'loaded-unknown', number: otherUps.number })
  expect(taken.intents).toMatchObject([
    { kind: 'load-opened', body: { load: 'L2', carrier: 'ups' }, raw: btoa(otherUps.number) },
    { kind: 'loaded', body: { load: 'L2', label: otherUps } },
  ])
})

test('C4: a box of ours that is on no list goes on as a label does, and is flagged', () => {
  const scan = scanOf(label('box', 'Z-9'))

  const { remark, intents } = handOverScanned(scan, load, minting)

  expect(remark).toEqual({ say: 'loaded-unknown', number: 'Z-9' })
  expect(intents).toMatchObject([
    { kind: 'loaded', subject: { load: 'L1', box: 'Z-9' }, body: { load: 'L1', box: 'Z-9' } },
  ])
  const onLoad = { ...load, boxes: [as<BoxId>('Z-9')] }
  expect(handOverScanned(scan, onLoad, minting)).toMatchObject({
    remark: { say: 'already-loaded-unknown' },
    intents: [],
  })
  expect(handOverScanned(scan, undefined, minting).remark).toEqual({
    say: 'on-no-box',
    number: 'Z-9',
  })
})

test('C4: a stranger that is taken twice by a quick hand opens one load and is on it once', () => {
  const { state } = handOverScanned(scanOf(otherUps.number), undefined, minting)
  if (!state.stranger) throw new Error('nothing to decide')
  const open = { ...load, load: as<LoadId>('L2'), labels: [otherUps] }

  const again = strangerTaken(state.stranger, 'ups', minting, open)

  expect(again.remark).toEqual({ say: 'already-loaded-unknown', number: otherUps.number })
  expect(again.intents).toEqual([])
})

test('C4: a label that this device does not know goes on, and is flagged', () => {
  const { remark, intents } = handOverScanned(scanOf(otherUps.number), load, minting)

  expect(remark).toEqual({ say: 'loaded-unknown', number: otherUps.number })
  expect(toneOf(remark)).toBe('look')
  expect(intents).toMatchObject([{ kind: 'loaded', body: { label: otherUps, load: 'L1' } }])
})

test('C4: an unknown label twice is one box', () => {
  const onLoad = { ...load, labels: [otherUps] }

  expect(handOverScanned(scanOf(otherUps.number), onLoad, minting).intents).toEqual([])
})

test('C4: an unknown label of another carrier is refused as well', () => {
  const forDhl = { ...load, carrier: 'dhl' }

  expect(handOverScanned(scanOf(otherUps.number), forDhl, minting)).toMatchObject({
    remark: { say: 'wrong-carrier', carrier: 'ups' },
    intents: [],
  })
})
