import type { DeviceRow } from '@milepost/contract'
import type { EpochId, PersonId, SiteId } from '@milepost/domain'
import { expect, test } from 'vitest'
import {
  answered,
  asJson,
  bearer,
  enveloped,
  joined,
  origin,
  scan,
  signedInAs,
  warehouse,
  type Warehouse,
} from '../testing.ts'
import { offerEnrolment } from './enrolment.ts'
import { testKey } from './testing-key.ts'

const epoch = 'epoch-1' as EpochId
const site = 'denver' as SiteId
const minute = 60_000

async function lineOf(house: Warehouse, cookie: string): Promise<DeviceRow | undefined> {
  const answer = await house.app.request('/v1/console/devices', { headers: { cookie } })
  return ((await answer.json()) as { readonly devices: readonly DeviceRow[] }).devices[0]
}

test('B3: a gap that the device says is lost closes in sight, and is asked for no more', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const cookie = await signedInAs(house, 'supervisor')
  await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 4)])
  const since = house.clock.at
  house.clock.at += 3 * minute
  const asked = await answered(house, dock, [])

  const voids = [{ epoch, from: 2, to: 3, reason: 'wiped' as const }]
  const told = await answered(house, dock, [], { voids })

  expect(asked.want).toEqual([{ epoch, from: 2, to: 3 }])
  expect(told.want).toEqual([])
  expect(told.acceptedThrough).toEqual({ [epoch]: 4 })
  expect(await lineOf(house, cookie)).toMatchObject({
    made: 4,
    held: 2,
    gaps: [],
    lost: [{ from: 2, to: 3, reason: 'wiped', since, at: house.clock.at }],
  })
  house.clock.at += 3 * minute
  expect((await answered(house, dock, [])).want).toEqual([])
})

test('B3: what a device says of numbers that are held, or never were, means nothing', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const cookie = await signedInAs(house, 'supervisor')
  await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 4)])

  await answered(house, dock, [], { voids: [{ epoch, from: 1, to: 9000, reason: 'wiped' }] })

  expect(await lineOf(house, cookie)).toMatchObject({ gaps: [], lost: [{ from: 2, to: 3 }] })
})

test('B9: a lost number that comes after all is lost no more', async () => {
  const house = await warehouse()
  const [dock, other] = [await joined(house), await joined(house, 'Other')]
  const cookie = await signedInAs(house, 'supervisor')
  await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 5)])
  await answered(house, dock, [], { voids: [{ epoch, from: 2, to: 4, reason: 'wiped' }] })
  const found = { v: 1, batch: 'rescue-0001', events: [enveloped(scan(dock.device, 3))] }

  await house.app.request('/v1/sync/rescue', asJson(found, bearer(other.token)))

  const line = await lineOf(house, cookie)
  expect(line?.lost.map(({ from, to }) => [from, to])).toEqual([
    [2, 2],
    [4, 4],
  ])
  expect(line).toMatchObject({ held: 3, gaps: [] })
})

test('B3: a device that joins again after its storage went names what was lost with it', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const cookie = await signedInAs(house, 'supervisor')
  await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 3)])
  const { code } = await offerEnrolment(house.deps, { site }, 'u-1' as PersonId, origin)
  const before = { device: dock.device, made: { [epoch]: 5 } }

  const join = { code, name: 'Dock 1 again', app: '1.0.0', key: testKey, before }
  const answer = await house.app.request('/v1/devices/enrol', asJson(join))

  expect(answer.status).toBe(201)
  const line = await lineOf(house, cookie)
  expect(line).toMatchObject({ device: dock.device, made: 5, held: 2, gaps: [], waiting: 0 })
  expect(line?.lost).toMatchObject([
    { from: 2, to: 2, reason: 'wiped' },
    { from: 4, to: 5, reason: 'wiped' },
  ])
})

test('B3: a count of a device that nobody knows, or below what is held, loses nothing', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const cookie = await signedInAs(house, 'supervisor')
  await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 2)])
  for (const device of ['nobody', dock.device]) {
    const { code } = await offerEnrolment(house.deps, { site }, 'u-1' as PersonId, origin)
    const join = {
      code,
      name: 'Zebra',
      app: '1.0.0',
      key: testKey,
      before: { device, made: { [epoch]: 1 } },
    }

    await house.app.request('/v1/devices/enrol', asJson(join))
  }

  expect(await lineOf(house, cookie)).toMatchObject({ made: 2, held: 2, gaps: [], lost: [] })
})
