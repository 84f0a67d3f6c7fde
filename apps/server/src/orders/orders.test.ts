import type { NewOrder, OrderAnswer } from '@milepost/contract'
import { as, type OrderId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { site } from '../event-log/testing.ts'
import { asJson, bearer, keyFor, problemIn, warehouse, type Warehouse } from '../testing.ts'
import { placeOrder } from './place-order.ts'

const mugs = {
  shop: 'fern',
  reference: '1042',
  site: 'denver',
  lines: [
    { sku: 'MUG', gtin: '4006381333931', name: 'Blue mug', units: 2 },
    { sku: 'TRAY', name: 'Tray', units: 1 },
  ],
  customer: { name: 'Ada Byron', email: 'ada@example.com', phone: '+1 555 0100' },
}

const place = async (house: Warehouse, key: string, order: unknown = mugs): Promise<Response> =>
  await house.app.request('/v1/orders', asJson(order, bearer(key)))

test('L4: a shop has a customer erased; the order and its page go on, and a repeat brings nobody back', async () => {
  const house = await warehouse()
  const key = await keyFor(house)
  const { order, track } = (await (await place(house, key)).json()) as OrderAnswer
  const erase = async (of: string, by = key) =>
    (
      await house.app.request(`/v1/orders/${of}/customer`, {
        method: 'DELETE',
        headers: bearer(by),
      })
    ).status

  expect(await erase(order, await keyFor(house, ['orders:read']))).toBe(403)
  expect(await erase('o-unknown')).toBe(404)
  expect([await erase(order), await erase(order)]).toEqual([204, 204])

  expect(await house.orders.customerOf(order)).toBeUndefined()
  expect((await place(house, key)).status).toBe(200)
  expect(await house.orders.customerOf(order)).toBeUndefined()
  expect((await house.app.request(new URL(track).pathname)).status).toBe(200)
  expect(house.logged.filter((line) => line.includes('customer-erased'))).toHaveLength(1)
  expect(house.logged.join()).not.toMatch(/ada|byron/i)
})

test('D1: an order is placed, has a page of its own, and is read back by id and by reference', async () => {
  const house = await warehouse()
  const key = await keyFor(house)

  const placed = await place(house, key)

  const answer = (await placed.json()) as OrderAnswer
  expect(placed.status).toBe(201)
  expect(answer).toMatchObject({
    shop: 'fern',
    reference: '1042',
    stage: 'ordered',
    placedAt: house.clock.at,
    boxes: [],
  })
  expect(answer.track).toMatch(/^http:\/\/localhost\/o\/[\w-]{22,}$/)
  for (const address of [`/v1/orders/${answer.order}`, '/v1/orders?shop=fern&reference=1042']) {
    const read = await house.app.request(address, { headers: bearer(key) })
    expect(await read.json()).toEqual(answer)
  }
})

test('D1: the same order again, however much later, is the same order', async () => {
  const house = await warehouse()
  const key = await keyFor(house)
  const first = await place(house, key)
  house.clock.at += 3_600_000

  const again = await place(house, key)

  expect(again.status).toBe(200)
  expect(await again.json()).toEqual(await first.json())
  expect(await house.eventLog.eventsAfter(0, 10)).toHaveLength(1)
})

test('D1: an order that was claimed but not stored when the server died is completed by the repeat', async () => {
  const house = await warehouse()
  const key = await keyFor(house)
  const stuck = async () => ({ fates: ['retry' as const], touched: [], rev: 0 })
  await placeOrder({ ...house.deps, eventLog: { append: stuck } }, mugs as unknown as NewOrder)
  house.clock.at += 60_000

  const again = await place(house, key)

  expect(again.status).toBe(201)
  expect(await again.json()).toMatchObject({ placedAt: house.clock.at - 60_000 })
})

test('D1: another order under the same reference is refused, and the first stays', async () => {
  const house = await warehouse()
  const key = await keyFor(house)
  await place(house, key)

  const other = await place(house, key, { ...mugs, lines: [{ sku: 'CUP', name: 'Cup', units: 1 }] })
  const elsewhere = await place(house, key, { ...mugs, shop: 'field' })

  expect(await problemIn(other)).toMatchObject({ status: 409, type: '/problems/reference-taken' })
  expect(elsewhere.status).toBe(201)
})

test('L4: who the customer is stands beside the log, never in it or in the logs', async () => {
  const house = await warehouse()
  const key = await keyFor(house)

  const placed = (await (await place(house, key)).json()) as OrderAnswer
  await place(house, key, { ...mugs, customer: { email: 'not an address' } })
  await house.app.request(`/o/${placed.track.split('/').at(-1)}?email=ada@example.com`)

  const events = JSON.stringify(await house.eventLog.eventsAfter(0, 10))
  const written = house.logged.join('\n')
  for (const personal of ['Ada', 'ada@', '555']) {
    expect(events).not.toContain(personal)
    expect(written).not.toContain(personal)
  }
  expect(written).not.toContain(key)
  expect(written).not.toContain(placed.track.split('/').at(-1))
  expect(await house.orders.customerOf(placed.order)).toEqual(mugs.customer)
})

test('D1: a GTIN is kept in the one spelling that scans have', async () => {
  const house = await warehouse()

  await place(house, await keyFor(house))

  const [stored] = await house.eventLog.eventsAfter(0, 1)
  expect(stored?.event).toMatchObject({ body: { lines: [{ gtin: '04006381333931' }, {}] } })
})

test.each([
  ['no lines', { ...mugs, lines: [] }, 'lines'],
  ['half a unit', { ...mugs, lines: [{ sku: 'A', name: 'A', units: 0.5 }] }, 'lines.0.units'],
  ['a reference of markup', { ...mugs, reference: '<script>' }, 'reference'],
  ['a site that is not there', { ...mugs, site: 'atlantis' }, 'site'],
])('an order with %s is refused and names the field', async (_name, order, path) => {
  const house = await warehouse()

  const answer = await place(house, await keyFor(house), order)

  expect(await problemIn(answer)).toMatchObject({
    type: '/problems/invalid',
    fields: [expect.objectContaining({ path })],
  })
  expect(await house.eventLog.eventsAfter(0, 1)).toEqual([])
})

test('L2: a key works only for its scope, and not once it is revoked', async () => {
  const house = await warehouse()
  const reading = await keyFor(house, ['orders:read'])
  const writing = await keyFor(house, ['orders:write'])
  const [, second] = await house.people.allKeys()
  await house.people.revokeKey(second?.key ?? '', house.clock.at)

  const answers = await Promise.all([
    place(house, reading),
    place(house, writing),
    place(house, ''),
  ])

  const kinds = await Promise.all(answers.map(async (each) => (await problemIn(each)).type))
  expect(kinds).toEqual(['/problems/not-allowed', '/problems/unknown-key', '/problems/unknown-key'])
})

test('L3: what is not there looks the same however it is asked for', async () => {
  const house = await warehouse()
  const key = await keyFor(house)

  const answers = await Promise.all(
    ['/v1/orders/o-1', '/v1/orders?shop=fern&reference=1', `/v1/orders/${'x'.repeat(3000)}`].map(
      async (address) => await house.app.request(address, { headers: bearer(key) }),
    ),
  )

  const bodies = await Promise.all(answers.map((each) => each.text()))
  expect(new Set(bodies).size).toBe(1)
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
})

test('D1: expected goods are announced once for each reference at a site', async () => {
  const house = await warehouse()
  const key = await keyFor(house)
  const expected = { site: 'denver', reference: 'PO-7', lines: mugs.lines }
  const announce = (body: unknown) => house.app.request('/v1/receipts', asJson(body, bearer(key)))

  const first = await announce(expected)
  const again = await announce(expected)
  const other = await announce({ ...expected, lines: mugs.lines.slice(1) })

  expect([first.status, again.status, other.status]).toEqual([201, 200, 409])
  const { changes } = await house.eventLog.workAfter(site, 0, 10)
  expect(changes.filter(({ collection }) => collection === 'receipts')).toMatchObject([
    { doc: { reference: 'PO-7' } },
  ])
})

test('C5: a return is announced once for each reference, and the floor expects it', async () => {
  const house = await warehouse()
  const key = await keyFor(house)
  const placed = (await (await place(house, key)).json()) as OrderAnswer
  const label = { carrier: 'ups', number: '1Z999AA10123456784' }
  const coming = {
    shop: mugs.shop,
    order: mugs.reference,
    reference: 'R-7',
    reason: 'too small',
    lines: [{ sku: mugs.lines[0]?.sku, units: 1 }],
    label,
  }
  const announce = (body: unknown) => house.app.request('/v1/returns', asJson(body, bearer(key)))

  const first = await announce(coming)
  const again = await announce(coming)
  const differs = await announce({ ...coming, reason: 'broken' })
  const noOrder = await announce({ ...coming, order: 'never-placed' })
  const noItem = await announce({ ...coming, lines: [{ sku: 'never', units: 1 }] })

  expect([first, again, differs, noOrder, noItem].map(({ status }) => status)).toEqual([
    201, 200, 409, 400, 400,
  ])
  const { changes } = await house.eventLog.workAfter(site, 0, 10)
  expect(changes.findLast(({ id }) => id === placed.order)).toMatchObject({
    doc: { returns: [{ reference: 'R-7', state: 'requested', label, units: [{ units: 1 }] }] },
  })
})

test('G1: a customer link leads to its order and to no other', async () => {
  const house = await warehouse()
  const placed = (await (await place(house, await keyFor(house))).json()) as OrderAnswer
  const token = placed.track.split('/').at(-1) ?? ''

  expect(await house.orders.orderByToken(token)).toBe(placed.order)
  expect(await house.orders.orderByToken(token.slice(0, -1))).toBeUndefined()
  expect(await house.orders.tokenOf(as<OrderId>('o-other'))).toBeUndefined()
})
