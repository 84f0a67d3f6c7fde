import { as, type LoadId } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { assert, asyncProperty, array, constantFrom } from 'fast-check'
import { expect, test } from 'vitest'
import { databaseNamed } from '../sync/database.ts'
import { factOf, keepFact } from '../sync/facts.ts'
import { picked, startDevice, testDisk } from '../sync/testing.ts'
import { ownEvents } from './own-events.ts'

const kinds = ['load-opened', 'undone'] as const
const opened: ScanIntent = {
  kind: 'load-opened',
  subject: {},
  body: { load: as<LoadId>('load-1'), carrier: 'ups' },
  how: 'manual',
  raw: '',
}

test('WK8: of own scans of some kinds, what is kept in memory is what a fresh start reads', async () => {
  await assert(
    asyncProperty(
      array(constantFrom('open', 'pick', 'undo', 'ask'), { maxLength: 8 }),
      async (does) => {
        const disk = testDisk()
        const device = await startDevice(disk)
        const { database } = device
        for (const each of does) {
          if (each === 'open') await device.record(opened)
          if (each === 'pick') await device.record(picked())
          if (each === 'undo') await device.undoLast()
          if (each === 'ask') await ownEvents(database, kinds)
        }

        const kept = await ownEvents(database, kinds)

        expect(kept).toEqual(await ownEvents(databaseNamed('milepost', disk), kinds))
        expect(kept).toHaveLength(
          (
            await database.scans
              .where('kind')
              .anyOf([...kinds])
              .toArray()
          ).length,
        )
        expect(await ownEvents(database, kinds)).toBe(kept)
        device.kill()
      },
    ),
    { numRuns: 40 },
  )
})

test('WK8: what became of own scans otherwise than by making and sending is read anew', async () => {
  const device = await startDevice(testDisk())
  const { database } = device
  await device.record(opened)
  await ownEvents(database, kinds)
  const fact = await factOf(database, 'outbox')
  if (!fact) throw new Error('nothing was made')

  await database.scans.clear()
  await keepFact(database, 'outbox', { ...fact, reshuffles: (fact.reshuffles ?? 0) + 1 })

  expect(await ownEvents(database, kinds)).toEqual([])
  device.kill()
})
