import { as, type DeviceId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { asJson, bearer, joined, problemIn, type Warehouse, warehouse } from '../testing.ts'
import { signed, tokenAsk } from './testing-key.ts'

const ask = (house: Warehouse, body: unknown) =>
  house.app.request('/v1/devices/token', asJson(body))

const challengeOf = async ({ devices }: Warehouse, device: DeviceId) =>
  (await devices.proofOf(device))?.challenge ?? ''

const pull = (house: Warehouse, token: string) =>
  house.app.request('/v1/sync/pull', { headers: bearer(token) })

test('L2: a token is good for a quarter of an hour, by our clock and no other', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  house.clock.at += 15 * 60_000 - 1
  const inTime = await pull(house, token)
  house.clock.at += 1

  const late = await pull(house, token)

  expect(inTime.status).toBe(200)
  expect(await problemIn(late)).toMatchObject({ status: 401, type: '/problems/token-over' })
})

test('L2: a signature is good for once: sent again, it gets nothing but what to sign next', async () => {
  const house = await warehouse()
  const { device } = await joined(house)
  const sent = tokenAsk(device, await challengeOf(house, device))
  const first = await ask(house, sent)

  const again = await ask(house, sent)

  const next = await challengeOf(house, device)
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(await first.json()).toMatchObject({ device, livesSeconds: 900, challenge: next })
  expect(await problemIn(again)).toMatchObject({
    status: 401,
    type: '/problems/prove-key',
    challenge: next,
  })
})

test('L2: a device whose answer was lost, or whose server was restored, is told what to sign', async () => {
  const house = await warehouse()
  const { device } = await joined(house)

  const told = await problemIn(await ask(house, tokenAsk(device, 'of another life')))

  const { challenge } = told as unknown as { readonly challenge: string }
  expect((await ask(house, tokenAsk(device, challenge))).status).toBe(200)
})

test.each([
  ['of another purpose', (challenge: string) => signed(challenge)],
  ['of another device', (challenge: string) => tokenAsk(as('d-other'), challenge).signature],
  ['by nobody', () => 'A'.repeat(86)],
])('L2: a signature %s gets nothing, and uses nothing up', async (_whose, signature) => {
  const house = await warehouse()
  const { device } = await joined(house)
  const challenge = await challengeOf(house, device)

  const answer = await ask(house, { device, challenge, signature: signature(challenge) })

  expect(await problemIn(answer)).toMatchObject({ status: 401, type: '/problems/unknown-device' })
  expect(await challengeOf(house, device)).toBe(challenge)
})

test('L2: a device that this server never met is told so', async () => {
  const house = await warehouse()

  const answer = await ask(house, tokenAsk(as('d-nobody'), 'anything'))

  expect(await problemIn(answer)).toMatchObject({ status: 401, type: '/problems/unknown-device' })
})

test('B8: a revoked device gets its tokens, and with them empties its queue', async () => {
  const house = await warehouse()
  const { device } = await joined(house)
  await house.devices.revoke(device, as('u-1'), house.clock.at)

  const answer = await ask(house, tokenAsk(device, await challengeOf(house, device)))

  expect(answer.status).toBe(200)
})

test('L2: another process, or the server after a restart, takes the token', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const other = await warehouse({ ...house })

  const answer = await pull(other, token)

  expect(answer.status).toBe(200)
})
