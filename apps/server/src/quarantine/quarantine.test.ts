import type { Board, Pulled, QuarantineList } from '@milepost/contract'
import type { DeviceEvent } from '@milepost/domain'
import { expect, test } from 'vitest'
import { ledgers } from '../devices/ledger.ts'
import {
  answered,
  asJson,
  batch,
  bearer,
  enveloped,
  joined,
  origin,
  problemIn,
  pushedBy,
  scan,
  signedInAs,
  warehouse,
  type Joined,
  type Warehouse,
} from '../testing.ts'

interface Desk {
  readonly house: Warehouse
  readonly dock: Joined
  readonly cookie: string
}

async function desk(): Promise<Desk> {
  const house = await warehouse()
  return { house, dock: await joined(house), cookie: await signedInAs(house, 'supervisor') }
}

async function rows({ house, cookie }: Desk): Promise<QuarantineList['rows']> {
  const answer = await house.app.request('/v1/console/quarantine', { headers: { cookie } })
  return ((await answer.json()) as QuarantineList).rows
}

const decided = (
  { house, cookie }: Desk,
  key: string | undefined,
  what: 'let-in' | 'put-away',
  why = 'Seen on the shelf',
) =>
  house.app.request(
    `/v1/console/quarantine/${key}/decide`,
    asJson({ what, why }, { cookie, origin }),
  )

/** A scan that its device sends after it was revoked. */
async function late(at: Desk, event: DeviceEvent = scan(at.dock.device, 1)): Promise<DeviceEvent> {
  await at.house.devices.revoke(at.dock.device, 'u-1' as never, at.house.clock.at)
  await answered(at.house, at.dock, [event])
  return event
}

test('B5: a supervisor lets a scan in that a revoked device had made: it is stored as it came, with who and why', async () => {
  const at = await desk()
  const event = await late(at)
  const [before] = await rows(at)

  const answer = await decided(at, before?.key, 'let-in')

  expect(before).toMatchObject({ reason: 'device-revoked', mayComeIn: true })
  expect(answer.status).toBe(204)
  const [stored, note] = await at.house.eventLog.eventsAfter(0, 10)
  expect(stored?.event).toEqual(event)
  expect(note?.event).toMatchObject({
    kind: 'note-added',
    body: { note: 'Let in a scan that had been set aside (device-revoked): Seen on the shelf' },
  })
  expect(await rows(at)).toMatchObject([
    {
      id: event.id,
      mayComeIn: false,
      decision: { what: 'let-in', why: 'Seen on the shelf', by: 'supervisor' },
    },
  ])
})

test('B5: a scan that is set aside for good stays with its bytes and the decision, and counts for nothing', async () => {
  const at = await desk()
  const event = await late(at)
  const [before] = await rows(at)

  await decided(at, before?.key, 'put-away', 'A test scan')

  expect(await at.house.eventLog.eventsAfter(0, 10)).toEqual([])
  expect(await rows(at)).toMatchObject([
    { id: event.id, bytes: before?.bytes, decision: { what: 'put-away', why: 'A test scan' } },
  ])
  const board = await at.house.app.request('/v1/console/board', {
    headers: { cookie: at.cookie },
  })
  const { cards } = (await board.json()) as Board
  expect(cards.find(({ bucket }) => bucket === 'quarantined')).toMatchObject({ count: 0 })
})

test('B5: the first decision stands; there is no decision without a reason, and none by support', async () => {
  const at = await desk()
  await late(at)
  const [row] = await rows(at)
  const support = { ...at, cookie: await signedInAs(at.house, 'support') }

  const silent = await decided(at, row?.key, 'put-away', '')
  const lesser = await decided(support, row?.key, 'put-away')
  const first = await decided(at, row?.key, 'put-away')
  const second = await decided(at, row?.key, 'let-in')
  const unknown = await decided(at, 'nothing', 'put-away')

  expect(silent.status).toBe(400)
  expect(lesser.status).toBe(403)
  expect(first.status).toBe(204)
  expect(await problemIn(second)).toMatchObject({ type: '/problems/already-decided' })
  expect(unknown.status).toBe(404)
})

test('B5: what is no scan, or was bent on the way, nobody can let in', async () => {
  const at = await desk()
  const poison = scan(at.dock.device, 1, { extra: { body: { units: 'many' } } })
  const bent = { ...enveloped(scan(at.dock.device, 2)), hash: 'f'.repeat(64) }
  await pushedBy(at.house, at.dock, batch([enveloped(poison), bent]))
  const all = await rows(at)

  const answers = await Promise.all(all.map(async ({ key }) => await decided(at, key, 'let-in')))

  expect(all.map(({ mayComeIn }) => mayComeIn)).toEqual([false, false])
  for (const answer of answers) {
    expect(await problemIn(answer)).toMatchObject({ type: '/problems/cannot-come-in' })
  }
  expect(await at.house.eventLog.eventsAfter(0, 10)).toEqual([])
})

test('B5: a scan whose number a clone has taken comes in without a number', async () => {
  const at = await desk()
  await answered(at.house, at.dock, [scan(at.dock.device, 1, { id: 'of-the-clone' })])
  await late(at, scan(at.dock.device, 1))
  const [row] = await rows(at)

  const answer = await decided(at, row?.key, 'let-in')

  expect(answer.status).toBe(204)
  expect(await at.house.eventLog.eventsAfter(0, 10)).toHaveLength(3)
})

test('B5: a device learns that its scan needs nobody any more', async () => {
  const at = await desk()
  const poison = scan(at.dock.device, 1, { extra: { body: { units: 'many' } } })
  await answered(at.house, at.dock, [poison])
  const [row] = await rows(at)
  const pulled = async () => {
    const answer = await at.house.app.request('/v1/sync/pull', { headers: bearer(at.dock.token) })
    return (await answer.json()) as Pulled
  }
  const before = await pulled()

  await decided(at, row?.key, 'put-away')

  expect(before).not.toHaveProperty('decided')
  expect(await pulled()).toMatchObject({ decided: [poison.id] })
  const pushed = await answered(at.house, at.dock, [scan(at.dock.device, 2)])
  expect(pushed.decided).toEqual([poison.id])
})

test('I4: a scan that was let in is accounted for once', async () => {
  const at = await desk()
  await late(at)
  const [row] = await rows(at)

  await decided(at, row?.key, 'let-in')

  expect(await ledgers(at.house)).toMatchObject([{ made: 1, applied: 1, aside: 0, difference: 0 }])
})
