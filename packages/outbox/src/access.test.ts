import { as, type DeviceId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { type Access, type AccessPorts, withAccess } from './access.ts'
import type { Answer } from './ports.ts'
import { testClock } from './testing.ts'

const dock = as<DeviceId>('d-1')
const minute = 60_000

/** A server that gives a token for the right signature, each thing to sign good for once. */
function tokenServer() {
  const server = {
    challenge: 'sign 1',
    given: 0,
    asked: [] as { device: string; challenge: string; signature: string }[],
    knows: (_token: string): boolean => true,
    /** What comes back instead of the next answer. */
    instead: [] as (Answer | undefined)[],
    askForToken: async (body: string): Promise<Answer | undefined> => {
      const ask = JSON.parse(body) as (typeof server.asked)[number]
      server.asked.push(ask)
      const answer = fresh(ask)
      return server.instead.length > 0 ? server.instead.shift() : answer
    },
  }
  const fresh = ({ device, challenge, signature }: (typeof server.asked)[number]): Answer => {
    if (challenge !== server.challenge) return problem('prove-key', { challenge: server.challenge })
    if (signature !== `signed milepost token\n${device}\n${challenge}`)
      return problem('unknown-device')
    server.given += 1
    server.challenge = `sign ${server.given + 1}`
    const token = `token ${server.given} `.padEnd(40, '.')
    return json({ device, token, livesSeconds: 900, challenge: server.challenge })
  }
  return server
}

const json = (body: object, status = 200): Answer => ({ status, text: JSON.stringify(body) })
const problem = (kind: string, more: object = {}) =>
  json({ type: `/problems/${kind}`, status: 401, ...more }, 401)

function phone(wish: Partial<AccessPorts> = {}, server = tokenServer()) {
  const clock = testClock()
  const kept: { access?: Access } = {}
  const ports: AccessPorts = {
    device: async () => dock,
    sign: async (text) => `signed ${text}`,
    read: async () => kept.access,
    keep: async (access) => {
      kept.access = access
    },
    askForToken: server.askForToken,
    clock,
    ...wish,
  }
  const sent: string[] = []
  const request = async (token: string) => {
    sent.push(token.slice(0, 7))
    return server.knows(token) ? json({ ok: true }) : problem('token-over')
  }
  return { server, clock, kept, ports, sent, request, ask: withAccess(ports) }
}

test('AC1: a token serves every request of its time, and is renewed before it ends on the way', async () => {
  const { ask, request, sent, clock } = phone()
  await ask(request)
  clock.pass(14 * minute)
  await ask(request)
  clock.pass(40_000)

  await ask(request)

  expect(sent).toEqual(['token 1', 'token 1', 'token 2'])
})

test('AC1: the next token costs one request, since what to sign came with the last one', async () => {
  const { ask, request, server, clock } = phone()
  await ask(request)
  const before = server.asked.length
  clock.pass(16 * minute)

  await ask(request)

  expect(server.asked.length - before).toBe(1)
})

test('AC2: a request that is refused goes again once, with a new token', async () => {
  const { ask, request, sent, server } = phone()
  await ask(request)
  server.knows = (token) => !token.startsWith('token 1')

  const answer = await ask(request)

  expect(answer?.status).toBe(200)
  expect(sent).toEqual(['token 1', 'token 1', 'token 2'])
})

test('AC2: where the new token is refused as well, it is left at that', async () => {
  const { ask, request, sent, server } = phone()
  server.knows = () => false

  const answer = await ask(request)

  expect(answer?.status).toBe(401)
  expect(sent).toEqual(['token 1'])
})

test.each([-10 * 365, 10 * 365])(
  'AC3: a clock that jumps %i days costs a token at most',
  async (days) => {
    const { ask, request, sent, clock } = phone()
    await ask(request)
    clock.set(clock.now() + days * 24 * 60 * minute)

    await ask(request)
    await ask(request)

    expect(sent).toEqual(['token 1', 'token 2', 'token 2'])
  },
)

test('AC4: what to sign that is used up, by a lost answer or another tab, is asked for anew', async () => {
  const { ask, request, sent, server } = phone()
  server.instead.push(problem('prove-key', { challenge: 'sign 1' }), undefined)

  const unanswered = await ask(request)
  const answer = await ask(request)

  expect([unanswered, answer?.status]).toEqual([undefined, 200])
  expect(sent).toEqual(['token 2'])
})

test('AC5: a tab takes the token that another tab got', async () => {
  const one = phone()
  const other = withAccess(one.ports)
  await one.ask(one.request)
  one.server.knows = (token) => !token.startsWith('token 1')
  await one.ask(one.request)

  await other(one.request)

  expect(one.sent.at(-1)).toBe('token 2')
  expect(one.server.given).toBe(2)
})

test('AC5: requests that find the token over together wait for one new token', async () => {
  const { ask, request, server } = phone()

  await Promise.all([ask(request), ask(request), ask(request)])

  expect(server.given).toBe(1)
})

test('AC6: a token that was meant for another device is none', async () => {
  const { ask, request, sent, server } = phone()
  const token = 'of another '.padEnd(40, '.')
  server.instead.push(json({ device: 'd-2', token, livesSeconds: 900, challenge: 'c' }))

  const answer = await ask(request)

  expect([answer, sent]).toEqual([undefined, []])
})

test('AC6: a device that joined anew shows nothing of what it was', async () => {
  let name = dock
  const { ask, request, sent } = phone({ device: async () => name })
  await ask(request)
  name = as<DeviceId>('d-2')

  await ask(request)

  expect(sent).toEqual(['token 1', 'token 2'])
})

test('AC6: a token that is still under way to what this device was before is none of its own', async () => {
  let name = dock
  const arrived = Promise.withResolvers<void>()
  const server = tokenServer()
  const askForToken = async (body: string) => {
    if (body.includes(dock)) await arrived.promise
    return await server.askForToken(body)
  }
  const { ask, request, sent } = phone({ device: async () => name, askForToken }, server)
  const before = ask(request)
  name = as<DeviceId>('d-2')

  const after = ask(request)
  await expect.poll(() => server.given).toBe(1)
  arrived.resolve()
  await Promise.all([before, after])

  expect(sent).toEqual(['token 1', 'token 2'])
})

test.each<[string, Answer | undefined]>([
  ['nothing', undefined],
  ['a portal', { status: 200, text: '<html>Guest Wi-Fi</html>' }],
  ['a proxy', { status: 401, text: '<h1>Who are you?</h1>' }],
  ['a refusal that is not about the scans', json({ type: '/problems/invalid', status: 400 }, 400)],
  ['half an answer', { status: 200, text: '{"device":"d-1","tok' }],
])('AC7: %s in place of a token is no answer to the request', async (_what, instead) => {
  const { ask, request, sent, server } = phone()
  server.instead.push(instead)

  expect(await ask(request)).toBeUndefined()

  expect(sent).toEqual([])
})

test.each([429, 503])('AC7: a server that asks for patience (%i) is given it', async (status) => {
  const { ask, request, server } = phone()
  const wait = { status, text: '', retryAfter: '20' }
  server.instead.push(wait)

  expect(await ask(request)).toEqual(wait)
})

test('AC8: without its key a device is unknown, and nobody is asked', async () => {
  const { ask, request, server } = phone({ sign: async () => undefined })

  const answer = await ask(request)

  expect(answer).toMatchObject({ status: 401 })
  expect(answer?.text).toContain('/problems/unknown-device')
  expect(server.asked).toEqual([])
})

test('AC8: a device whose key the server does not know is told so', async () => {
  const { ask, request } = phone({ sign: async () => 'with another key' })

  await ask(request)
  const answer = await ask(request)

  expect(answer?.text).toContain('/problems/unknown-device')
})

test('AC9: where nothing can be kept, the page works on with what it has', async () => {
  const { ask, request, sent } = phone({ keep: async () => undefined })

  await ask(request)
  await ask(request)

  expect(sent).toEqual(['token 1', 'token 1'])
})
