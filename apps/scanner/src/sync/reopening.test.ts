import { expect, test } from 'vitest'
import { databaseNamed } from './database.ts'
import { problemOf, reopening } from './reopening.ts'
import { testDisk } from './testing.ts'

const failure = (name: string, inner?: Error) => Object.assign(new Error(name), { name, inner })

test('RO1: a lost connection is opened again, and the work done again', async () => {
  const { dexie, facts } = databaseNamed('milepost', testDisk())
  let tries = 0

  const answer = await reopening(dexie, async () => {
    tries += 1
    await facts.put({ name: 'tries', value: tries })
    if (tries === 1) throw failure('UnknownError')
    return tries
  })

  expect(answer).toBe(2)
  expect(dexie.isOpen()).toBe(true)
})

test('RO2: a full disk is not tried again', async () => {
  const { dexie } = databaseNamed('milepost', testDisk())
  await dexie.open()
  const full = failure('AbortError', failure('QuotaExceededError'))
  let tries = 0

  const trying = reopening(dexie, async () => {
    tries += 1
    throw full
  })

  await expect(trying).rejects.toBe(full)
  expect(tries).toBe(1)
  expect(problemOf(full)).toBe('storage-full')
})

test('RO3: what fails twice is said', async () => {
  const { dexie } = databaseNamed('milepost', testDisk())
  const broken = failure('UnknownError')

  const trying = reopening(dexie, () => Promise.reject(broken))

  await expect(trying).rejects.toBe(broken)
  expect(problemOf(broken)).toBe('storage-broken')
})
