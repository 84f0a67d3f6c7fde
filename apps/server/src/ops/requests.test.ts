import { expect, test } from 'vitest'
import { asJson, bearer, keyFor, problemIn, warehouse } from '../testing.ts'

test('M3: a request is one line with the pattern of its route, never what stood in its place', async () => {
  const house = await warehouse()

  await house.app.request('/v1/orders/jane-doe?token=secret')
  await house.app.request('/o/my-own-token/live')
  await house.app.request('/jane@example.com')

  const lines = house.logged.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toMatchObject([
    { what: 'request', method: 'GET', route: '/v1/orders/…', status: 401 },
    { what: 'request', status: 404 },
    { what: 'request', status: 404 },
  ])
  expect(house.logged.join('\n')).not.toMatch(/jane|secret|my-own/)
})

test('M3: what only a mistake can cause is answered without its message, and logged without what was sent', async () => {
  const house = await warehouse()
  const eventLog = {
    ...house.eventLog,
    orderView: async () => {
      throw new Error('Failed query: select … params: ada@example.com')
    },
  }
  const { app, logged } = await warehouse({ ...house, eventLog })

  const answer = await app.request('/v1/orders/o-1', { headers: bearer(await keyFor(house)) })

  const problem = await problemIn(answer)
  expect(problem).toMatchObject({ status: 500, type: '/problems/broken' })
  expect(problem.detail).toContain(answer.headers.get('x-request-id'))
  expect(JSON.stringify(problem) + logged.join()).not.toMatch(/ada@|Failed query/)
  expect(logged.join()).toContain('requests.test.ts')
})

test('EL21: a full disk is no mistake: the caller is asked to come again', async () => {
  const house = await warehouse()
  const full = Object.assign(new Error('wrapped'), {
    cause: Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' }),
  })
  const eventLog = { ...house.eventLog, orderView: () => Promise.reject(full) }
  const { app } = await warehouse({ ...house, eventLog })

  const answer = await app.request('/v1/orders/o-1', { headers: bearer(await keyFor(house)) })

  expect(await problemIn(answer)).toMatchObject({ status: 503, type: '/problems/unavailable' })
})

test('M3: the health address says ready only while the log answers', async () => {
  const house = await warehouse()
  const gone = { ...house.eventLog, epoch: () => Promise.reject(new Error('closed')) }
  const { app } = await warehouse({ ...house, eventLog: gone })

  expect((await house.app.request('/healthz')).status).toBe(200)
  expect((await app.request('/healthz')).status).toBe(500)
})

test.each([
  ['text/plain', '{}'],
  ['application/x-www-form-urlencoded', 'code=ABCDEFGH'],
])('L3: a body of type %s, which any page may send, is not read', async (type, body) => {
  const house = await warehouse()

  const answer = await house.app.request('/v1/devices/enrol', {
    ...asJson({}),
    headers: { 'content-type': type },
    body,
  })

  expect(await problemIn(answer)).toMatchObject({ status: 400, type: '/problems/malformed' })
})
