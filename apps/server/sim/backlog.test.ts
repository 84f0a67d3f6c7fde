import { as, type DeviceEvent, type EpochId, type EventId } from '@milepost/domain'
import { atStart, draftOf, type HeldScan, numbered, type OutboxStore, step } from '@milepost/outbox'
import { memoryWork, testClock, testRandom } from '@milepost/outbox/testing'
import { expect, test } from 'vitest'
import { bearer, joined, pushedBy, warehouse } from '../src/testing.ts'

const day = 24 * 3_600_000
const year = 365 * day
const epoch = as<EpochId>('epoch-1')

test('B3: a hundred thousand scans of thirty days, by a clock that is a year off, drain without a refusal', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const scans = 100_000
  const clock = testClock(house.clock.at - year)
  const queue = queueOf(madeOver30Days(dock.device, scans, clock.now()))
  const statuses: number[] = []
  const push = async (body: string) => {
    const answer = await pushedBy(house, dock, JSON.parse(body))
    statuses.push(answer.status)
    return { status: answer.status, text: await answer.text() }
  }
  const pull = async (query: Readonly<Record<string, string>>) => {
    const address = `/v1/sync/pull?${new URLSearchParams(query).toString()}`
    const answer = await house.app.request(address, { headers: bearer(dock.token) })
    return { status: answer.status, text: await answer.text() }
  }
  const maker = { device: dock.device, site: as<never>('denver'), app: '0.7.0' }
  const ports = {
    outbox: queue,
    work: memoryWork(),
    transport: { push, pull },
    clock,
    random: testRandom(1),
    maker,
  }

  let memory = atStart(clock)
  let steps = 0
  for (let isIdle = false; !isIdle; steps += 1) {
    const next = await step(ports, memory)
    memory = next.memory
    isIdle = next.outcome.kind === 'idle'
    expect(steps).toBeLessThan(scans / 200 + 10)
  }

  expect(queue.left()).toBe(0)
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(statuses.length).toBeLessThanOrEqual(scans / 200 + 1)
  expect(await house.eventLog.receivedOf(dock.device)).toEqual([{ epoch, from: 1, to: scans }])
}, 120_000)

/** What no device with a database does: it forgets what is acked, so that only the server is tried. */
function queueOf(scans: readonly HeldScan[]): OutboxStore & { left(): number } {
  let first = 0
  const made = scans.length
  return {
    append: async () => Promise.reject(new Error('Nobody scans here')),
    look: async (most) => ({
      batch: scans.slice(first, first + most),
      waiting: made - first,
      epochs: [{ epoch, made, ackedThrough: first }],
      unfixedSessions: [],
      ...(first === 0 ? {} : { serverEpoch: 'life-1' }),
    }),
    settle: async ({ acked, setAside }) => {
      expect(setAside).toEqual([])
      first += acked.length
      return true
    },
    lacks: async () => [],
    left: () => made - first,
  }
}

function madeOver30Days(device: DeviceEvent['scan']['device'], count: number, now: number) {
  const maker = { device, site: as<never>('denver'), app: '0.7.0' }
  const intent = {
    kind: 'put-away',
    subject: {},
    body: { goods: { sku: 'MUG' }, units: 1, bin: 'A-1' },
    how: 'wedge',
    raw: 'NDAwMDAwMDAwMDAxMw==',
  } as const
  return Array.from({ length: count }, (_, at) => {
    const id = as<EventId>(`scan-${at}`)
    const clock = { session: as<never>('s-1'), mono: at, zone: 'UTC', offset: year, error: 20 }
    const made = { id, at: now - 30 * day + Math.floor((at * 30 * day) / count), clock }
    return numbered(draftOf(intent, maker, made))({ epoch, seq: at + 1 })
  })
}
