import { expect, test } from 'vitest'
import {
  asJson,
  origin,
  password,
  problemIn,
  signedInAs,
  warehouse,
  type Warehouse,
} from '../testing.ts'

const signIn = (house: Warehouse, name: string, given = password, headers = {}) =>
  house.app.request('/v1/console/session', asJson({ name, password: given }, headers))

const whoIs = (house: Warehouse, cookie: string) =>
  house.app.request('/v1/console/session', { headers: { cookie } })

test('L1: who signs in gets a session that scripts cannot read and other sites cannot send', async () => {
  const house = await warehouse()
  await signedInAs(house, 'supervisor')

  const answer = await signIn(house, 'Supervisor')

  expect(await answer.json()).toMatchObject({
    name: 'supervisor',
    role: 'supervisor',
    sites: [{ site: 'denver', name: 'Denver', zone: 'America/Denver' }],
  })
  const cookie = answer.headers.get('set-cookie')
  expect(cookie).toMatch(/^milepost=[\w-]{43};/)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Strict')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('L2: over HTTPS the cookie never travels without it', async () => {
  const house = await warehouse({ publicUrl: 'https://track.example.com' })
  await signedInAs(house, 'admin')

  const answer = await signIn(house, 'admin')

  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-milepost=.*Secure/)
})

test('L2: a session ends when signed out and when a shift is over', async () => {
  const house = await warehouse()
  const short = await signedInAs(house, 'support')
  const before = await whoIs(house, short)
  await house.app.request('/v1/console/session', {
    method: 'DELETE',
    headers: { cookie: short, origin },
  })
  const after = await whoIs(house, short)
  const long = await signedInAs(house, 'support')
  house.clock.at += 12 * 3_600_000

  const expired = await whoIs(house, long)

  expect([before.status, after.status, expired.status]).toEqual([200, 401, 401])
})

test('L3: a wrong password and a name that does not exist are answered alike', async () => {
  const house = await warehouse()
  await signedInAs(house, 'admin')

  const wrong = await signIn(house, 'admin', 'guess')
  const nobody = await signIn(house, 'nobody', 'guess')

  expect(wrong.status).toBe(401)
  expect(await wrong.text()).toBe(await nobody.text())
  expect(house.logged.join('\n')).not.toMatch(/guess|nobody/)
})

test('L3: guessing one name is slowed down, and says when to come again', async () => {
  const house = await warehouse()
  await signedInAs(house, 'admin')

  for (let guess = 0; guess < 10; guess += 1) await signIn(house, 'ghost', 'guess')
  const stopped = await signIn(house, 'GHOST', 'guess')
  const others = await signIn(house, 'admin')
  house.clock.at += 300_000
  const later = await signIn(house, 'ghost', 'guess')

  expect(await problemIn(stopped)).toMatchObject({ status: 429, type: '/problems/too-many' })
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect([others.status, later.status]).toEqual([200, 401])
})

test('L3: who signs in again and again with the right password is no guesser', async () => {
  const house = await warehouse()
  await signedInAs(house, 'admin')

  for (let time = 0; time < 31; time += 1) {
    expect((await signIn(house, 'admin')).status).toBe(200)
  }
})

test('L3: a change made with a cookie must come from our own pages', async () => {
  const house = await warehouse()
  const cookie = await signedInAs(house, 'supervisor')
  const offer = (headers: Record<string, string>) =>
    house.app.request('/v1/console/enrolments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ site: 'denver' }),
    })

  const answers = await Promise.all([
    offer({ origin }),
    offer({ origin: 'https://evil.example' }),
    offer({ origin: 'null' }),
    offer({}),
  ])

  expect(answers.map(({ status }) => status)).toEqual([201, 403, 403, 403])
})

test.each([
  ['GET', '/v1/console/board', 200, 200, 200],
  ['GET', '/v1/console/devices', 200, 200, 200],
  ['GET', '/v1/console/findings', 200, 200, 200],
  ['GET', '/v1/console/quarantine', 200, 200, 200],
  ['POST', '/v1/console/devices/d-1/revoke', 403, 404, 404],
  ['GET', '/v1/console/keys', 403, 403, 200],
])(
  'L1: %s %s answers support %i, a supervisor %i and an admin %i',
  async (method, path, ...expected) => {
    const house = await warehouse()
    const statuses: number[] = []

    for (const role of ['support', 'supervisor', 'admin'] as const) {
      const cookie = await signedInAs(house, role)
      const answer = await house.app.request(path, { method, headers: { cookie, origin } })
      statuses.push(answer.status)
    }
    const nobody = await house.app.request(path, { method, headers: { origin } })

    expect(statuses).toEqual(expected)
    expect(nobody.status).toBe(401)
  },
)

test('L2: neither password, session nor key can be read from what is stored', async () => {
  const house = await warehouse()
  const cookie = await signedInAs(house, 'admin')

  const stored = await house.people.userByName('admin')

  expect(stored?.password).toMatch(/^scrypt\$\d+\$/)
  expect(stored?.password).not.toContain(password)
  expect(
    await house.people.userOfSession(cookie.split('=')[1] ?? '', house.clock.at),
  ).toBeUndefined()
})
