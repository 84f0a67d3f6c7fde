import { as, type EventId } from '@milepost/domain'
import type { Settlement } from '@milepost/outbox'
import { expect, test } from 'vitest'
import { inSlices } from './slices.ts'

const ids = Array.from({ length: 60 }, (_, at) => as<EventId>(`scan-${at}`))
const answered: Settlement = {
  at: 5,
  madeUnder: 'E1',
  setAside: [],
  wanted: [],
  serverEpoch: 'E1',
  acked: ids,
  ackedThrough: [{ epoch: as('epoch-1'), seq: 60 }],
  durableThrough: [{ epoch: as('epoch-1'), seq: 50 }],
  forgetBefore: 3,
}

/** Stores at most so many of them. */
function storing(most = Infinity) {
  const stored: Settlement[] = []
  const settle = inSlices(async (settlement) => stored.length < most && stored.push(settlement) > 0)
  return { stored, settle }
}

test('SD23: a batch is acked in parts, each scan once, and the last tells how far the server is', async () => {
  const { stored, settle } = storing()

  expect(await settle(answered)).toBe(true)

  expect(stored.length).toBeGreaterThan(1)
  expect(stored.flatMap(({ acked }) => acked)).toEqual(ids)
  const last = stored.at(-1)
  expect(last).toEqual({ ...answered, acked: last?.acked })
  for (const part of stored.slice(0, -1)) {
    expect([...part.ackedThrough, ...part.durableThrough]).toEqual([])
    expect(part.forgetBefore).toBe(0)
  }
})

test('SD23: a part that comes too late ends it', async () => {
  const { stored, settle } = storing(1)

  expect(await settle(answered)).toBe(false)

  expect(stored.length).toBe(1)
})

test('SD23: whatever changes more than acks is done at once', async () => {
  const more: readonly Partial<Settlement>[] = [
    { serverEpoch: 'E2' },
    { setAside: [{ id: as('scan-x'), because: 'schema' }] },
    { decided: [as('scan-x')] },
    { renumber: { scans: [], as: as('epoch-2') } },
    { wanted: [{ epoch: as('epoch-1'), from: 1, to: 1 }] },
  ]
  for (const change of more) {
    const { stored, settle } = storing()

    await settle({ ...answered, ...change })

    expect(stored).toEqual([{ ...answered, ...change }])
  }
})
