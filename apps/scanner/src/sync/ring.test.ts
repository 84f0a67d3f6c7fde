import { as } from '@milepost/domain'
import { numbered } from '@milepost/outbox'
import { scanDraft } from '@milepost/outbox/testing'
import { expect, test } from 'vitest'
import { ringIn } from './ring.ts'
import { memoryStorage } from './testing.ts'

const scan = (n: number) => numbered(scanDraft(n))({ epoch: as('epoch-1'), seq: n })

test('RG1: what is kept is there after a restart, until it is dropped', () => {
  const storage = memoryStorage()
  const ring = ringIn(storage)
  ring.keep(scan(1))
  ring.keep(scan(2))

  ring.drop([scan(1).id])

  expect(ringIn(storage).held()).toEqual([scan(2)])
})

test('RG2: it holds a thousand, and the oldest make room', () => {
  const storage = memoryStorage()
  const first = ringIn(storage)
  for (let n = 1; n <= 600; n++) first.keep(scan(n))
  const second = ringIn(storage)
  for (let n = 601; n <= 1003; n++) second.keep(scan(n))

  const seqs = second
    .held()
    .map(({ seq }) => seq)
    .toSorted((a, b) => a - b)
  expect(seqs).toHaveLength(1000)
  expect(seqs[0]).toBe(4)
})

test('RG3: a draft leaves when its scan has come', () => {
  const storage = memoryStorage()
  const ring = ringIn(storage)
  ring.keepDraft(scanDraft(1))
  const before = ring.drafts()

  ring.keep(scan(1))

  expect(before).toEqual([scanDraft(1)])
  expect(ring.drafts()).toEqual([])
})

test('RG4: a full storage is said, and a broken entry hides no other', () => {
  const storage = memoryStorage()
  ringIn(storage).keep(scan(1))
  storage.setItem('milepost.scan.half', '{"id":"ha')
  storage.setItem = () => {
    throw new Error('full')
  }

  expect(ringIn(storage).keep(scan(2))).toBe(false)
  expect(ringIn(storage).held()).toEqual([scan(1)])
})
