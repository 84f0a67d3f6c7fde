import { type DeliveryList, type DeliveryPage, hashOf } from '@milepost/contract'
import {
  as,
  canonical,
  type DeviceEvent,
  type DeviceId,
  type MilepostEvent,
  type ReceiptId,
} from '@milepost/domain'
import { expect, test } from 'vitest'
import { site } from '../event-log/testing.ts'
import { joined, problemIn, scan, signedInAs, warehouse, type Warehouse } from '../testing.ts'

const subject = { receipt: as<ReceiptId>('r-1') }
const picture = 'f'.repeat(64)

const announced = (receipt: string, reference: string) =>
  ({
    id: `${receipt}-announced`,
    kind: 'receipt-announced',
    source: 'shop',
    occurred: { at: Date.UTC(2026, 10, 23) },
    subject: { receipt },
    body: {
      reference,
      site,
      lines: [
        { line: `${receipt}-1`, sku: 'MUG', name: 'Mug', units: 10 },
        { line: `${receipt}-2`, sku: 'BOWL', name: 'Bowl', units: 4 },
      ],
    },
  }) as unknown as MilepostEvent

/** A delivery of ten mugs and four bowls: three mugs came, one of them broken, and five bowls. */
async function delivered(house: Warehouse, device: DeviceId): Promise<void> {
  const about = (seq: number, kind: string, body: object): DeviceEvent =>
    scan(device, seq, { extra: { kind, subject, body } })
  await tell(house, [announced('r-1', 'IN-7'), announced('r-2', 'IN-8')])
  await tell(house, [
    about(1, 'received', { goods: { sku: 'MUG', lot: 'L-7' }, units: 2 }),
    about(2, 'received', { goods: { sku: 'MUG' }, units: 1, condition: 'damaged' }),
    about(3, 'damage-noted', { goods: { sku: 'MUG' }, photos: [picture] }),
    about(4, 'received', { goods: { sku: 'BOWL' }, units: 5 }),
    about(5, 'put-away', { goods: { sku: 'BOWL' }, units: 5, bin: 'A-1' }),
  ])
}

async function tell(house: Warehouse, events: readonly MilepostEvent[]): Promise<void> {
  const arrivals = events.map((event) => ({ event, bytes: canonical(event), hash: hashOf(event) }))
  await house.eventLog.append({ arrivals, refused: [], at: house.clock.at })
}

async function asked<Answer>(house: Warehouse, path: string, cookie: string): Promise<Answer> {
  const answer = await house.app.request(path, { headers: { cookie } })
  return (await answer.json()) as Answer
}

test('C1: a delivery is a line with what came, what did not, what is too many and broken, and who was last', async () => {
  const house = await warehouse()
  const { device } = await joined(house, 'Dock 1')
  await delivered(house, device)
  const cookie = await signedInAs(house, 'support')

  const { rows, earlier } = await asked<DeliveryList>(house, '/v1/console/deliveries', cookie)

  expect(earlier).toBeUndefined()
  expect(rows).toEqual([
    {
      receipt: 'r-1',
      reference: 'IN-7',
      site,
      expected: 14,
      received: 8,
      toCome: 7,
      over: 1,
      damaged: 1,
      putAway: 5,
      pictures: 1,
      last: { at: Date.UTC(2026, 10, 24, 15, 4), device: 'Dock 1' },
    },
    expect.objectContaining({ reference: 'IN-8', received: 0, toCome: 14 }),
  ])
  expect(rows[1]).not.toHaveProperty('last')
  const elsewhere = '/v1/console/deliveries?site=elsewhere'
  expect(await asked(house, elsewhere, cookie)).toEqual({ rows: [] })
})

test('C1: a long list comes a page at a time, each delivery once', async () => {
  const house = await warehouse()
  const names = Array.from({ length: 60 }, (_, nth) => `r-${nth}`)
  await tell(
    house,
    names.map((name) => announced(name, name)),
  )
  const cookie = await signedInAs(house, 'support')

  const first = await asked<DeliveryList>(house, '/v1/console/deliveries', cookie)
  const rest = await asked<DeliveryList>(
    house,
    `/v1/console/deliveries?site=${site}&before=${first.earlier}`,
    cookie,
  )

  const shown = [...first.rows, ...rest.rows].map(({ receipt }) => receipt)
  expect([first.rows.length, rest.rows.length, rest.earlier]).toEqual([50, 10, undefined])
  expect(new Set(shown)).toEqual(new Set(names))
})

test('C1: its page has every line about it with goods, lot, bin and pictures', async () => {
  const house = await warehouse()
  const { device } = await joined(house, 'Dock 1')
  await delivered(house, device)
  const cookie = await signedInAs(house, 'support')

  const page = await asked<DeliveryPage>(house, '/v1/console/deliveries/r-1', cookie)

  expect(page.devices).toEqual({ [device]: 'Dock 1' })
  expect(page.view.lines).toMatchObject([
    { received: 3, damaged: 1 },
    { received: 5, putAway: 5 },
  ])
  expect(page.view.entries).toMatchObject([
    { kind: 'receipt-announced' },
    { kind: 'received', goods: { lot: 'L-7' }, units: 2 },
    { kind: 'received', condition: 'damaged' },
    { kind: 'damage-noted', photos: [picture] },
    { kind: 'received', units: 5 },
    { kind: 'put-away', detail: 'A-1' },
  ])
})

test('L1: only who is signed in sees deliveries, and one that nobody announced is not there', async () => {
  const house = await warehouse()
  const cookie = await signedInAs(house, 'support')
  const answers = await Promise.all([
    house.app.request('/v1/console/deliveries'),
    house.app.request('/v1/console/deliveries/r-1'),
    house.app.request('/v1/console/deliveries/r-9', { headers: { cookie } }),
  ])

  const problems = await Promise.all(answers.map(problemIn))
  expect(problems.map(({ type }) => type)).toEqual([
    '/problems/not-signed-in',
    '/problems/not-signed-in',
    '/problems/not-found',
  ])
})
