import { as } from '@milepost/domain'
import { numbered, type Settlement } from '@milepost/outbox'
import { scanDraft } from '@milepost/outbox/testing'
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { databaseNamed } from './database.ts'
import { outboxStoreIn } from './outbox-store.ts'
import { testDisk } from './testing.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([1, 16])(
  'SD23: the acks of %i scans are two turns to the database, whatever else comes with them',
  async (count) => {
    const epoch = as<never>('epoch-1')
    const outbox = outboxStoreIn(databaseNamed('milepost', testDisk()), () => epoch)
    const drafts = Array.from({ length: count }, (_, at) => scanDraft(at + 1))
    for (const draft of drafts) await outbox.append(draft.id, numbered(draft))
    const through = [{ epoch, seq: count }]
    const turns = countingTurns()

    const isSettled = await outbox.settle({
      ...nothing,
      forgetBefore: 1,
      acked: drafts.map(({ id }) => id),
      ackedThrough: through,
      durableThrough: through,
    })

    expect(isSettled).toBe(true)
    expect(turns()).toBe(2)
    vi.restoreAllMocks()
    expect(await outbox.look(1)).toMatchObject({
      waiting: 0,
      epochs: [{ epoch, made: count, ackedThrough: count }],
    })
  },
)

const nothing: Settlement = {
  at: 2,
  madeUnder: undefined,
  acked: [],
  setAside: [],
  ackedThrough: [],
  durableThrough: [],
  wanted: [],
  forgetBefore: 0,
}

/** How often something is asked while nothing else is: each time, whoever waits for the transaction waits for an answer. */
function countingTurns(): () => number {
  let turns = 0
  let pending = 0
  const asks = ['get', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor', 'put', 'add']
  for (const store of [IDBObjectStore.prototype, IDBIndex.prototype] as const) {
    for (const name of asks.filter((each) => each in store)) {
      const ask = store[name as 'get'] as (...asked: unknown[]) => IDBRequest
      vi.spyOn(store, name as 'get').mockImplementation(function asking(
        this: unknown,
        ...asked: unknown[]
      ) {
        turns += pending === 0 ? 1 : 0
        pending += 1
        const request = ask.apply(this, asked)
        request.addEventListener('success', () => (pending -= 1), { once: true })
        return request as never
      })
    }
  }
  return () => turns
}
