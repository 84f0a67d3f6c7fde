import { readdirSync, readFileSync } from 'node:fs'
import {
  type Enrol,
  type Envelope,
  type HandedIn,
  type HandIn,
  hashOf,
  type Push,
  type TokenAsked,
  wireRange,
} from '@milepost/contract'
import {
  as,
  canonical,
  type DeviceEvent,
  type DeviceId,
  type PersonId,
  type SiteId,
} from '@milepost/domain'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../ops/secret.ts'
import {
  answered,
  asJson,
  bearer,
  problemIn,
  pushedBy,
  warehouse,
  type Warehouse,
} from '../testing.ts'
import { enrolledWith } from './testing-key.ts'

/** What released versions sent, against the server of today. */
const folder = new URL('../../../../packages/contract/golden/', import.meta.url)
const versions = readdirSync(folder)
const namesOf = (version: string) =>
  readdirSync(new URL(`${version}/`, folder)).map((name) => name.replace('.json', ''))
const golden = (name: string, version = 'v1'): unknown =>
  JSON.parse(readFileSync(new URL(`${version}/${name}.json`, folder), 'utf8'))

const token = 'the-token-of-the-device-in-the-drawer'

/** The device that wrote the messages has been enrolled for long. */
async function drawer({ devices, clock }: Warehouse, device: DeviceId) {
  await enrolledWith(devices, { device, site: as<SiteId>('denver'), token, now: clock.at })
  return { device, token }
}

const messageOf = (name: string) => golden(name) as Push & { readonly events: readonly Envelope[] }
const makerOf = ({ events }: { readonly events: readonly Envelope[] }) => {
  const [first] = events.map(({ event }) => event as unknown as DeviceEvent)
  return first?.scan.device ?? as<DeviceId>('nobody')
}

test('B7: a batch as version 1 wrote it goes in whole, every kind of scan byte for byte', async () => {
  const house = await warehouse()
  const message = messageOf('push')
  const dock = await drawer(house, makerOf(message))

  const answer = (await (await pushedBy(house, dock, message)).json()) as {
    readonly verdicts: readonly { readonly fate: string }[]
  }

  expect(new Set(answer.verdicts.map(({ fate }) => fate))).toEqual(new Set(['accepted']))
  for (const { event } of message.events) {
    const stored = await house.eventLog.eventById(event.id)
    expect(canonical(stored?.event)).toBe(canonical(event))
  }
})

test('B7: a batch of an app that knows more goes in whole, and what it knew more is kept', async () => {
  const house = await warehouse()
  const message = messageOf('push')
  const dock = await drawer(house, makerOf(message))
  const events = message.events.map(({ event, ...place }) => {
    const more = { ...event, laterField: { of: ['a', 'version', 2] } }
    return { ...place, laterPlace: 1, hash: hashOf(more), event: more }
  })

  const answer = await pushedBy(house, dock, { ...message, laterCount: 7, events })

  const { verdicts } = (await answer.json()) as {
    readonly verdicts: readonly { readonly fate: string }[]
  }
  expect(new Set(verdicts.map(({ fate }) => fate))).toEqual(new Set(['accepted']))
  for (const { event } of events) {
    expect(canonical((await house.eventLog.eventById(event.id))?.event)).toBe(canonical(event))
  }
})

test.each([
  [wireRange.oldest - 1, 'unsupported-version'],
  [wireRange.newest + 1, 'server-too-old'],
])(
  'B7: version %i is out of range: nothing is stored, and the device is told %s',
  async (v, why) => {
    const house = await warehouse()
    const message = messageOf('push')
    const dock = await drawer(house, makerOf(message))
    const handIn = { ...(golden('hand-in') as object), v }

    const pushed = await pushedBy(house, dock, { ...message, v })
    const rescued = await house.app.request('/v1/sync/rescue', asJson(handIn, bearer(token)))

    const pulled = await pulledBy(house, { v: String(v) })

    for (const answer of [pushed, rescued, pulled]) {
      expect(await problemIn(answer)).toMatchObject({ status: 426, type: `/problems/${why}` })
    }
    expect(await house.eventLog.eventsAfter(0, 1)).toEqual([])
  },
)

test('B7: every version of the range is there to be read', () => {
  const named = Array.from(
    { length: wireRange.newest - wireRange.oldest + 1 },
    (_, at) => `v${wireRange.oldest + at}`,
  )

  expect(versions.toSorted()).toEqual(named)
})

describe.each(versions)('%s', (version) => {
  test.each(namesOf(version).filter((name) => name.startsWith('scan-')))(
    'B7: %s goes in, byte for byte',
    async (name) => {
      const house = await warehouse()
      const event = golden(name, version) as DeviceEvent
      const dock = await drawer(house, event.scan.device)

      const { verdicts } = await answered(house, dock, [event])

      expect(verdicts).toMatchObject([{ fate: 'accepted' }])
      expect(canonical((await house.eventLog.eventById(event.id))?.event)).toBe(canonical(event))
    },
  )

  test('B7: a device asks for work as it did', async () => {
    const house = await warehouse()
    await drawer(house, as<DeviceId>('d-1'))

    const answer = await pulledBy(house, golden('pull-query', version) as Record<string, string>)

    expect(await answer.json()).toMatchObject({ ask: 'aabbccddeeff001122334455' })
  })

  test('B7: scans are handed in for another device as they were', async () => {
    const house = await warehouse()
    const handIn = golden('hand-in', version) as HandIn
    await drawer(house, makerOf(handIn))

    const answer = await house.app.request('/v1/sync/rescue', asJson(handIn, bearer(token)))

    const { verdicts } = (await answer.json()) as HandedIn
    expect(verdicts.map(({ id }) => id)).toEqual(handIn.events.map(({ event }) => event.id))
    expect(new Set(verdicts.map(({ fate }) => fate))).toEqual(new Set(['accepted']))
  })

  test('B7: a device joins, and proves its key, as it did', async () => {
    const house = await warehouse()
    const { devices, clock } = house
    const wish = golden('enrol', version) as Enrol
    const asked = golden('token-asked', version) as TokenAsked
    const offer = { codeHash: digestOf(wish.code), site: as<SiteId>('denver') }
    const offeredBy = as<PersonId>('u-1')
    await devices.offer({ ...offer, offeredBy, expiresAt: clock.at + 1 }, clock.at)

    const joined = await house.app.request('/v1/devices/enrol', asJson(wish))

    expect(joined.status).toBe(201)
    // It signed what it was given then.
    const { device, challenge } = asked
    const then = { ...offer, codeHash: 'then', offeredBy, expiresAt: clock.at + 1 }
    const key = JSON.stringify(wish.key)
    await devices.offer(then, clock.at)
    const name = wish.name
    await devices.redeem('then', { device: as<DeviceId>(device), name, key, challenge }, clock.at)
    const given = await house.app.request('/v1/devices/token', asJson(asked))
    expect(await given.json()).toMatchObject({ device, livesSeconds: 900 })
  })

  test('B7: there is no message that nobody reads', () => {
    const asked = ['push', 'pull-query', 'enrol', 'hand-in', 'token-asked']
    const told = ['pushed', 'pulled', 'enrolled', 'handed-in', 'token-given', 'rescue-pack']
    const names = namesOf(version).filter((name) => !name.startsWith('scan-'))

    expect(names.toSorted()).toEqual([...asked, ...told].toSorted())
  })
})

test.each([
  ['1.9.9', 426],
  ['1.10.0', 200],
  ['2', 200],
  ['a build by hand', 200],
])(
  'B7: where work takes app 1.10, app %s is answered %i, and its scans go in',
  async (app, status) => {
    const house = await warehouse({ minApp: '1.10.0' })
    const message = messageOf('push')
    const dock = await drawer(house, makerOf(message))

    const pulled = await pulledBy(house, { v: '1', app })
    const pushed = await pushedBy(house, dock, { ...message, app })

    expect(pulled.status).toBe(status)
    expect(pushed.status).toBe(200)
    expect(await pushed.json()).toMatchObject({ minApp: '1.10.0' })
  },
)

test('B7: an app that does not say its version is taken at its last word', async () => {
  const house = await warehouse({ minApp: '1.10.0' })
  const message = messageOf('push')
  const dock = await drawer(house, makerOf(message))
  await pushedBy(house, dock, { ...message, app: '1.9.0' })

  const pulled = await pulledBy(house, {})

  expect(await problemIn(pulled)).toMatchObject({ status: 426, type: '/problems/app-too-old' })
})

const pulledBy = (house: Warehouse, query: Record<string, string>) =>
  house.app.request(`/v1/sync/pull?${new URLSearchParams(query).toString()}`, {
    headers: bearer(token),
  })
