import type { PullChange } from '@milepost/contract'
import { expect, test, vi } from 'vitest'
import { databaseNamed } from '../sync/database.ts'
import { testDisk } from '../sync/testing.ts'
import { knownCodes } from './known-codes.ts'
import { workStoreIn } from './work-store.ts'

test('A1: a code of the catalogue is known at one of the next looks, and no other is', async () => {
  const database = databaseNamed('milepost', testDisk())
  const store = workStoreIn(database)
  const doc = { sku: 'MUG-1', name: 'Mug', bin: 'a-01' }
  const changes: PullChange[] = [{ collection: 'products', id: 'MUG-1', doc }]
  const page = { startOver: false, more: false, epoch: 'life-1', freshUntil: 0, cursor: 1 }
  await store.apply({ ...page, after: await store.mark(), changes })
  const isKnown = knownCodes(database)

  expect(isKnown('MUG-1')).toBe(false)
  await vi.waitFor(() => expect(isKnown('MUG-1')).toBe(true))
  await vi.waitFor(() => expect(isKnown('mug-1')).toBe(true))
  await vi.waitFor(() => expect(isKnown('A-01')).toBe(true))

  expect(isKnown('MUG-2')).toBe(false)
})
