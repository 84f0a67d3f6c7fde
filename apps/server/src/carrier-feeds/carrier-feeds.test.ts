/** Carriers knock with signed payloads; what they said ends up in the log, once. */
import { easypostSignature } from '@milepost/carriers'
import { easypostSample, type EasypostStep } from '@milepost/carriers/samples'
import { as, type OrderId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { openDatabase } from '../event-log/sqlite/database.ts'
import type { AppendFate, Batch, EventLog } from '../event-log/event-log.ts'
import { asJson, bearer, keyFor, warehouse } from '../testing.ts'
import { carrierReading } from './reading.ts'
import { carrierFeedStore, type CarrierFeedStore } from './store.ts'

const secret = 'dev-easypost-sécret'
const day = Date.UTC(2026, 10, 24)
const hour = 3_600_000
const steps: readonly EasypostStep[] = [
  { at: day + 9 * hour, status: 'pre_transit', detail: 'label_created', code: 'MP' },
  { at: day + 15 * hour, status: 'in_transit', code: 'PU', city: 'Denver' },
  { at: day + 20 * hour, status: 'in_transit', code: 'DP', city: 'Denver' },
  { at: day + 40 * hour, status: 'delivered', code: 'FS', city: 'Boise' },
]
const told = (count: number) =>
  easypostSample({ carrier: 'UPS', number: '1ZDEMO', steps: steps.slice(0, count) })

test('E2: a signed payload is kept byte for byte, answered, and read afterwards', async () => {
  const { app, carrierFeeds, eventLog, reading } = await carrierHouse()

  const answer = await app.request('/hooks/easypost', signed(told(2)))

  expect(answer.status).toBe(200)
  const [kept] = await carrierFeeds.waiting(day * 2, 10)
  expect(Buffer.from(kept?.bytes ?? []).toString()).toBe(told(2))
  await reading()
  expect(await carrierFeeds.waiting(day * 2, 10)).toEqual([])
  expect(await statusesIn(eventLog)).toEqual(['label-created', 'accepted'])
})

test.each([
  ['no signature', asJson({})],
  ['a signature over other bytes', signed(told(2), easypostSignature(bytesOf(told(1)), secret))],
  ['a signature by another secret', signed(told(2), easypostSignature(bytesOf(told(2)), 'other'))],
])('E2: %s is refused, and nothing is kept', async (_what, request) => {
  const { app, carrierFeeds } = await carrierHouse()

  const answer = await app.request('/hooks/easypost', request)

  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ type: '/problems/bad-signature' })
  expect(await carrierFeeds.waiting(day * 2, 10)).toEqual([])
  expect(await carrierFeeds.health()).toEqual([])
})

test('L3: a body that is too large is refused; without a secret the address does not exist', async () => {
  const { app } = await carrierHouse()
  const { app: without } = await warehouse()

  const large = await app.request('/hooks/easypost', signed(' '.repeat(1024 * 1024 + 1)))
  const nowhere = await without.request('/hooks/easypost', signed(told(1)))

  expect(large.status).toBe(413)
  expect(nowhere.status).toBe(404)
})

test('E6: the same bytes again are kept once, and the feed counts as heard', async () => {
  const { app, carrierFeeds, eventLog, reading, clock } = await carrierHouse()

  for (const _ of [1, 2, 3]) await app.request('/hooks/easypost', signed(told(2)))
  clock.at += 60_000
  await app.request('/hooks/easypost', signed(told(2)))

  expect(await carrierFeeds.waiting(day * 2, 10)).toHaveLength(1)
  expect(await carrierFeeds.health()).toEqual([
    { feed: 'easypost', lastReceivedAt: clock.at, received: 4 },
  ])
  await reading()
  expect(await statusesIn(eventLog)).toHaveLength(2)
})

test('E6: histories that overlap and come late give each fact once', async () => {
  const { app, eventLog, reading } = await carrierHouse()

  for (const count of [4, 2, 3, 1]) {
    await app.request('/hooks/easypost', signed(told(count)))
    await reading()
  }

  expect(await statusesIn(eventLog)).toEqual([
    'label-created',
    'accepted',
    'in-transit',
    'delivered',
  ])
})

test('E2: what waited when the server stopped is read after its next start', async () => {
  const { app, carrierFeeds, eventLog, deps } = await carrierHouse()
  await app.request('/hooks/easypost', signed(told(2)))

  const next = carrierReading({ ...deps, payloads: carrierFeeds, later: never })
  next.wake()
  await next.settled()

  expect(await statusesIn(eventLog)).toHaveLength(2)
})

test('a payload that cannot be read is set aside with its reason, and the next one is read', async () => {
  const { app, carrierFeeds, eventLog, reading } = await carrierHouse()
  const strange = '{"description":"tracker.updated","result":{"object":"Tracker"}}'

  await app.request('/hooks/easypost', signed(strange))
  await app.request('/hooks/easypost', signed(told(1)))
  await reading()

  expect(await statusesIn(eventLog)).toEqual(['label-created'])
  const [failed] = await carrierFeeds.failed(10)
  expect(failed?.reason).toMatch(/^unknown-shape: /)
  expect(await carrierFeeds.waiting(day * 2, 10)).toEqual([])
})

test('a log that cannot store puts the payload off, doubling the wait, until it can', async () => {
  const trouble = troubledLog([['retry'], 'throws', ['accepted']])
  const timers: { readonly run: () => void; readonly ms: number }[] = []
  const clock = { at: day }
  const payloads = store()
  await payloads.keep(keptPayload(told(1)))
  const reading = carrierReading({
    payloads,
    eventLog: trouble,
    now: () => clock.at,
    log: () => undefined,
    later: (run, ms) => {
      timers.push({ run, ms })
      return () => undefined
    },
  })

  reading.wake()
  await reading.settled()
  for (const _ of [1, 2]) {
    const timer = timers.at(-1)
    clock.at += timer?.ms ?? 0
    timer?.run()
    await reading.settled()
  }

  expect(timers.map(({ ms }) => ms)).toEqual([5000, 10_000])
  expect(await payloads.waiting(day * 2, 10)).toEqual([])
  expect(trouble.asked).toBe(3)
})

test('F5: reports that come before their order wait in the log, and are on it when it comes', async () => {
  const house = await carrierHouse()
  await house.app.request('/hooks/easypost', signed(told(2)))
  await house.reading()
  const key = await keyFor(house)
  const order = { shop: 'shop', reference: '1042', site: 'denver', lines: [line] }
  const placed = await house.app.request('/v1/orders', asJson(order, bearer(key)))
  const { order: id } = (await placed.json()) as { order: string }

  await house.eventLog.append(labelCreated(id))

  const held = await house.eventLog.orderView(as<OrderId>(id))
  expect(held?.view.boxes[0]?.possession.state).toBe('carrier-only')
})

const line = { sku: 'MUG', name: 'Mug', units: 1 }

async function carrierHouse() {
  const house = await warehouse({ easypostWebhookSecret: secret })
  const reader = carrierReading({ ...house.deps, payloads: house.carrierFeeds, later: never })
  const reading = async () => {
    reader.wake()
    await reader.settled()
  }
  return { ...house, reading }
}

const never = () => () => undefined

function bytesOf(body: string): Uint8Array {
  return new TextEncoder().encode(body)
}

function signed(body: string, signature = easypostSignature(bytesOf(body), secret)): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hmac-signature': signature },
    body,
  }
}

async function statusesIn(eventLog: EventLog) {
  const stored = await eventLog.eventsAfter(0, 100)
  return stored
    .flatMap(({ event }) => (event.kind === 'carrier-reported' ? [event] : []))
    .toSorted((one, other) => timeOf(one.occurred) - timeOf(other.occurred))
    .map(({ body }) => body.status)
}

const timeOf = (occurred: object): number =>
  'at' in occurred && typeof occurred.at === 'number' ? occurred.at : 0

function store(): CarrierFeedStore {
  const opened = openDatabase(':memory:')
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return carrierFeedStore(opened.value)
}

const keptPayload = (body: string) => ({
  feed: 'easypost',
  sha256: '00',
  receivedAt: day,
  headers: {},
  bytes: bytesOf(body),
})

function troubledLog(answers: readonly (readonly AppendFate[] | 'throws')[]) {
  const log = {
    asked: 0,
    append: async (_batch: Batch) => {
      const answer = answers[log.asked] ?? []
      log.asked += 1
      if (answer === 'throws') throw new Error('disk full')
      return { fates: answer, touched: [], rev: 1 }
    },
  }
  return log
}

function labelCreated(order: string): Batch {
  const event = {
    id: 'label-1',
    kind: 'label-created',
    source: 'shop',
    occurred: { at: day },
    subject: { order, box: 'box-1', label: { carrier: 'ups', number: '1ZDEMO' } },
    body: { box: 'box-1', label: { carrier: 'ups', number: '1ZDEMO' } },
  } as unknown as Batch['arrivals'][number]['event']
  return {
    arrivals: [{ event, bytes: JSON.stringify(event), hash: 'label-1' }],
    refused: [],
    at: day,
  }
}
