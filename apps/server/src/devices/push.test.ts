import type { OrderAnswer } from '@milepost/contract'
import type { DeviceEvent, DeviceId } from '@milepost/domain'
import { expect, test } from 'vitest'
import {
  answered,
  asJson,
  batch,
  bearer,
  enveloped,
  gzipped,
  joined,
  keyFor,
  problemIn,
  pushedBy,
  scan,
  warehouse,
} from '../testing.ts'

const minute = 60_000

test('B3: every scan gets its verdict, in order, and the device learns how far everything is held', async () => {
  const house = await warehouse()
  const dock = await joined(house)

  const answer = await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 2)])

  expect(answer).toEqual({
    batch: 'batch-0001',
    epoch: 'life-1',
    verdicts: [
      { id: `${dock.device}-1`, fate: 'accepted' },
      { id: `${dock.device}-2`, fate: 'accepted' },
    ],
    acceptedThrough: { 'epoch-1': 2 },
    durableThrough: { 'epoch-1': 2 },
    want: [],
    serverTime: house.clock.at,
    minApp: '0.0.0',
  })
})

test('B4: a batch whose answer was lost is sent again and changes nothing', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const scans = [scan(dock.device, 1), scan(dock.device, 2)]
  await answered(house, dock, scans)

  const again = await answered(house, dock, scans)

  expect(again.verdicts.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate'])
  expect(again.acceptedThrough).toEqual({ 'epoch-1': 2 })
  expect(await house.eventLog.eventsAfter(0, 10)).toHaveLength(2)
})

test('B5: a bad scan is set aside with its bytes and the reason, and the others go in', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const tampered = { ...enveloped(scan(dock.device, 2)), hash: 'f'.repeat(64) }
  const poison = scan(dock.device, 3, { extra: { body: { units: 'many' } } })
  const foreign = scan('d-other' as DeviceId, 4)
  const sent = [
    enveloped(scan(dock.device, 1)),
    tampered,
    enveloped(poison),
    enveloped(foreign),
    enveloped(scan(dock.device, 5)),
  ]

  const answer = await pushedBy(house, dock, batch(sent))

  expect(await answer.json()).toMatchObject({
    verdicts: [
      { fate: 'accepted' },
      { fate: 'rejected', reason: 'hash-mismatch' },
      { fate: 'rejected', reason: 'schema' },
      { id: 'd-other-4', fate: 'rejected', reason: 'wrong-device' },
      { fate: 'accepted' },
    ],
    acceptedThrough: { 'epoch-1': 5 },
  })
  const aside = await house.eventLog.quarantined(dock.device)
  expect(aside.map(({ reason }) => reason)).toEqual(['hash-mismatch', 'schema', 'wrong-device'])
  expect(aside[1]?.bytes).toContain('many')
})

test('B5: an envelope without a number or hash is set aside as well', async () => {
  const house = await warehouse()
  const dock = await joined(house)

  const answer = await pushedBy(house, dock, batch([{ event: { id: 'lonely', kind: 'picked' } }]))

  expect(await answer.json()).toMatchObject({
    verdicts: [{ id: 'lonely', fate: 'rejected', reason: 'schema' }],
  })
})

test('B7: what a newer app says of its storage refuses no scan, and what was said before stands', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const storage = { keeping: 'for-good', isLow: false } as const
  await answered(house, dock, [scan(dock.device, 1)], { storage })
  const newer = { keeping: 'for-ever', isLow: false } as never

  const answer = await answered(house, dock, [scan(dock.device, 2)], { storage: newer })

  expect(answer.verdicts).toMatchObject([{ fate: 'accepted' }])
  expect(await house.devices.deviceById(dock.device)).toMatchObject({ storage })
})

test('B7: a field and a kind that this server does not know are kept, hashed and stored', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const newer = scan(dock.device, 1, { extra: { mood: 'bright' } })
  const unheardOf = scan(dock.device, 2, { extra: { kind: 'weighed', body: { grams: 410 } } })

  const answer = await answered(house, dock, [newer, unheardOf])

  expect(answer.verdicts.map(({ fate }) => fate)).toEqual(['accepted', 'accepted'])
  expect(await house.eventLog.eventById(unheardOf.id)).toMatchObject({
    event: { kind: 'weighed', body: { grams: 410 } },
  })
})

test('B7: a scan of an unknown kind leaves the order it is about as it was', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const body = {
    shop: 'fern',
    reference: '7',
    site: 'denver',
    lines: [{ sku: 'A', name: 'A', units: 1 }],
  }
  const headers = bearer(await keyFor(house))
  const placed = await house.app.request('/v1/orders', asJson(body, headers))
  const { order } = (await placed.json()) as OrderAnswer
  const extra = { kind: 'weighed', subject: { order }, body: { grams: 410 } }

  const [verdict] = (await answered(house, dock, [scan(dock.device, 1, { extra })])).verdicts
  const again = await house.app.request(`/v1/orders/${order}`, { headers })

  expect(verdict?.fate).toBe('accepted')
  expect(await again.json()).toMatchObject({ order, stage: 'ordered' })
  expect(await house.eventLog.eventsOf(order)).toHaveLength(2)
  expect(await house.eventLog.rebuild(house.clock.at)).toMatchObject({ differed: 0 })
})

test.each([
  ['far future', 8_640_000_000_000_000],
  ['far past', -8_640_000_000_000_000],
])(
  'B6: a scan from the %s is kept, since a wrong clock is no reason to lose it',
  async (_when, at) => {
    const house = await warehouse()
    const dock = await joined(house)

    const { verdicts } = await answered(house, dock, [
      scan(dock.device, 1, { extra: { occurred: { at } } }),
      scan(dock.device, 2, { extra: { occurred: { at: at * 1.01 } } }),
    ])

    expect(verdicts.map(({ fate }) => fate)).toEqual(['accepted', 'rejected'])
  },
)

test('L1: a device cannot speak for a shop, a carrier or a person', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const forged = ['order-cancelled', 'carrier-reported', 'scan-recorded'].map((kind, index) =>
    scan(dock.device, index + 1, { extra: { kind } }),
  )

  const answer = await answered(house, dock, forged)

  expect(answer.verdicts.map(({ reason }) => reason)).toEqual(['schema', 'schema', 'schema'])
})

test('B4: the same id with other contents is a conflict, and the first stays', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const first = scan(dock.device, 1)
  await answered(house, dock, [first])
  const other = scan(dock.device, 2, { id: first.id, extra: { subject: { box: 'b-1' } } })

  const answer = await answered(house, dock, [other])

  expect(answer.verdicts).toEqual([{ id: first.id, fate: 'conflict' }])
  expect(await house.eventLog.eventById(first.id)).toMatchObject({ event: { subject: {} } })
})

test('B4: another scan under a number that is taken is a fork', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  await answered(house, dock, [scan(dock.device, 1)])

  const answer = await answered(house, dock, [scan(dock.device, 1, { id: 'cloned' })])

  expect(answer.verdicts).toEqual([{ id: 'cloned', fate: 'fork' }])
})

test('B3: a hole that stays for two minutes is asked for, and closes when the scan comes', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const young = await answered(house, dock, [scan(dock.device, 1), scan(dock.device, 4)])
  house.clock.at += 2 * minute

  const old = await answered(house, dock, [])
  const whole = await answered(house, dock, [scan(dock.device, 2), scan(dock.device, 3)])

  expect(young).toMatchObject({ want: [], acceptedThrough: { 'epoch-1': 1 } })
  expect(old.want).toEqual([{ epoch: 'epoch-1', from: 2, to: 3 }])
  expect(whole).toMatchObject({ want: [], acceptedThrough: { 'epoch-1': 4 } })
})

test('B3: numbers made and no longer waiting anywhere are a hole too', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const have = { 'epoch-1': { ackedThrough: 1, made: 3 } } as never
  await answered(house, dock, [scan(dock.device, 1)], { have, holding: { waiting: 2 } })

  const waiting = await answered(house, dock, [], { have, holding: { waiting: 2 } })
  await answered(house, dock, [], { have })
  house.clock.at += 2 * minute
  const lost = await answered(house, dock, [], { have })

  expect(waiting.want).toEqual([])
  expect(lost.want).toEqual([{ epoch: 'epoch-1', from: 2, to: 3 }])
})

test('B8: a revoked device empties its queue into quarantine and pulls nothing', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  await house.devices.revoke(dock.device, 'u-1' as never, house.clock.at)

  const answer = await answered(house, dock, [scan(dock.device, 1)])
  const pull = await house.app.request('/v1/sync/pull', { headers: bearer(dock.token) })

  expect(answer.verdicts).toMatchObject([{ fate: 'rejected', reason: 'device-revoked' }])
  expect(await house.eventLog.quarantined()).toHaveLength(1)
  expect(await house.eventLog.eventsAfter(0, 10)).toEqual([])
  expect(await problemIn(pull)).toMatchObject({ status: 403, type: '/problems/device-revoked' })
})

test('B8: what was let in before a device was revoked is a duplicate when it comes again', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  await answered(house, dock, [scan(dock.device, 1)])
  await house.devices.revoke(dock.device, 'u-1' as never, house.clock.at)

  const answer = await answered(house, dock, [scan(dock.device, 1)])

  expect(answer.verdicts).toMatchObject([{ fate: 'duplicate' }])
  expect(await house.eventLog.quarantined()).toEqual([])
})

test('a batch that is refused whole is named in the refusal', async () => {
  const house = await warehouse()
  const dock = await joined(house)

  const refused = await pushedBy(house, dock, batch([{ event: { id: '%' } }]))

  expect(await problemIn(refused)).toMatchObject({ status: 400, batch: 'batch-0001' })
})

test('L3: a batch may come as gzip, but does not unpack without end', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const bomb = { ...batch([]), padding: ' '.repeat(40 * 1024 * 1024) }

  const packed = await house.app.request(
    '/v1/sync/push',
    gzipped(batch([enveloped(scan(dock.device, 1))]), dock.token),
  )
  const burst = await house.app.request('/v1/sync/push', gzipped(bomb, dock.token))

  expect(packed.status).toBe(200)
  expect(await problemIn(burst)).toMatchObject({ status: 413, type: '/problems/too-large' })
})

test.each([
  ['no JSON', '{"v":1,', 'malformed'],
  ['half a character', Uint8Array.of(0x7b, 0x22, 0xc3, 0x28), 'malformed'],
  ['nesting without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'malformed'],
  ['another shape', '{"v":1}', 'invalid'],
  ['an event without an id', JSON.stringify(batch([{ event: {} }])), 'invalid'],
  ['a newer wire', JSON.stringify({ ...batch([]), v: 2 }), 'server-too-old'],
  ['too many events', JSON.stringify(batch(Array.from({ length: 201 }, () => ({})))), 'invalid'],
  ['more than fits', ' '.repeat(3 * 1024 * 1024), 'too-large'],
])('a body of %s is refused whole and leaves nothing behind', async (_name, body, kind) => {
  const house = await warehouse()
  const dock = await joined(house)

  const answer = await house.app.request('/v1/sync/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(dock.token) },
    body,
  })

  expect(await problemIn(answer)).toMatchObject({ type: `/problems/${kind}` })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await house.eventLog.quarantined()).toEqual([])
})

test('L2: without a token, or with another, nobody pushes or pulls', async () => {
  const house = await warehouse()
  const sent = asJson(batch([]))

  const answers = await Promise.all([
    house.app.request('/v1/sync/push', sent),
    house.app.request('/v1/sync/push', asJson(batch([]), bearer('x'.repeat(43)))),
    house.app.request('/v1/sync/pull', { headers: { authorization: 'Basic eDp5' } }),
  ])

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
})

test('EL21: a store that cannot write gives no verdict: the device keeps its scans and comes again', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const full = { fates: ['retry' as const], touched: [], rev: 0, unavailable: 'SQLITE_FULL' }
  const stuck = { ...house.eventLog, append: async () => full }
  const { app } = await warehouse({ ...house, eventLog: stuck })

  const answer = await pushedBy({ ...house, app }, dock, batch([enveloped(scan(dock.device, 1))]))

  expect(await problemIn(answer)).toMatchObject({ status: 503, type: '/problems/unavailable' })
  expect(answer.headers.get('retry-after')).toBe('5')
})

test('I1: what a device still holds is known to the judge, by our clock', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const heard: unknown[] = []
  const eventLog = { ...house.eventLog, heard: async (said: unknown) => void heard.push(said) }
  const { app } = await warehouse({ ...house, eventLog })
  const behind = {
    sentAt: house.clock.at - 5 * minute,
    holding: { waiting: 3, oldestWaitingAt: house.clock.at - 9 * minute },
  }

  await answered({ ...house, app }, dock, [] as readonly DeviceEvent[], behind)

  expect(heard).toMatchObject([{ waiting: 3, oldestWaitingAt: house.clock.at - 4 * minute }])
})
