import { as, type EpochId } from '@milepost/domain'
import { numbered } from '@milepost/outbox'
import { outboxStoreSuite } from '@milepost/outbox/suite'
import { scanDraft } from '@milepost/outbox/testing'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { databaseNamed } from './database.ts'
import { outboxStoreIn } from './outbox-store.ts'

const indexed = { indexedDB: new IDBFactory(), IDBKeyRange }
let opened = 0
const freshName = () => `milepost-${(opened += 1)}`
const epoch = () => as<EpochId>('epoch-1')

outboxStoreSuite('IndexedDB', async () => {
  const database = databaseNamed(freshName(), indexed)
  const byPlace = async () =>
    (await database.scans.orderBy('[epoch+seq]').toArray()).map(({ held }) => held)
  return { ...outboxStoreIn(database, epoch), all: byPlace }
})

test('OB1: two tabs share one count without a hole', async () => {
  const name = freshName()
  const one = outboxStoreIn(databaseNamed(name, indexed), epoch)
  const two = outboxStoreIn(databaseNamed(name, indexed), epoch)

  const made = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const draft = scanDraft(n)
      return await (n % 2 === 0 ? one : two).append(draft.id, numbered(draft))
    }),
  )

  const seqs = made.map(({ seq }) => seq).toSorted((a, b) => a - b)
  expect(seqs).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
})

test('OB10: what was appended is there when the database is opened again', async () => {
  const name = freshName()
  const first = databaseNamed(name, indexed)
  const draft = scanDraft(1)
  const held = await outboxStoreIn(first, epoch).append(draft.id, numbered(draft))

  first.dexie.close()
  const again = databaseNamed(name, indexed)

  expect((await outboxStoreIn(again, epoch).look(9)).batch).toEqual([held])
})

test('OB11: a scan that fails half-way leaves no number behind', async () => {
  const store = outboxStoreIn(databaseNamed(freshName(), indexed), epoch)
  const fails = store.append(scanDraft(1).id, () => {
    throw new Error('killed')
  })

  await expect(fails).rejects.toThrow('killed')
  const next = await store.append(scanDraft(2).id, numbered(scanDraft(2)))

  expect(next.seq).toBe(1)
})
