import { as, type PersonId } from '@milepost/domain'
import type { PullChange } from '@milepost/contract'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { databaseNamed } from '../sync/database.ts'
import { keepFact, personHere } from '../sync/facts.ts'
import { workStoreIn } from './work-store.ts'

const ana = as<PersonId>('ana')
const bo = as<PersonId>('bo')

test('who was taken off the list is signed out, and nobody else', async () => {
  const database = databaseNamed('people', { indexedDB: new IDBFactory(), IDBKeyRange })
  const pulled = async (...gone: readonly PersonId[]) => {
    const store = workStoreIn(database)
    const after = await store.mark()
    const changes = gone.map((id): PullChange => ({ collection: 'people', id, doc: null }))
    const page = { startOver: false, more: false, epoch: 'life-1', freshUntil: 0 }
    await store.apply({ ...page, after, cursor: after.cursor + 1, changes })
  }
  await keepFact(database, 'person', { person: ana, name: 'Ana', since: 0 })

  await pulled(bo)
  expect(await personHere(database)).toMatchObject({ person: ana })

  await pulled(ana)
  expect(await personHere(database)).toBeUndefined()
})
