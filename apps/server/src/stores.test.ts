import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { Stores } from './app.ts'
import { anyCarrierFeedStore } from './carrier-feeds/store.suite.ts'
import { anyDeviceStore } from './devices/store.suite.ts'
import { emptyDatabase, whyNoPostgres } from './event-log/postgres/test-server.ts'
import { anyOrderStore } from './orders/store.suite.ts'
import { anyShopStore } from './pages/store.suite.ts'
import { anyPeopleStore } from './people/store.suite.ts'
import { anyPhotoStore } from './photos/store.suite.ts'
import { anyDecisionStore } from './quarantine/store.suite.ts'
import { anySiteStore } from './sites/store.suite.ts'
import { openStores, type StorePlace } from './stores.ts'

const open = new Set<Stores>()
afterEach(async () => {
  for (const stores of open) await stores.eventLog.close()
  open.clear()
})

async function storesAt(place: StorePlace): Promise<Stores> {
  const opened = await openStores(place, randomUUID)
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  open.add(opened.value)
  return opened.value
}

function everyStore(empty: () => Promise<Stores>): void {
  anyCarrierFeedStore(async () => (await empty()).carrierFeeds)
  anyDecisionStore(async () => (await empty()).decisions)
  anyDeviceStore(async () => (await empty()).devices)
  anyOrderStore(async () => (await empty()).orders)
  anyPeopleStore(async () => (await empty()).people)
  anyPhotoStore(async () => (await empty()).photos)
  anyShopStore(async () => (await empty()).shops)
  anySiteStore(async () => (await empty()).sites)
}

describe('SQLite', () => {
  everyStore(() => storesAt({ databaseFile: ':memory:' }))
})

const onPostgres = (postgresUrl: string) => storesAt({ databaseFile: 'unused', postgresUrl })

describe.skipIf(whyNoPostgres)(`PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  everyStore(async () => onPostgres(await emptyDatabase()))

  test('PG8: a payload that one process took, no other takes until its time is over', async () => {
    const url = await emptyDatabase()
    const [one, two] = [await onPostgres(url), await onPostgres(url)]
    const about = { feed: 'easypost', receivedAt: 10, headers: {}, bytes: new Uint8Array([1]) }
    for (const sha256 of ['a', 'b', 'c', 'd']) await one.carrierFeeds.keep({ ...about, sha256 })

    const taken = await Promise.all(
      [one, two, one, two].map(({ carrierFeeds }) => carrierFeeds.waiting(10, 3)),
    )

    const ids = taken.flat().map(({ id }) => id)
    expect(ids.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
    expect(await two.carrierFeeds.waiting(10, 4)).toEqual([])
    const again = (await two.carrierFeeds.nextDueAt()) ?? 0
    expect(await two.carrierFeeds.waiting(again, 4)).toHaveLength(4)
  })
})
