/** What every store of people, sessions and keys must do. */
import { expect, test } from 'vitest'
import type { WorkPerson } from '@milepost/contract'
import { as, type PersonId, type SiteId } from '@milepost/domain'
import type { ApiKey, ConsoleUser, PeopleStore } from './store.ts'

const ada: ConsoleUser = {
  person: as<PersonId>('ada'),
  name: 'Ada',
  role: 'supervisor',
  password: 'hash',
}
const bo: WorkPerson = {
  person: as<PersonId>('bo'),
  name: 'Bo',
  language: 'en',
  badge: '0'.repeat(64),
  pin: { salt: '', iterations: 1, hash: '' },
}
const denver = as<SiteId>('denver')
const aspen = as<SiteId>('aspen')
const key: ApiKey = { key: 'key-1', name: 'shop', scopes: ['orders:write'] as never, createdAt: 1 }

export function anyPeopleStore(emptyStore: () => Promise<PeopleStore>): void {
  test('a name is one person however it is typed, and a change ends the sessions', async () => {
    const store = await emptyStore()
    expect(await store.hasUsers()).toBe(false)
    await store.putUser(ada)
    const session = { person: ada.person, expiresAt: 100 }
    await store.openSession({ ...session, tokenHash: 'token' }, 10)
    expect(await store.userOfSession('token', 99)).toEqual(ada)
    expect(await store.userOfSession('token', 100)).toBeUndefined()

    await store.putUser({ ...ada, person: as<PersonId>('another'), name: 'ADA', role: 'admin' })

    expect(await store.userByName('aDa')).toEqual({ ...ada, name: 'ADA', role: 'admin' })
    expect(await store.userOfSession('token', 50)).toBeUndefined()
    expect(await store.hasUsers()).toBe(true)
    expect(await store.allUsers()).toEqual([{ person: ada.person, name: 'ADA', role: 'admin' }])
  })

  test('who is removed signs in no more, and keeps the name of what was done', async () => {
    const store = await emptyStore()
    const root: ConsoleUser = { ...ada, person: as('root'), name: 'Root', role: 'admin' }
    await store.putUser(root)
    await store.putUser(ada)
    await store.openSession({ tokenHash: 'token', person: ada.person, expiresAt: 90 }, 10)

    expect(await store.removeUser(ada.person, 20)).toBe('removed')

    expect(await store.userOfSession('token', 30)).toBeUndefined()
    expect(await store.userByName('ada')).toBeUndefined()
    expect((await store.allUsers()).map(({ name }) => name)).toEqual(['Root'])
    expect((await store.nameByPerson()).get('ada')).toBe('Ada')
    expect(await store.removeUser(ada.person, 30)).toBe('unknown')
    await store.putUser({ ...ada, password: 'new' })
    expect(await store.userByName('ada')).toEqual({ ...ada, password: 'new' })
  })

  test('the last admin is neither removed nor made less', async () => {
    const store = await emptyStore()
    const roots = ['one', 'two'].map((name): ConsoleUser => ({
      ...ada,
      person: as(name),
      name,
      role: 'admin',
    }))
    for (const root of roots) await store.putUser(root)

    const fates = await Promise.all(roots.map(({ person }) => store.removeUser(person, 10)))

    expect(fates.toSorted()).toEqual(['last-admin', 'removed'])
    const [left] = await store.allUsers()
    expect(await store.putUser({ ...ada, name: left?.name ?? '', role: 'support' })).toBe(false)
    expect(await store.allUsers()).toEqual([left])
    expect(await store.putUser({ ...ada, name: left?.name ?? '', role: 'admin' })).toBe(true)
  })

  test('of many that would be first, one is', async () => {
    const store = await emptyStore()
    const names = ['one', 'two', 'three']

    const tries = names.map((name) => store.putFirstUser({ ...ada, person: as(name), name }))

    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
    expect(await store.allUsers()).toHaveLength(1)
  })

  test('sessions end by themselves and by signing out', async () => {
    const store = await emptyStore()
    await store.putUser(ada)
    await store.openSession({ tokenHash: 'old', person: ada.person, expiresAt: 20 }, 10)
    await store.openSession({ tokenHash: 'new', person: ada.person, expiresAt: 90 }, 20)
    expect(await store.userOfSession('old', 15)).toBeUndefined()

    await store.endSession('new')

    expect(await store.userOfSession('new', 30)).toBeUndefined()
  })

  test('everybody has a name, of the floor and of the console', async () => {
    const store = await emptyStore()
    await store.putUser(ada)
    await store.putStaff(bo, [denver], 1)
    await store.removeStaff(bo.person, 2)

    expect(await store.nameByPerson()).toEqual(
      new Map([
        ['ada', 'Ada'],
        ['bo', 'Bo'],
      ]),
    )
  })

  test('L1: who began and stopped to work where is kept in order, each change once', async () => {
    const store = await emptyStore()
    await store.putStaff(bo, [denver, aspen], 10)
    await store.putStaff({ ...bo, language: 'es' }, [denver, aspen], 20)
    await store.putStaff(bo, [aspen], 30)
    await store.removeStaff(bo.person, 40)
    await store.removeStaff(bo.person, 50)
    await store.putStaff(bo, [denver], 60)
    await store.putStaff({ ...bo, person: as<PersonId>('al') }, [denver], 70)

    const changes = await store.changesOfStaff([bo.person])

    const [began, stopped] = [
      { person: 'bo', works: true },
      { person: 'bo', works: false },
    ]
    expect(changes.slice(2)).toEqual([
      { ...stopped, site: denver, at: 30 },
      { ...stopped, site: aspen, at: 40 },
      { ...began, site: denver, at: 60 },
    ])
    expect(
      changes
        .slice(0, 2)
        .map(({ site, at }) => `${site} ${at}`)
        .toSorted(),
    ).toEqual(['aspen 10', 'denver 10'])
    expect(await store.changesOfStaff([])).toEqual([])
  })

  test('who works on the floor is listed with the sites last said, until they leave', async () => {
    const store = await emptyStore()
    await store.putStaff(bo, [denver], 1)
    await store.putStaff({ ...bo, person: as<PersonId>('al'), name: 'Al' }, [denver], 1)
    await store.putStaff({ ...bo, language: 'es' }, [aspen, aspen], 1)

    expect(await store.allStaff()).toEqual([
      { person: 'al', name: 'Al', language: 'en', sites: [denver] },
      { person: 'bo', name: 'Bo', language: 'es', sites: [aspen] },
    ])
    expect(await store.sitesOfStaff(bo.person)).toEqual([aspen])

    await store.removeStaff(bo.person, 2)
    expect((await store.allStaff()).map(({ name }) => name)).toEqual(['Al'])
    expect(await store.sitesOfStaff(bo.person)).toEqual([])
  })

  test('a key works until it is revoked', async () => {
    const store = await emptyStore()
    await store.putKey(key, 'digest')
    await store.putKey({ ...key, key: 'a-key' }, 'another')
    expect(await store.keyByHash('digest')).toEqual(key)

    expect(await store.revokeKey('key-1', 5)).toBe(true)
    expect(await store.revokeKey('key-1', 6)).toBe(true)
    expect(await store.revokeKey('key-9', 6)).toBe(false)

    expect(await store.keyByHash('digest')).toBeUndefined()
    expect(await store.allKeys()).toEqual([
      { ...key, revokedAt: 5 },
      { ...key, key: 'a-key' },
    ])
  })
}
