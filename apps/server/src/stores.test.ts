import { randomUUID } from 'node:crypto'
import { as, type DeviceId, type PersonId, type SiteId } from '@milepost/domain'
import { afterEach, describe, expect, test } from 'vitest'
import type { Stores } from './app.ts'
import { anyCarrierFeedStore } from './carrier-feeds/store.suite.ts'
import { anyDeviceStore } from './devices/store.suite.ts'
import { postgresAt } from './event-log/postgres/sql.ts'
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

  test('L2: a token that is under way to the old key when the device comes back is none', async () => {
    const url = await emptyDatabase()
    const { devices } = await onPostgres(url)
    const offer = { site: as<SiteId>('denver'), offeredBy: as<PersonId>('u-1'), expiresAt: 100 }
    const joining = { device: as<DeviceId>('dock'), name: 'Dock', key: 'key', challenge: 'sign' }
    const given = { challenge: 'sign', next: 'then', tokenHash: 'old', expiresAt: 100 }
    await devices.offer({ ...offer, codeHash: 'first' }, 0)
    await devices.offer({ ...offer, codeHash: 'again' }, 0)
    await devices.redeem('first', joining, 10)
    const other = postgresAt(url)

    const done = await other.inTransaction(async ({ sql }) => {
      const standing = async (count: number) =>
        await expect
          .poll(
            async () =>
              await other.sql(`select 1 from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`),
          )
          .toHaveLength(count)
      await sql('select 1 from device for update')
      const token = devices.giveToken(joining.device, given, 20)
      await standing(1)
      const back = devices.redeem('again', { ...joining, key: 'new', challenge: 'that' }, 20)
      await standing(2)
      return { token, back }
    })

    expect(await done.token).toBe(true)
    expect(await done.back).toMatchObject({ device: 'dock' })
    expect(await devices.deviceByToken('old', 30)).toBeUndefined()
    expect(await devices.proofOf(joining.device)).toEqual({ key: 'new', challenge: 'that' })
    await other.close()
  })
})
