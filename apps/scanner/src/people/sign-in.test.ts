import { hashOfText, type PullChange } from '@milepost/contract'
import { as } from '@milepost/domain'
import { pbkdf2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { workStoreIn } from '../orders/work-store.ts'
import { peopleHere } from '../orders/work.ts'
import { databaseNamed } from '../sync/database.ts'
import { personHere } from '../sync/facts.ts'
import { testDisk } from '../sync/testing.ts'
import { signInByBadge, signInByPin } from './sign-in.ts'

const by = { now: 5, subtle: crypto.subtle }

test('SI1: a badge signs in without a network, and stays over a restart', async () => {
  const disk = testDisk()
  const database = await floorWith(disk)

  const answer = await signInByBadge(database, 'BADGE-ANA', 5)
  database.dexie.close()

  expect(answer).toEqual({ kind: 'signed-in', signedIn: { person: 'ana', name: 'Ana', since: 5 } })
  expect(await personHere(databaseNamed('milepost', disk))).toMatchObject({ person: 'ana' })
})

test('SI2: an unknown badge is refused, and an empty list says so', async () => {
  const database = await floorWith(testDisk())
  const empty = databaseNamed('milepost', testDisk())

  expect(await signInByBadge(database, 'ANA', 5)).toEqual({
    kind: 'refused',
    because: 'unknown-badge',
  })
  expect(await signInByBadge(empty, 'ANA', 5)).toEqual({
    kind: 'refused',
    because: 'no-people-yet',
  })
})

test('SI3: a PIN is checked by its slow hash', async () => {
  const database = await floorWith(testDisk())

  const wrong = await signInByPin(database, as('ana'), '1112', by)
  const right = await signInByPin(database, as('ana'), '1111', by)

  expect(wrong).toEqual({ kind: 'refused', because: 'wrong-pin' })
  expect(right).toMatchObject({ kind: 'signed-in', signedIn: { name: 'Ana' } })
})

test('SI4: who signed in lately comes first', async () => {
  const database = await floorWith(testDisk())

  await signInByBadge(database, 'BADGE-CLEO', 5)
  await signInByBadge(database, 'BADGE-BO', 6)

  expect((await peopleHere(database)).map(({ person }) => person)).toEqual(['bo', 'cleo', 'ana'])
})

async function floorWith(disk: ReturnType<typeof testDisk>) {
  const database = databaseNamed('milepost', disk)
  const store = workStoreIn(database)
  const people = [
    ['ana', 'Ana', '1111'],
    ['bo', 'Bo', '2222'],
    ['cleo', 'Cleo', '3333'],
  ] as const
  await store.apply({
    after: await store.mark(),
    startOver: false,
    cursor: 1,
    more: false,
    epoch: 'E1',
    freshUntil: 0,
    changes: people.map(([id, name, pin]) => ({
      collection: 'people',
      id,
      doc: personDoc(id, name, pin),
    })),
  })
  return database
}

function personDoc(
  id: string,
  name: string,
  pin: string,
): NonNullable<Extract<PullChange, { collection: 'people' }>['doc']> {
  const salt = Buffer.from('salt-of-the-test')
  const hash = pbkdf2Sync(pin, salt, 10, 32, 'sha256').toString('base64')
  return {
    person: as(id),
    name,
    language: 'en',
    badge: hashOfText(`BADGE-${id.toUpperCase()}`),
    pin: { salt: salt.toString('base64'), iterations: 10, hash },
  }
}
