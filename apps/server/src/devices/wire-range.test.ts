import { readFileSync } from 'node:fs'
import { type Envelope, hashOf, type Push, wireVersion } from '@milepost/contract'
import {
  as,
  canonical,
  type DeviceEvent,
  type DeviceId,
  type PersonId,
  type SiteId,
} from '@milepost/domain'
import { expect, test } from 'vitest'
import { digestOf } from '../ops/secret.ts'
import { asJson, bearer, problemIn, pushedBy, warehouse, type Warehouse } from '../testing.ts'

/** What released versions sent, against the server of today. The range is one version wide until there is a second. */
const golden = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../packages/contract/golden/v1/${name}.json`, import.meta.url),
      'utf8',
    ),
  )

const key = 'the-key-of-the-device-in-the-drawer'

/** The device that wrote the messages has been enrolled for long. */
async function drawer({ devices, clock }: Warehouse, device: DeviceId) {
  const codeHash = digestOf('code')
  const offer = { codeHash, site: as<SiteId>('denver'), offeredBy: as<PersonId>('u-1') }
  await devices.offer({ ...offer, expiresAt: clock.at + 1 }, clock.at)
  await devices.redeem(codeHash, { device, name: 'Drawer', keyHash: digestOf(key) }, clock.at)
  return { device, key }
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
  [wireVersion - 1, 'unsupported-version'],
  [wireVersion + 1, 'server-too-old'],
])(
  'B7: version %i is out of range: nothing is stored, and the device is told %s',
  async (v, why) => {
    const house = await warehouse()
    const message = messageOf('push')
    const dock = await drawer(house, makerOf(message))
    const handIn = { ...(golden('hand-in') as object), v }

    const pushed = await pushedBy(house, dock, { ...message, v })
    const rescued = await house.app.request('/v1/sync/rescue', asJson(handIn, bearer(key)))

    expect([pushed.status, rescued.status]).toEqual([426, 426])
    expect((await problemIn(pushed)).type).toBe(`/problems/${why}`)
    expect((await problemIn(rescued)).type).toBe(`/problems/${why}`)
    expect(await house.eventLog.eventsAfter(0, 1)).toEqual([])
  },
)
