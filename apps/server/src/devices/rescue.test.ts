import type { HandedIn } from '@milepost/contract'
import type { DeviceEvent, DeviceId } from '@milepost/domain'
import { expect, test } from 'vitest'
import {
  answered,
  asJson,
  bearer,
  enveloped,
  joined,
  origin,
  problemIn,
  scan,
  signedInAs,
  warehouse,
  type Warehouse,
} from '../testing.ts'

const handIn = (events: readonly unknown[]) => ({ v: 1, batch: 'rescue-0001', events })

async function broughtBy(house: Warehouse, token: string, events: readonly DeviceEvent[]) {
  const body = handIn(events.map(enveloped))
  const answer = await house.app.request('/v1/sync/rescue', asJson(body, bearer(token)))
  return (await answer.json()) as HandedIn
}

const fates = ({ verdicts }: HandedIn) => verdicts.map(({ fate, reason }) => reason ?? fate)

test('B9: scans that another device brings are let in under the device that made them', async () => {
  const house = await warehouse()
  const [dead, other] = [await joined(house, 'Dead'), await joined(house, 'Other')]

  const answer = await broughtBy(house, other.token, [scan(dead.device, 1), scan(dead.device, 2)])

  expect(answer).toMatchObject({ batch: 'rescue-0001' })
  expect(fates(answer)).toEqual(['accepted', 'accepted'])
  expect(await house.eventLog.receivedOf(dead.device)).toEqual([
    { epoch: 'epoch-1', from: 1, to: 2 },
  ])
  expect(await house.eventLog.receivedOf(other.device)).toEqual([])
})

test('B9: brought again, by whomever, and pushed later by their own device: nothing changes', async () => {
  const house = await warehouse()
  const [dead, other] = [await joined(house, 'Dead'), await joined(house, 'Other')]
  const scans = [scan(dead.device, 1), scan(dead.device, 2)]
  await broughtBy(house, other.token, scans)

  const again = await broughtBy(house, dead.token, scans)
  const own = await answered(house, dead, [...scans, scan(dead.device, 3)])

  expect(fates(again)).toEqual(['duplicate', 'duplicate'])
  expect(own.verdicts.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate', 'accepted'])
  expect(own.acceptedThrough).toEqual({ 'epoch-1': 3 })
  expect(await house.eventLog.eventsAfter(0, 10)).toHaveLength(3)
})

test('B9: a scan of a revoked device, of nobody, or bent on the way is set aside with its reason', async () => {
  const house = await warehouse()
  const [lost, other] = [await joined(house, 'Lost'), await joined(house, 'Other')]
  await house.devices.revoke(lost.device, 'u-1' as never, house.clock.at)
  const bent = { ...enveloped(scan(other.device, 1)), hash: 'f'.repeat(64) }
  const sent = [
    enveloped(scan(lost.device, 1)),
    enveloped(scan('d-nobody' as DeviceId, 1)),
    bent,
    { event: { id: 'lonely', kind: 'picked', scan: null } },
  ]

  const answer = await house.app.request(
    '/v1/sync/rescue',
    asJson(handIn(sent), bearer(other.token)),
  )

  expect(fates((await answer.json()) as HandedIn)).toEqual([
    'device-revoked',
    'unknown-device',
    'hash-mismatch',
    'unknown-device',
  ])
  expect(await house.eventLog.quarantined()).toHaveLength(4)
})

test('B8, B9: what a revoked device brings of others waits for a person; what is in stays in', async () => {
  const house = await warehouse()
  const [lost, other] = [await joined(house, 'Lost'), await joined(house, 'Other')]
  await answered(house, other, [scan(other.device, 1)])
  await house.devices.revoke(lost.device, 'u-1' as never, house.clock.at)

  const brought = await broughtBy(house, lost.token, [scan(other.device, 1), scan(other.device, 2)])

  expect(fates(brought)).toEqual(['duplicate', 'device-revoked'])
  expect(await house.eventLog.eventsAfter(0, 10)).toHaveLength(1)
  expect(await house.eventLog.quarantined()).toMatchObject([
    { id: scan(other.device, 2).id, reason: 'device-revoked', delivery: { device: other.device } },
  ])
})

test('B8, B9: set aside as brought by a revoked device, a scan still comes in from its own', async () => {
  const house = await warehouse()
  const [lost, other] = [await joined(house, 'Lost'), await joined(house, 'Other')]
  await house.devices.revoke(lost.device, 'u-1' as never, house.clock.at)
  await broughtBy(house, lost.token, [scan(other.device, 1)])

  const own = await answered(house, other, [scan(other.device, 1)])

  expect(own.verdicts.map(({ fate }) => fate)).toEqual(['accepted'])
  expect(await house.eventLog.eventsAfter(0, 10)).toHaveLength(1)
})

test('B9: a stranger brings nothing', async () => {
  const house = await warehouse()
  const other = await joined(house, 'Other')
  const body = handIn([enveloped(scan(other.device, 1))])

  const stranger = await house.app.request('/v1/sync/rescue', asJson(body, bearer('nobody')))

  expect(await problemIn(stranger)).toMatchObject({ type: '/problems/token-over' })
  expect(await house.eventLog.eventsAfter(0, 10)).toEqual([])
})

test('B9: a supervisor takes a file in at the console, and the gap that it fills is gone', async () => {
  const house = await warehouse()
  const dead = await joined(house, 'Dead')
  await answered(house, dead, [scan(dead.device, 1), scan(dead.device, 4)])
  const [support, supervisor] = [
    await signedInAs(house, 'support'),
    await signedInAs(house, 'supervisor'),
  ]
  const body = handIn([enveloped(scan(dead.device, 2)), enveloped(scan(dead.device, 3))])
  const sentBy = (cookie: string) =>
    house.app.request('/v1/console/rescue', asJson(body, { cookie, origin }))

  const refused = await sentBy(support)
  const taken = await sentBy(supervisor)

  expect(refused.status).toBe(403)
  expect(fates((await taken.json()) as HandedIn)).toEqual(['accepted', 'accepted'])
  const rows = await house.app.request('/v1/console/devices', { headers: { cookie: supervisor } })
  expect(await rows.json()).toMatchObject({ devices: [{ made: 4, held: 4, gaps: [] }] })
})
