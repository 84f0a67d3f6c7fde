import { hashOf, type StrayPage, type UnannouncedPage } from '@milepost/contract'
import {
  as,
  canonical,
  type DeviceEvent,
  type DeviceId,
  type MilepostEvent,
  type OrderId,
  type ReturnId,
} from '@milepost/domain'
import { bound, placed } from '@milepost/domain/testing'
import { expect, test } from 'vitest'
import { site } from '../event-log/testing.ts'
import { joined, problemIn, scan, signedInAs, warehouse, type Warehouse } from '../testing.ts'

const goods = { gtin: '04006381333931', lot: 'L-7', expiry: '2027-03-31' }
const picture = 'f'.repeat(64)
const back = as<ReturnId>('b-1')
const label = { carrier: 'ups', number: '1Z999AA10123456784' }

const scanOf = (device: DeviceId, seq: number, kind: string, body: object, subject: object = {}) =>
  scan(device, seq, { extra: { kind, subject, body } })

async function tell(house: Warehouse, events: readonly MilepostEvent[]): Promise<void> {
  const arrivals = events.map((event) => ({ event, bytes: canonical(event), hash: hashOf(event) }))
  await house.eventLog.append({ arrivals, refused: [], at: house.clock.at })
}

async function asked<Answer>(house: Warehouse, path: string, cookie: string): Promise<Answer> {
  const answer = await house.app.request(path, { headers: { cookie } })
  return (await answer.json()) as Answer
}

test('C1: goods of no delivery are told with lot, date, count, device, and the picture of the broken ones', async () => {
  const house = await warehouse()
  const { device } = await joined(house, 'Dock 1')
  const cookie = await signedInAs(house, 'support')
  expect(await asked(house, '/v1/console/unannounced', cookie)).toMatchObject({ goods: [] })
  const whole = scanOf(device, 1, 'received', { goods, units: 4 })
  const broken = scanOf(device, 2, 'received', { goods, units: 1, condition: 'damaged' })
  const noted = scanOf(device, 3, 'damage-noted', { goods, photos: [picture] })
  const wrong = scanOf(device, 4, 'received', { goods, units: 400 })
  const undo: DeviceEvent = { ...scanOf(device, 5, 'undone', {}), corrects: wrong.id }
  await tell(house, [whole, broken, noted, wrong, undo])

  const page = await asked<UnannouncedPage>(house, '/v1/console/unannounced', cookie)

  expect(page.goods).toMatchObject([
    { units: 400, undoneBy: undo.id },
    { units: 1, goods, condition: 'damaged', photos: [picture], site, device },
    { units: 4, goods },
  ])
  expect(page.devices).toEqual({ [device]: 'Dock 1' })
  expect(page).not.toHaveProperty('earlier')
  const elsewhere = '/v1/console/unannounced?site=elsewhere'
  expect(await asked(house, elsewhere, cookie)).toMatchObject({ goods: [] })
})

test('C1: they come a page at a time, each once', async () => {
  const house = await warehouse()
  const { device } = await joined(house, 'Dock 1')
  const cookie = await signedInAs(house, 'support')
  const scans = Array.from({ length: 60 }, (_, nth) =>
    scanOf(device, nth + 1, 'received', { goods, units: nth + 1 }),
  )
  await tell(house, scans)

  const first = await asked<UnannouncedPage>(house, '/v1/console/unannounced', cookie)
  const rest = await asked<UnannouncedPage>(
    house,
    `/v1/console/unannounced?site=${site}&before=${first.earlier}`,
    cookie,
  )

  const units = [...first.goods, ...rest.goods].map((each) => each.units)
  expect([first.goods.length, rest.goods.length, rest.earlier]).toEqual([50, 10, undefined])
  expect(units).toEqual(Array.from({ length: 60 }, (_, nth) => 60 - nth))
})

test('C5: a return of no order is told with its label and pictures, and names its order once one claims it', async () => {
  const house = await warehouse()
  const { device } = await joined(house, 'Dock 1')
  const cookie = await signedInAs(house, 'support')
  const subject = { return: back, label }
  await tell(house, [
    scanOf(device, 1, 'return-received', { return: back, label }, subject),
    scanOf(device, 2, 'return-inspected', { return: back, condition: 'damaged' }, subject),
    scanOf(device, 3, 'damage-noted', { photos: [picture] }, subject),
    scanOf(device, 4, 'return-received', { return: 'b-2' }, { return: 'b-2' }),
    scanOf(
      device,
      5,
      'return-received',
      { return: 'b-3' },
      { order: as<OrderId>('order-1'), return: 'b-3' },
    ),
  ])

  const before = await asked<StrayPage>(house, '/v1/console/stray-returns', cookie)
  await tell(house, [placed('08:00'), bound('09:12', { label })])
  const after = await asked<StrayPage>(house, `/v1/console/stray-returns?site=${site}`, cookie)

  expect(before.returns).toMatchObject([
    { return: 'b-2', photos: [] },
    { return: back, label, condition: 'damaged', photos: [picture], site, device },
  ])
  expect(before.returns[1]).not.toHaveProperty('order')
  expect(before.devices).toEqual({ [device]: 'Dock 1' })
  expect(after.returns[0]).not.toHaveProperty('order')
  expect(after.returns[1]?.order).toEqual({ order: 'order-1', reference: '#order-1' })
})

test('L1: only who is signed in sees them, and only a page that there can be', async () => {
  const house = await warehouse()
  const cookie = await signedInAs(house, 'support')

  for (const path of ['/v1/console/unannounced', '/v1/console/stray-returns']) {
    const stranger = await problemIn(await house.app.request(path))
    const odd = await house.app.request(`${path}?before=first`, { headers: { cookie } })

    expect(stranger.type).toBe('/problems/not-signed-in')
    expect((await problemIn(odd)).type).toBe('/problems/invalid')
  }
})
