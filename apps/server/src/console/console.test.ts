import { read } from '@milepost/barcode'
import {
  type Badged,
  concerns,
  hashOf,
  hashOfText,
  type Board,
  type DeviceRow,
  type FindingPage,
  type Found,
  type OrderPage,
  type Pulled,
  type UserList,
} from '@milepost/contract'
import { as, canonical, type DeviceId, type OrderId, type PersonId } from '@milepost/domain'
import { beforeAll, expect, test } from 'vitest'
import { demoSite } from '../demo/crew.ts'
import { demoDay, demoShop } from '../demo/demo-day.ts'
import type { Ledger } from '../devices/ledger.ts'
import type { Batch } from '../event-log/event-log.ts'
import { orderIdOf } from '../orders/place-order.ts'
import { openSite } from '../sites/open-site.ts'
import {
  answered,
  asJson,
  bearer,
  joined,
  origin,
  problemIn,
  scan,
  signedInAs,
  warehouse,
  type Warehouse,
} from '../testing.ts'

let house: Warehouse
let cookie = ''
beforeAll(async () => {
  house = await warehouse()
  await openSite(house, demoSite)
  const day = demoDay(house.clock.at, orderIdOf)
  const events = [...day.facts, ...day.scans.map((each) => each.event)]
  const arrivals: Batch['arrivals'] = events.map((event) => ({
    event,
    bytes: canonical(event),
    hash: hashOf(event),
  }))
  await house.eventLog.append({ arrivals, refused: [], at: house.clock.at })
  await house.eventLog.judge(house.clock.at)
  cookie = await signedInAs(house, 'supervisor')
})

async function asked<Answer>(path: string, from = house, by = cookie): Promise<Answer> {
  const answer = await from.app.request(path, { headers: { cookie: by } })
  return (await answer.json()) as Answer
}

const searched = async (text: string) =>
  await house.app.request('/v1/console/search', {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })

async function foundBy(text: string): Promise<Found> {
  return (await (await searched(text)).json()) as Found
}

const orderOf = (reference: string): OrderId => orderIdOf(demoShop, reference)

test('one box finds an order by its reference, and says why', async () => {
  const { hits } = await foundBy('DEMO-1040')

  expect(hits).toMatchObject([{ order: orderOf('DEMO-1040'), because: 'reference' }])
})

test('one box finds an order by its tracking number', async () => {
  const { view } = await asked<OrderPage>(`/v1/console/orders/${orderOf('DEMO-1040')}`)
  const number = view.boxes[0]?.label?.number

  const { hits } = await foundBy(number ?? '')

  expect(hits.map(({ order }) => order)).toContain(orderOf('DEMO-1040'))
})

test('one box finds an order by its customer, and a device by its name', async () => {
  const id = orderOf('DEMO-1041')
  const claim = { kind: 'order', owner: demoShop, reference: 'DEMO-1041', id } as const
  const beside = { token: 'token-of-1041', customer: { name: 'Ada Byron' } }
  await house.orders.claim({ ...claim, contentHash: '', firstAt: 0 }, beside)
  await joined(house, 'Zebra 12')

  const byName = await foundBy('byron')
  const byDevice = await foundBy('zebra')

  expect(byName.hits).toMatchObject([{ reference: 'DEMO-1041', because: 'customer' }])
  expect(byDevice.devices).toMatchObject([{ name: 'Zebra 12' }])
})

test('nothing typed shows the latest orders', async () => {
  const { hits } = await foundBy('')

  const placed = hits.map(({ placedAt }) => placedAt)
  expect(placed.length).toBeGreaterThan(10)
  expect(placed).toEqual(placed.toSorted((a, b) => b - a))
  expect(await asked('/v1/console/orders')).toEqual({ hits, devices: [] })
})

test.each(['%25', "'; drop table event; --", '*', '"', 'ä\u0000', '('])(
  'L3: a search for %s is only a search',
  async (text) => {
    expect((await searched(text)).status).toBe(200)
  },
)

test('F3: the order page holds every line with its source, and when we heard of it', async () => {
  const page = await asked<OrderPage>(`/v1/console/orders/${orderOf('DEMO-1040')}`)

  expect(page.view.reference).toBe('DEMO-1040')
  expect(new Set(page.view.entries.map(({ source }) => source))).toEqual(
    new Set(['shop', 'device', 'carrier']),
  )
  for (const { id } of page.view.entries) expect(page.recordedAt).toHaveProperty([id])
})

test('I1: the missed-scan report holds verdict, evidence and the lines it cites', async () => {
  const page = await asked<FindingPage>('/v1/console/findings')

  expect(page.rows.length).toBeGreaterThan(0)
  const cited = page.rows.flatMap(({ evidence }) => evidence.impliedBy)
  for (const id of cited) expect(page.cited).toHaveProperty([id])
  const total = Object.values(page.counts).reduce((sum, count) => sum + count, 0)
  expect(total).toBe(page.rows.length)
})

test('I1: a filter narrows the rows and leaves the counts', async () => {
  const all = await asked<FindingPage>('/v1/console/findings')
  const missed = await asked<FindingPage>('/v1/console/findings?verdict=missed-scan')
  const elsewhere = await asked<FindingPage>('/v1/console/findings?site=denver')

  expect(missed.counts).toEqual(all.counts)
  expect(missed.rows).toEqual(all.rows.filter(({ verdict }) => verdict === 'missed-scan'))
  expect(elsewhere.rows).toEqual([])
})

test('I5: the board counts what the report holds, with the oldest age', async () => {
  const { counts, rows } = await asked<FindingPage>('/v1/console/findings')

  const { cards } = await asked<Board>('/v1/console/board')

  const missed = cards.find(({ bucket }) => bucket === 'missed-scan')
  expect(missed?.count).toBe(counts['missed-scan'])
  const due = rows.filter(({ verdict }) => verdict === 'missed-scan').map(({ since }) => since)
  expect(missed?.oldestAt).toBe(Math.min(...due))
})

test('I5: late orders and carrier trouble are on the board, and each card has its list', async () => {
  const { cards } = await asked<Board>('/v1/console/board')

  for (const concern of concerns) {
    const { hits } = await asked<Found>(`/v1/console/orders?concern=${concern}`)
    const card = cards.find(({ bucket }) => bucket === concern)
    expect(hits.length).toBeGreaterThan(0)
    expect(card).toMatchObject({ count: hits.length, oldestAt: hits[0]?.since })
    expect(hits.map(({ since = 0 }) => since)).toEqual(
      hits.map(({ since = 0 }) => since).toSorted((one, other) => one - other),
    )
  }
  const elsewhere = await asked<Found>('/v1/console/orders?concern=late&site=denver')
  expect(elsewhere.hits).toEqual([])
})

test('B3: a device shows what it made, what is held and which numbers are missing', async () => {
  const floor = await warehouse()
  const signedIn = await signedInAs(floor, 'support')
  const dock = await joined(floor)
  const have = { 'epoch-1': { ackedThrough: 0, made: 9 } } as never

  await answered(floor, dock, [scan(dock.device, 1), scan(dock.device, 4)], {
    have,
    holding: { waiting: 5 },
    sentAt: floor.clock.at + 90_000,
  })
  const { devices } = await asked<{ readonly devices: readonly DeviceRow[] }>(
    '/v1/console/devices',
    floor,
    signedIn,
  )

  expect(devices).toEqual([
    {
      device: dock.device,
      name: 'Dock 1',
      site: 'denver',
      state: 'active',
      enrolledAt: floor.clock.at,
      heardAt: floor.clock.at,
      waiting: 5,
      app: '1.0.0',
      clockOffset: -90_000,
      made: 9,
      held: 2,
      difference: 0,
      gaps: [{ from: 2, to: 3, since: floor.clock.at }],
      lost: [],
    },
  ])
})

test('B6: a device shows how well it keeps its scans, until it says otherwise', async () => {
  const floor = await warehouse()
  const signedIn = await signedInAs(floor, 'support')
  const dock = await joined(floor)
  const storage = { keeping: 'while-room', isLow: true, freeBytes: 12_000_000 } as const
  const told = async () => {
    const list = await asked<{ readonly devices: readonly DeviceRow[] }>(
      '/v1/console/devices',
      floor,
      signedIn,
    )
    return list.devices.map((row) => row.storage)
  }

  const before = await told()
  await answered(floor, dock, [scan(dock.device, 1)], { storage })
  await answered(floor, dock, [scan(dock.device, 2)])
  const low = await told()
  await answered(floor, dock, [], { storage: { keeping: 'for-good', isLow: false } })

  expect(before).toEqual([undefined])
  expect(low).toEqual([storage])
  expect(await told()).toEqual([{ keeping: 'for-good', isLow: false }])
})

test('I5: silent devices, lost numbers and quarantine are on the board, and clear', async () => {
  const floor = await warehouse()
  const signedIn = await signedInAs(floor, 'support')
  const dock = await joined(floor)
  const counts = async () => {
    const { cards } = await asked<Board>('/v1/console/board?site=denver', floor, signedIn)
    return Object.fromEntries(cards.map(({ bucket, count }) => [bucket, count]))
  }
  const clear = await counts()
  await answered(floor, dock, [scan(dock.device, 1), scan(dock.device, 3)], {
    holding: { waiting: 2 },
  })
  const poison = scan(dock.device, 4, { extra: { body: {} } })
  await answered(floor, dock, [poison], { holding: { waiting: 2 } })
  floor.clock.at += 3_600_000

  expect(new Set(Object.values(clear))).toEqual(new Set([0]))
  expect(await counts()).toMatchObject({
    'silent-device': 1,
    'missing-numbers': 1,
    'quarantined': 1,
  })
})

test('B8: a supervisor revokes a device; its key is known no more for work', async () => {
  const floor = await warehouse()
  const signedIn = await signedInAs(floor, 'supervisor')
  const dock = await joined(floor)

  const answer = await floor.app.request(`/v1/console/devices/${dock.device}/revoke`, {
    method: 'POST',
    headers: { cookie: signedIn, origin },
  })

  expect(answer.status).toBe(204)
  const pull = await floor.app.request('/v1/sync/pull', { headers: bearer(dock.token) })
  expect(pull.status).toBe(403)
})

test('L2: an enrolment is offered for a site that exists, with a link that devices reach', async () => {
  const floor = await warehouse({ publicUrl: 'https://scan.example.com' })
  const signedIn = await signedInAs(floor, 'supervisor')
  const headers = { cookie: signedIn, origin: 'https://scan.example.com' }

  const offer = await floor.app.request(
    '/v1/console/enrolments',
    asJson({ site: 'denver', name: 'D' }, headers),
  )
  const nowhere = await floor.app.request('/v1/console/enrolments', asJson({ site: 'x' }, headers))

  const { code, link } = (await offer.json()) as { readonly code: string; readonly link: string }
  expect(link).toBe(`https://scan.example.com/scan/?enrol=${code}`)
  expect(await problemIn(nowhere)).toMatchObject({ type: '/problems/invalid' })
})

test('the console hears that something changed, and what', async () => {
  const stopping = new AbortController()
  const floor = await warehouse({ stopping: stopping.signal })
  const signedIn = await signedInAs(floor, 'support')
  const dock = await joined(floor)
  const stream = await floor.app.request('/v1/console/live', { headers: { cookie: signedIn } })
  const heard: string[] = []
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
      heard.push(decoder.decode(chunk))
      if (heard.join('').includes('data: devices')) stopping.abort()
    }
  })()

  await expect.poll(() => heard.length).toBeGreaterThan(0)
  await answered(floor, dock, [])
  await reading

  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  expect(heard.join('')).toContain('event: changed\ndata: devices\n\n')
})

test('an admin issues a key that works, sees it without its secret, and revokes it', async () => {
  const floor = await warehouse()
  const headers = { cookie: await signedInAs(floor, 'admin'), origin }
  const issue = asJson({ name: 'shop', scopes: ['orders:read'] }, headers)

  const issued = await floor.app.request('/v1/console/keys', issue)
  const { key, secret } = (await issued.json()) as { readonly key: string; readonly secret: string }
  const works = await floor.app.request('/v1/orders/o-1', { headers: bearer(secret) })
  const listed = await (await floor.app.request('/v1/console/keys', { headers })).text()
  await floor.app.request(`/v1/console/keys/${key}`, { method: 'DELETE', headers })
  const over = await floor.app.request('/v1/orders/o-1', { headers: bearer(secret) })

  expect([works.status, over.status]).toEqual([404, 401])
  expect(listed).toContain(key)
  expect(listed).not.toContain(secret)
})

test('L1: staff that an admin adds can be checked by a device offline, by badge or PIN', async () => {
  const floor = await warehouse()
  const headers = { cookie: await signedInAs(floor, 'admin'), origin }
  const ana = { person: 'ana', name: 'Ana', language: 'es', badge: 'B-7Q2M9K4X1P', pin: '4711' }
  const put = (sites: readonly string[]) =>
    floor.app.request('/v1/console/staff', { ...asJson({ ...ana, sites }, headers), method: 'PUT' })

  const nowhere = await put(['x'])
  const added = await put(['denver'])

  const dock = await joined(floor)
  const pull = await floor.app.request('/v1/sync/pull', { headers: bearer(dock.token) })
  const text = await pull.text()
  expect([nowhere.status, added.status]).toEqual([400, 204])
  expect(text).toContain('"name":"Ana"')
  expect(text).not.toMatch(/B-7Q2M9K4X1P|4711/)
  expect(await floor.people.nameByPerson()).toEqual(
    new Map([
      ['ana', 'Ana'],
      [expect.any(String) as string, 'admin'],
    ]),
  )
})

test('L1: a badge made here is told once, opens a device that heard of it, and ends when the person leaves', async () => {
  const floor = await warehouse()
  const headers = { cookie: await signedInAs(floor, 'admin'), origin }
  const wish = { name: 'Bo', language: 'en', pin: '4711', sites: ['denver'] }
  const staff = '/v1/console/staff'

  const made = await floor.app.request(staff, asJson(wish, headers))

  const { person, badge } = (await made.json()) as Badged
  const listed = await (await floor.app.request(staff, { headers })).text()
  const dock = await joined(floor)
  const pulled = async () => {
    const answer = await floor.app.request('/v1/sync/pull', { headers: bearer(dock.token) })
    const { changes } = (await answer.json()) as Pulled
    return changes.find(({ id }) => id === person)
  }
  const said = read({ text: badge, symbology: 'qr' })
  const value = said.ok && said.meaning.kind === 'own' ? said.meaning.value : ''
  expect(made.status).toBe(201)
  expect(await pulled()).toMatchObject({ doc: { name: 'Bo', badge: hashOfText(value) } })
  expect(JSON.parse(listed)).toEqual({
    staff: [{ person, name: 'Bo', language: 'en', sites: ['denver'] }],
  })

  const left = await floor.app.request(`${staff}/${person}`, { method: 'DELETE', headers })
  const again = await floor.app.request(`${staff}/${person}`, { method: 'DELETE', headers })

  expect([left.status, again.status]).toEqual([204, 404])
  expect(await pulled()).toMatchObject({ collection: 'people', doc: null })
  expect((await floor.people.nameByPerson()).get(person)).toBe('Bo')
})

test('a site on a clock that nobody knows is refused', async () => {
  const floor = await warehouse()
  const headers = { cookie: await signedInAs(floor, 'admin'), origin }
  const open = (zone: string) =>
    floor.app.request('/v1/console/sites', {
      ...asJson({ site: 'lodz', name: 'Łódź', zone, stations: [] }, headers),
      method: 'PUT',
    })

  const answers = [await open('Europe/Lodz'), await open('Europe/Warsaw')]

  expect(answers.map(({ status }) => status)).toEqual([400, 204])
})

test('L2: a password that an admin changes ends the sessions opened with the old one', async () => {
  const floor = await warehouse()
  const headers = { cookie: await signedInAs(floor, 'admin'), origin }
  const support = await signedInAs(floor, 'support')
  const body = { name: 'support', role: 'support', password: 'another long password' }

  await floor.app.request('/v1/console/users', { ...asJson(body, headers), method: 'PUT' })

  const after = await floor.app.request('/v1/console/session', { headers: { cookie: support } })
  expect(after.status).toBe(401)
})

test('G1: an admin dresses a shop, and no link on its page can run a script', async () => {
  const floor = await warehouse()
  const cookies = {
    admin: await signedInAs(floor, 'admin'),
    other: await signedInAs(floor, 'support'),
  }
  const face = {
    shop: 'mugs',
    name: 'Mugs & more',
    colour: '#AA3300',
    help: 'https://mugs.example',
  }
  const put = async (body: object, by = cookies.admin) =>
    (
      await floor.app.request('/v1/console/shops', {
        ...asJson(body, { cookie: by }),
        method: 'PUT',
      })
    ).status

  expect(await put(face, cookies.other)).toBe(403)
  expect(await put(face)).toBe(204)
  expect(await put({ ...face, help: 'javascript:alert(1)' })).toBe(400)
  expect(await put({ ...face, colour: 'red' })).toBe(400)

  expect(await asked('/v1/console/shops', floor, cookies.admin)).toEqual({ shops: [face] })
})

test('L2: an admin takes a person out, but never the last admin', async () => {
  const floor = await warehouse()
  const admin = await signedInAs(floor, 'admin')
  const support = await signedInAs(floor, 'support')
  const { users } = await asked<UserList>('/v1/console/users', floor, admin)
  const personOf = (name: string) => users.find((user) => user.name === name)?.person ?? ''
  const remove = (person: string, by = admin) =>
    floor.app.request(`/v1/console/users/${person}`, {
      method: 'DELETE',
      headers: { cookie: by, origin },
    })
  const demotion = { name: 'admin', role: 'support', password: 'another good one' }

  expect((await remove(personOf('support'), support)).status).toBe(403)
  expect((await remove(personOf('support'))).status).toBe(204)

  const board = await floor.app.request('/v1/console/board', { headers: { cookie: support } })
  expect(board.status).toBe(401)
  expect((await remove(personOf('support'))).status).toBe(404)
  expect(await problemIn(await remove(personOf('admin')))).toMatchObject({
    type: '/problems/last-admin',
    detail: 'Make somebody else an admin first.',
  })
  const demoted = await floor.app.request('/v1/console/users', {
    ...asJson(demotion, { cookie: admin }),
    method: 'PUT',
  })
  expect(demoted.status).toBe(409)
  expect(floor.logged.join('\n')).toContain('"what":"console-user-removed"')
})

test('L2: only a device that is there can be taken out', async () => {
  const floor = await warehouse()
  const dock = await joined(floor)

  expect(await floor.devices.revoke(dock.device, as<PersonId>('u-1'), floor.clock.at)).toBe(true)
  expect(await floor.devices.revoke(as<DeviceId>('d-x'), as<PersonId>('u-1'), 0)).toBe(false)
  expect(await floor.devices.deviceById(dock.device)).toMatchObject({ state: 'revoked' })
})

test('B3: what the last account could not explain stands beside the device', async () => {
  const odd: Ledger[] = []
  const floor = await warehouse({ ledgers: () => odd })
  const signedIn = await signedInAs(floor, 'support')
  const { device } = await joined(floor)
  const counts = { made: 3, applied: 1, aside: 0, repeated: 0, pending: 0, lost: 0 }
  odd.push({ device, ...counts, difference: 2 })

  const { devices } = await asked<{ readonly devices: readonly DeviceRow[] }>(
    '/v1/console/devices',
    floor,
    signedIn,
  )

  expect(devices).toMatchObject([{ device, difference: 2 }])
})

test('B3, 60: scans that nothing accounts for, and views that drifted, are alarms on the board', async () => {
  const counts = { made: 3, applied: 1, aside: 0, repeated: 0, pending: 0, lost: 0 }
  const odd: Ledger[] = []
  const found = { at: 5, orders: 9, differed: 0, updated: 0 }
  const floor = await warehouse({ ledgers: () => odd, compared: () => found })
  const signedIn = await signedInAs(floor, 'support')
  const alarms = async () => (await asked<Board>('/v1/console/board', floor, signedIn)).alarms

  const well = await alarms()
  odd.push({ device: as('d-1'), ...counts, difference: 2 })
  found.differed = 4
  const ill = await alarms()

  expect(well).toEqual([])
  expect(ill).toEqual([
    { kind: 'unaccounted-scans', count: 2, at: floor.clock.at },
    { kind: 'drifted-views', count: 4, at: 5 },
  ])
})
