import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { asJson, from, warehouse } from '../testing.ts'
import { knowingPeer, peerOf, trustedProxyIn } from './peer.ts'

async function peerSeen(trusted: string | undefined, socket: string, named?: string) {
  const app = new Hono()
    .use(knowingPeer(trusted === undefined ? undefined : trustedProxyIn(trusted)))
    .get('/', (c) => c.text(peerOf(c)))
  const headers = named === undefined ? {} : { 'x-forwarded-for': named }
  return await (await app.request('/', { headers }, from(socket))).text()
}

describe('L2: whose request it is', () => {
  test.each([
    ['nobody is trusted', undefined, '10.0.0.1', '203.0.113.7', '10.0.0.1'],
    ['a stranger says something', '10.0.0.0/8', '198.51.100.9', '203.0.113.7', '198.51.100.9'],
    ['our proxy says it', '10.0.0.0/8', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['our proxy says nothing', '10.0.0.0/8', '10.0.0.1', undefined, '10.0.0.1'],
    [
      'the client made up an address',
      '10.0.0.0/8',
      '10.0.0.1',
      '1.1.1.1, 203.0.113.7',
      '203.0.113.7',
    ],
    ['two of ours', '10.0.0.1,10.0.0.2', '10.0.0.1', '203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['rubbish', '10.0.0.0/8', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['a socket that speaks IPv6', '10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['addresses with ports', 'fd00::/8', 'fd00::1', '[2001:db8::5]:4711', '2001:db8::5'],
    ['one hop', '1', '10.0.0.1', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['two hops', '2', '10.0.0.1', '1.1.1.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['fewer hops than said', '2', '10.0.0.1', '203.0.113.7', '10.0.0.1'],
  ])('%s', async (_what, trusted, socket, named, peer) => {
    expect(await peerSeen(trusted, socket, named)).toBe(peer)
  })
})

describe('L2: limits count the client, not the proxy', () => {
  const guess = async (
    house: Awaited<ReturnType<typeof warehouse>>,
    client: string,
    nth: number,
  ) => {
    const wrong = asJson({ name: `n-${nth}`, password: 'guess' }, { 'x-forwarded-for': client })
    return (await house.app.request('/v1/console/session', wrong, from('10.0.0.1'))).status
  }
  const manyTries = async (house: Awaited<ReturnType<typeof warehouse>>) => {
    const tries = Array.from({ length: 30 }, (_, nth) => guess(house, '203.0.113.7', nth))
    expect(new Set(await Promise.all(tries))).toEqual(new Set([401]))
    return [await guess(house, '203.0.113.7', 30), await guess(house, '203.0.113.8', 31)]
  }

  test('behind a proxy that is trusted, one client that guesses shuts nobody else out', async () => {
    const house = await warehouse({ trustedProxy: trustedProxyIn('10.0.0.0/8') })

    expect(await manyTries(house)).toEqual([429, 401])
  })

  test('without one, a made-up address buys no more tries', async () => {
    expect(await manyTries(await warehouse())).toEqual([429, 429])
  })
})
