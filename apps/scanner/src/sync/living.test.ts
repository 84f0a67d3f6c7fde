import { as } from '@milepost/domain'
import { numbered } from '@milepost/outbox'
import { scanDraft } from '@milepost/outbox/testing'
import { expect, test, vi } from 'vitest'
import { countsIn } from './counts.ts'
import { databaseNamed } from './database.ts'
import { living } from './living.ts'
import { outboxStoreIn } from './outbox-store.ts'
import { inSlices } from './slices.ts'
import { testDisk } from './testing.ts'

test('SD23: whoever watches the database looks at the parts of one batch together', async () => {
  const database = databaseNamed('milepost', testDisk())
  const outbox = outboxStoreIn(database, () => as('epoch-1'))
  for (let n = 1; n <= 200; n += 1) await outbox.append(scanDraft(n).id, numbered(scanDraft(n)))
  const seen = new Set<number>()
  const watching = living(async () => (await countsIn(database)).waiting).subscribe((waiting) => {
    seen.add(waiting)
  })
  await vi.waitFor(() => expect([...seen]).toEqual([200]))

  const { batch } = await outbox.look(200)
  const settle = inSlices(async (part) => {
    const isStored = await outbox.settle(part)
    // Time enough for whoever would look at each part.
    for (let turn = 0; turn < 10; turn += 1) await outbox.look(1)
    return isStored
  })
  await settle({
    at: 0,
    madeUnder: undefined,
    acked: batch.map(({ id }) => id),
    setAside: [],
    ackedThrough: [],
    durableThrough: [],
    wanted: [],
    forgetBefore: 0,
  })

  await vi.waitFor(() => expect(seen).toContain(0))
  expect([...seen]).toEqual([200, 0])
  watching.unsubscribe()
})
