import { gunzipSync } from 'node:zlib'
import type { Enrolled } from '@milepost/contract'
import { as, type PersonId, type SiteId } from '@milepost/domain'
import { expect, test } from 'vitest'
import {
  answered,
  asJson,
  bearer,
  joined,
  origin,
  problemIn,
  scan,
  warehouse,
  type Warehouse,
  withToken,
} from '../testing.ts'
import { offerEnrolment } from './enrolment.ts'
import { ledgers } from './ledger.ts'
import { testKey } from './testing-key.ts'

const offered = ({ deps }: Warehouse, name?: string) =>
  offerEnrolment(
    deps,
    { site: as<SiteId>('denver'), ...(name ? { name } : {}) },
    as<PersonId>('u-1'),
    origin,
  )

const enrol = (house: Warehouse, code: string, more: object = {}) =>
  house.app.request(
    '/v1/devices/enrol',
    asJson({ code, name: 'Zebra 4', app: '1.0.0', key: testKey, ...more }),
  )

test('L2: a code lets one device in by the key it made, and it gets its site', async () => {
  const house = await warehouse()
  const { code, link, expiresAt } = await offered(house)

  const answer = await enrol(house, code)

  const body = (await answer.json()) as Enrolled
  expect(answer.status).toBe(201)
  expect(body).toMatchObject({ name: 'Zebra 4', site: 'denver', serverTime: house.clock.at })
  expect(link).toBe(`http://localhost/scan/?enrol=${code}`)
  expect(expiresAt).toBe(house.clock.at + 15 * 60_000)
  const { token } = await withToken(house.app, body)
  const pull = await house.app.request('/v1/sync/pull', { headers: bearer(token) })
  expect(pull.status).toBe(200)
})

test('L2: the console may name the device', async () => {
  const house = await warehouse()
  const { code } = await offered(house, 'Dock 3')

  const answer = await enrol(house, code)

  expect(await answer.json()).toMatchObject({ name: 'Dock 3' })
})

test('L2: a code that is used, too old or made up is refused alike', async () => {
  const house = await warehouse()
  const used = await offered(house)
  await enrol(house, used.code)
  const again = await enrol(house, used.code)
  const madeUp = await enrol(house, 'ABCDEFGH')
  const old = await offered(house)
  house.clock.at = old.expiresAt

  const late = await enrol(house, old.code)

  const texts = await Promise.all([again, madeUp, late].map((each) => each.text()))
  expect(new Set(texts).size).toBe(1)
  expect(again.status).toBe(409)
  expect(await house.devices.allDevices()).toHaveLength(1)
})

test('L3: codes cannot be guessed at speed', async () => {
  const house = await warehouse()
  const { code } = await offered(house)
  for (let guess = 0; guess < 10; guess += 1) await enrol(house, 'ABCDEFGH')

  const stopped = await enrol(house, code)
  house.clock.at += 60_000
  const later = await enrol(house, code)

  expect(await problemIn(stopped)).toMatchObject({ status: 429 })
  expect(later.status).toBe(201)
})

test('L3: a site adds all its devices in a minute: a code that was right is no guess', async () => {
  const house = await warehouse()
  const codes = await Promise.all(Array.from({ length: 12 }, async () => await offered(house)))

  const statuses: number[] = []
  for (const { code } of codes) statuses.push((await enrol(house, code)).status)

  expect(statuses).toEqual(codes.map(() => 201))
})

test('L2: neither code nor token is stored or logged', async () => {
  const house = await warehouse()
  const { code } = await offered(house)
  const { token } = await joined(house)

  const stored = JSON.stringify(await house.devices.allDevices()) + house.logged.join()

  expect(stored).not.toContain(token)
  expect(stored).not.toContain(code)
  expect(await house.devices.deviceByToken(token, house.clock.at)).toBeUndefined()
})

test.each([
  ['no point of the curve', { ...testKey, y: testKey.x }],
  ['of another curve', { ...testKey, crv: 'P-384' }],
  ['too short', { ...testKey, x: 'AAAA' }],
  ['none', undefined],
])('L2: with a key that is %s nobody joins, and the code stays good', async (_what, key) => {
  const house = await warehouse()
  const { code } = await offered(house)

  const refused = await enrol(house, code, { key })
  const right = await enrol(house, code)

  expect(await problemIn(refused)).toMatchObject({ status: 400, type: '/problems/invalid' })
  expect(right.status).toBe(201)
})

test('L2: a device that lost its key comes back as itself by a new code, and its old token is over', async () => {
  const house = await warehouse()
  const { device, token } = await joined(house)
  const { code } = await offered(house)

  const answer = await enrol(house, code, { again: device })

  const back = (await answer.json()) as Enrolled
  expect(back.device).toBe(device)
  const old = await house.app.request('/v1/sync/pull', { headers: bearer(token) })
  expect(await problemIn(old)).toMatchObject({ status: 401, type: '/problems/token-over' })
  const { token: fresh } = await withToken(house.app, back)
  expect((await house.app.request('/v1/sync/pull', { headers: bearer(fresh) })).status).toBe(200)
  expect(await house.devices.allDevices()).toHaveLength(1)
})

test('L2: the log names who joined, and who came back by another key', async () => {
  const house = await warehouse()
  const { device } = await joined(house)
  const { code } = await offered(house)
  house.clock.at += 1

  await enrol(house, code, { again: device })

  const told = house.logged.filter((line) => line.includes('device-joined'))
  expect(told.map((line) => JSON.parse(line) as object)).toMatchObject([
    { device, isBack: false },
    { device, isBack: true },
  ])
})

test('B3: what waited on a device that comes back by a new key is still to come, not lost', async () => {
  const house = await warehouse()
  const dock = await joined(house)
  const have = { 'epoch-1': { ackedThrough: 1, made: 3 } } as never
  await answered(house, dock, [scan(dock.device, 1)], { have, holding: { waiting: 2 } })
  const { code } = await offered(house)

  await enrol(house, code, { again: dock.device })

  const [ledger] = await ledgers(house)
  expect(ledger).toMatchObject({ made: 3, applied: 1, pending: 2, lost: 0, difference: 0 })
})

test('B8: coming back makes no revoked device welcome', async () => {
  const house = await warehouse()
  const { device } = await joined(house)
  await house.devices.revoke(device, as<PersonId>('u-1'), house.clock.at)
  const { code } = await offered(house)

  const back = (await (await enrol(house, code, { again: device })).json()) as Enrolled

  const { token } = await withToken(house.app, back)
  const pull = await house.app.request('/v1/sync/pull', { headers: bearer(token) })
  expect(await problemIn(pull)).toMatchObject({ type: '/problems/device-revoked' })
})

test('C6: a device pulls what changed at its site, and is told when its cursor means nothing any more', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const pull = async (query: string) => {
    const answer = await house.app.request(`/v1/sync/pull${query}`, { headers: bearer(token) })
    return (await answer.json()) as { readonly cursor: number }
  }

  const first = await pull('')
  const nothing = await pull(`?cursor=${first.cursor}&epochSeen=life-1&waiting=4`)
  const restored = await pull(`?cursor=${first.cursor}&epochSeen=life-0`)

  expect(first).toMatchObject({
    epoch: 'life-1',
    more: false,
    mustRefetch: false,
    changes: [{ collection: 'site', id: 'denver', doc: { name: 'Denver' } }],
  })
  expect(nothing).toMatchObject({ changes: [], cursor: first.cursor })
  expect(restored).toMatchObject({ mustRefetch: true, cursor: 0, changes: [] })
  expect(await house.devices.allDevices()).toMatchObject([{ waiting: 4 }])
})

test.each(['?cursor=-1', '?cursor=x', '?limit=501', '?limit=0', '?waiting=1.5'])(
  'a pull with %s is refused',
  async (query) => {
    const house = await warehouse()
    const { token } = await joined(house)

    const answer = await house.app.request(`/v1/sync/pull${query}`, { headers: bearer(token) })

    expect(await problemIn(answer)).toMatchObject({ type: '/problems/invalid' })
  },
)

test('C6: a page of work lists travels packed to a device that can unpack it', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const headers = { ...bearer(token), 'accept-encoding': 'gzip' }

  const answer = await house.app.request('/v1/sync/pull', { headers })

  expect(answer.headers.get('content-encoding')).toBe('gzip')
  const unpacked = gunzipSync(await answer.arrayBuffer()).toString()
  expect(JSON.parse(unpacked)).toMatchObject({ changes: [{ id: 'denver' }] })
})
