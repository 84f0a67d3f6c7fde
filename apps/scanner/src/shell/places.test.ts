import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { attachedPlace, forgetPlaces, keepPlace, openPlaces, placeKept } from './places.ts'

test('B1: a place is there after a restart, and none is after they were forgotten', async () => {
  const disk = new IDBFactory()
  await openPlaces(disk)
  keepPlace('job.pick', '{"order":"order-1"}')
  keepPlace('job.pick', '{"order":"order-2"}')

  await openPlaces(disk)

  expect(placeKept('job.pick')).toBe('{"order":"order-2"}')
  forgetPlaces()
  await openPlaces(disk)
  expect(placeKept('job.pick')).toBeUndefined()
})

test('A2, B8: a device that is made anew still knows that a scanner is attached', async () => {
  const disk = new IDBFactory()
  await openPlaces(disk)
  keepPlace(attachedPlace, '')
  keepPlace('job.pick', '{}')

  forgetPlaces()
  await openPlaces(disk)

  expect([placeKept(attachedPlace), placeKept('job.pick')]).toEqual(['', undefined])
})

test('B7: where there is no database, a place lives as long as the page', async () => {
  const broken = { open: () => fails() } as unknown as IDBFactory
  await openPlaces(broken)

  keepPlace('screen', 'pick')

  expect(placeKept('screen')).toBe('pick')
})

function fails(): never {
  throw new Error('the disk is gone')
}
