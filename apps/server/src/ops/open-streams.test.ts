import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { from, problemIn } from '../testing.ts'
import { openStreams } from './open-streams.ts'
import { knowingPeer } from './peer.ts'

/** Each request opens a stream of what it names; it stays open until told. */
function house() {
  const streams = openStreams({ inAll: 5, ofOne: 2, fromAddress: 3 })
  const open: (() => void)[] = []
  const app = new Hono().use(knowingPeer(undefined)).get('/:of', (c) => {
    const done = streams.open(c, c.req.param('of'))
    if (done instanceof Response) return done
    open.push(done)
    return c.text('open')
  })
  const ask = async (of: string, address: string) =>
    await app.request(`/${of}`, undefined, from(address))
  return { ask, open }
}

test('L2: one link is watched so many times, and again when somebody has left', async () => {
  const { ask, open } = house()
  await ask('link', '1.1.1.1')
  await ask('link', '1.1.1.2')

  const refused = await ask('link', '1.1.1.3')

  expect(refused.headers.get('retry-after')).toBe('60')
  expect(await problemIn(refused)).toMatchObject({ status: 429, type: '/problems/too-many' })
  open[0]?.()
  open[0]?.()
  expect((await ask('link', '1.1.1.3')).status).toBe(200)
  expect((await ask('link', '1.1.1.3')).status).toBe(429)
})

test('L2: one address watches so many links, and all together no more than the server holds', async () => {
  const { ask } = house()
  for (const of of ['a', 'b', 'c']) expect((await ask(of, '1.1.1.1')).status).toBe(200)

  expect((await ask('d', '1.1.1.1')).status).toBe(429)
  for (const of of ['d', 'e']) expect((await ask(of, '1.1.1.2')).status).toBe(200)
  const full = await ask('f', '1.1.1.3')
  expect(full.headers.get('retry-after')).toBe('60')
  expect(await problemIn(full)).toMatchObject({ status: 503, type: '/problems/too-busy' })
})
