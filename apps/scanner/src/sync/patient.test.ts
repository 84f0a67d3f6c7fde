import type { Ports } from '@milepost/outbox'
import { liveQuery } from 'dexie'
import { beforeAll, expect, test, vi } from 'vitest'
import { beginAnswer } from '../shell/answer-first.ts'
import { type Database, databaseNamed } from './database.ts'
import { living } from './living.ts'
import { patient } from './patient.ts'
import { testDisk } from './testing.ts'

beforeAll(() => {
  const { setTimeout: soon } = globalThis
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => soon(then))
  // However slow the machine: nobody's patience ends here.
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => (ms < 1000 ? soon(work, ms) : 0))
  return () => vi.unstubAllGlobals()
})

test('SD21: sync turns to the database once a scan that came in is answered', async () => {
  const asked: number[] = []
  const look = async (most: number) => await Promise.resolve(asked.push(most))
  const database = databaseNamed('milepost', testDisk())
  const { outbox } = patient({ outbox: { look }, work: {} } as unknown as Ports)
  await outbox.look(1)
  const isTold = beginAnswer()

  const looking = outbox.look(2)
  await databaseIsAsked(database)
  const before = [...asked]
  isTold()
  await looking

  expect(before).toEqual([1])
  expect(asked).toEqual([1, 2])
})

test('SD21: what is on the screen is read again once a scan that came in is answered', async () => {
  const database = databaseNamed('milepost', testDisk())
  await database.dexie.open()
  const seen: number[] = []
  const isTold = beginAnswer()

  const watching = living(async () => await database.scans.count()).subscribe((count) => {
    seen.push(count)
  })
  await databaseIsAsked(database)
  const before = [...seen]
  isTold()
  await vi.waitFor(() => expect(seen).toContain(0))

  expect(before).toEqual([])
  watching.unsubscribe()
})

/** Whoever asked before and did not wait has had the answer by then. */
async function databaseIsAsked({ scans }: Pick<Database, 'scans'>): Promise<void> {
  await new Promise<void>((resolve) => {
    liveQuery(async () => await scans.count()).subscribe(() => resolve())
  })
}
