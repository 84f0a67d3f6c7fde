import { expect, test } from 'vitest'
import type { Floor, FloorDevice } from './finding.ts'
import { as } from './id.ts'
import { missedScans, nextCheckAt } from './missed-scan.ts'
import {
  accepted,
  at,
  bound,
  inTransit,
  itemPacked,
  labelled,
  line,
  loadClosed,
  loaded,
  packed,
  picked,
  placed,
  recorded,
  site,
  skipped,
  ups,
  viewOf,
} from './testing.ts'

type Events = Parameters<typeof viewOf>[0]

const deadlines = {
  packAfterPickMinutes: 60,
  handOverAfterPackMinutes: 480,
  acceptAfterHandOverMinutes: 720,
}
const quiet: Floor = { devices: [], neverScans: [], deadlines }
const dock: FloorDevice = {
  device: as('dock-1'),
  site,
  makes: ['handed-over'],
  heardAt: at('18:30'),
  waiting: 0,
}
const floorWith = (device: Partial<FloorDevice>): Floor => ({
  devices: [{ ...dock, ...device }],
  neverScans: [],
  deadlines,
})

const label = bound('09:12')
const packedDay = [placed('08:00'), picked('09:00'), itemPacked('09:05'), packed('09:10'), label]
const theirs = accepted('17:40')

const judged = (events: Events, floor: Floor, now = '19:00') =>
  missedScans(viewOf(events), floor, at(now))

test('MS1: a step is not due before its deadline while nothing implies it', () => {
  expect(judged(packedDay, quiet, '17:09')).toEqual([])
  expect(judged(packedDay, quiet, '17:10')).toHaveLength(1)
  expect(judged([...packedDay, theirs], quiet, '17:00')).toHaveLength(1)
})

test('MS2: the scan may still lie on a device that was silent since before it must have happened', () => {
  const [finding] = judged([...packedDay, theirs], floorWith({ heardAt: at('16:00') }))

  expect(finding).toMatchObject({
    verdict: 'not-synced-yet',
    evidence: {
      rule: 'MS2',
      devices: [{ device: 'dock-1', silentSince: at('16:00'), waiting: 0 }],
    },
  })
})

test('MS2: or on one that holds work from before then', () => {
  const verdict = (device: Partial<FloorDevice>) =>
    judged([...packedDay, theirs], floorWith(device))[0]?.verdict

  expect(verdict({ waiting: 3, oldestWaitingAt: at('17:30') })).toBe('not-synced-yet')
  expect(verdict({ waiting: 3 })).toBe('not-synced-yet')
  expect(verdict({ waiting: 3, oldestWaitingAt: at('18:00') })).toBe('missed-scan')
})

test('MS2: but not on one elsewhere, nor on one that never makes this scan', () => {
  const verdict = (device: Partial<FloorDevice>) =>
    judged([...packedDay, theirs], floorWith({ heardAt: at('16:00'), ...device }))[0]?.verdict

  expect(verdict({ site: as('site-2') })).toBe('missed-scan')
  expect(verdict({ makes: ['picked', 'packed'] })).toBe('missed-scan')
})

test('MS3: a carrier holding a parcel nobody handed over means that scan was missed', () => {
  expect(judged([...packedDay, theirs], floorWith({}))).toEqual([
    {
      finding: 'order-1/box-1/handed-over',
      order: 'order-1',
      reference: '#order-1',
      site: 'site-1',
      box: 'box-1',
      carrier: 'ups',
      step: 'handed-over',
      verdict: 'missed-scan',
      since: at('17:40'),
      evidence: {
        rule: 'MS3',
        impliedBy: [theirs.id],
        devices: [],
        deadline: at('17:10'),
        lastProof: theirs.id,
      },
    },
  ])
})

test('MS4: a deadline that passed with nothing to imply the step means it was skipped', () => {
  expect(judged(packedDay, floorWith({}))).toMatchObject([
    {
      step: 'handed-over',
      verdict: 'step-skipped',
      since: at('17:10'),
      evidence: { rule: 'MS4', impliedBy: [], deadline: at('17:10'), lastProof: label.id },
    },
  ])
})

test('MS5: a finding closes when the late scan comes or a person answers for the step', () => {
  const late = loaded('16:50', { device: 'dock-1' })

  expect(judged([...packedDay, theirs, late], quiet)).toEqual([])
  expect(judged([...packedDay, theirs, recorded('handed-over', '18:30')], quiet)).toEqual([])
  expect(judged([...packedDay, theirs, skipped('handed-over', '18:30')], quiet)).toEqual([])
})

test('MS6: of the carrier only its first scan of what we handed over is expected', () => {
  const handedOver = [...packedDay, loaded('16:50')]

  expect(judged(handedOver, quiet, '+1 04:49')).toEqual([])
  expect(judged(handedOver, quiet, '+1 04:50')).toMatchObject([
    { step: 'accepted', verdict: 'step-skipped' },
  ])
  expect(judged([...handedOver, inTransit('+1 03:00')], quiet, '+9 00:00')).toEqual([])
})

test('MS6: a manifest that nothing physical follows is due as well', () => {
  const manifested = [...packedDay, loadClosed('17:00', ['box-1'])]

  expect(judged(manifested, quiet, '+1 05:00').map(({ step }) => step)).toEqual([
    'handed-over',
    'accepted',
  ])
})

test('MS7: the next check is the first deadline still ahead', () => {
  const next = (events: Events, now: string) => nextCheckAt(viewOf(events), quiet, at(now))

  expect(next([placed('08:00')], '08:30')).toBeUndefined()
  expect(next([placed('08:00'), picked('09:00')], '09:30')).toBe(at('10:00'))
  expect(next(packedDay, '09:30')).toBe(at('17:10'))
  expect(next(packedDay, '17:10')).toBeUndefined()
  expect(next([...packedDay, loaded('16:50')], '17:10')).toBe(at('+1 04:50'))
})

test('MS7: a label printed days before packing starts no clock', () => {
  const early = [placed('-5 08:00'), labelled('-5 08:01')]

  expect(judged(early, quiet)).toEqual([])
  expect(nextCheckAt(viewOf(early), quiet, at('00:00'))).toBeUndefined()
})

test('MS8: units that were picked and never packed are due without a box to name', () => {
  const two = placed('08:00', { lines: [line('line-1', 2)] })

  expect(judged([two, picked('09:00')], quiet, '10:00')).toMatchObject([
    { finding: 'order-1/-/packed', step: 'packed', verdict: 'step-skipped', since: at('10:00') },
  ])
})

test('MS9: packing straight from the shelf leaves no gap where picks are never scanned', () => {
  const fromShelf = [placed('08:00'), itemPacked('09:05'), packed('09:10'), label, loaded('16:50')]
  const without = (...neverScans: Floor['neverScans']) =>
    judged(fromShelf, { ...quiet, neverScans }).map(({ step }) => step)

  expect(without()).toEqual(['picked'])
  expect(without('picked')).toEqual([])
  expect(without('packed', 'labelled')).toEqual(['picked'])
})

test('MS9: a pick scanned there all the same is proof, and starts the time for packing', () => {
  const shelf: Floor = { ...quiet, neverScans: ['picked'] }
  const begun = viewOf([placed('08:00'), picked('09:00'), itemPacked('09:05')])

  expect(begun.boxes[0]?.milestones[1]).toMatchObject({ step: 'picked', state: 'proven' })
  expect(missedScans(begun, shelf, at('10:00'))).toMatchObject([
    { step: 'packed', verdict: 'step-skipped', since: at('10:00') },
  ])
})

test('MS9: where packing is never scanned the handover is due when packing and it have had their time', () => {
  const unseen: Floor = { ...quiet, neverScans: ['packed'] }
  const labelledBox = [placed('08:00'), picked('09:00'), itemPacked('09:05'), label]

  expect(judged(labelledBox, unseen, '17:59')).toEqual([])
  expect(nextCheckAt(viewOf(labelledBox), unseen, at('10:00'))).toBe(at('18:00'))
  expect(judged(labelledBox, unseen, '18:00')).toMatchObject([
    { step: 'handed-over', verdict: 'step-skipped', since: at('18:00') },
  ])
})

test('MS9: nor are picked units without a box due for packing there', () => {
  const two = [placed('08:00', { lines: [line('line-1', 2)] }), picked('09:00')]

  expect(judged(two, { ...quiet, neverScans: ['packed'] }, '10:00')).toEqual([])
})

test('ST4: a label that was never used is no missed scan', () => {
  const unused = labelled('08:30', { box: 'box-9', label: ups('1Z9') })

  expect(judged([...packedDay, unused, loaded('16:50'), theirs], quiet)).toEqual([])
})
