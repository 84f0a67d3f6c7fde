import type { QuarantineList } from '@milepost/contract'
import { as, type DeviceEvent, type PersonId } from '@milepost/domain'
import { beforeEach, expect, test } from 'vitest'
import { addStaff, dropStaff } from '../people/staff.ts'
import {
  answered,
  asJson,
  bearer,
  enveloped,
  joined,
  scan,
  signedInAs,
  tokenOf,
  warehouse,
  type Joined,
  type Warehouse,
} from '../testing.ts'

const bo = as<PersonId>('bo')
const minute = 60_000
let house: Warehouse
let dock: Joined
beforeEach(async () => {
  house = await warehouse()
  dock = await joined(house)
})

const hired = async (sites = ['denver']) =>
  await addStaff({ ...house.deps, pinIterations: 1 }, {
    person: bo,
    name: 'Bo',
    language: 'en',
    badge: 'badge-of-bo-0001',
    pin: '1111',
    sites,
  } as never)

/** Their work, at so many minutes from now by our clock. */
function scanned(seq: number, minutes: number, clock: object = {}): DeviceEvent {
  const event = scan(dock.device, seq)
  return {
    ...event,
    occurred: { at: house.clock.at + minutes * minute },
    scan: {
      ...event.scan,
      person: bo,
      clock: { ...event.scan.clock, offset: 0, error: 0, ...clock },
    },
  }
}

const outsider = { fate: 'rejected', reason: 'not-authorized-at-time' }

test('L1: who had left when they scanned is set aside; who left after it is not, however late it comes', async () => {
  await hired()
  house.clock.at += 60 * minute
  await dropStaff(house.deps, bo)
  const [before, after] = [scanned(1, -1), scanned(2, 1)]
  house.clock.at += 3 * 24 * 60 * minute

  const { verdicts } = await answered(house, dock, [before, after])

  expect(verdicts).toMatchObject([{ fate: 'accepted' }, outsider])
  const cookie = await signedInAs(house, 'supervisor')
  const answer = await house.app.request('/v1/console/quarantine', { headers: { cookie } })
  const { rows } = (await answer.json()) as QuarantineList
  expect(rows).toMatchObject([{ id: after.id, reason: 'not-authorized-at-time' }])
})

test('L1: the time is ours, whatever the clock of the device said', async () => {
  await hired()
  house.clock.at += 60 * minute
  await dropStaff(house.deps, bo)
  const behind = { offset: 600 * minute }
  const [before, after] = [scanned(1, -601, behind), scanned(2, -599, behind)]
  house.clock.at += minute

  const { verdicts } = await answered(house, dock, [before, after])

  expect(verdicts).toMatchObject([{ fate: 'accepted' }, outsider])
})

test('L1: a clock that was never compared is what it is as the scans come; a doubt is theirs', async () => {
  await hired()
  house.clock.at += 60 * minute
  await dropStaff(house.deps, bo)
  const blind = { offset: undefined, error: undefined }
  const [before, after] = [scanned(1, -601, blind), scanned(2, -599, blind)]
  const unsure = scanned(3, 1, { error: 2 * minute })
  house.clock.at += minute

  const sentAt = house.clock.at - 600 * minute
  const { verdicts } = await answered(house, dock, [before, after, unsure], { sentAt })

  expect(verdicts).toMatchObject([{ fate: 'accepted' }, outsider, { fate: 'accepted' }])
})

test('L1: who was moved to another warehouse no longer works here; who came back does', async () => {
  await hired()
  house.clock.at += 60 * minute
  await hired(['aspen'])
  const away = scanned(1, 1)
  house.clock.at += 60 * minute
  await hired()
  const back = scanned(2, 1)
  house.clock.at += 60 * minute

  const { verdicts } = await answered(house, dock, [away, back])

  expect(verdicts).toMatchObject([outsider, { fate: 'accepted' }])
})

test('L1: somebody of whom nothing is known then is believed', async () => {
  const early = scanned(1, -5)
  const unknown = await answered(house, dock, [early])
  await hired()

  const { verdicts } = await answered(house, dock, [early, scanned(2, -1)])

  expect(unknown.verdicts).toMatchObject([{ fate: 'accepted' }])
  expect(verdicts).toMatchObject([{ fate: 'duplicate' }, { fate: 'accepted' }])
})

test('B9: a scan that comes by way of another device is judged the same', async () => {
  await hired()
  house.clock.at += 60 * minute
  await dropStaff(house.deps, bo)
  const other = await joined(house, 'Other')
  const found = {
    v: 1,
    batch: 'rescue-0001',
    events: [scanned(1, -1), scanned(2, 1)].map(enveloped),
  }
  house.clock.at += 60 * minute

  const answer = await house.app.request(
    '/v1/sync/rescue',
    asJson(found, bearer(await tokenOf(house, other))),
  )

  expect(await answer.json()).toMatchObject({ verdicts: [{ fate: 'accepted' }, outsider] })
})

test('L1: what a device notes by itself asks nobody who works here', async () => {
  await hired()
  house.clock.at += 60 * minute
  await dropStaff(house.deps, bo)
  const session = as<never>('session-1')
  const fix = {
    ...scanned(1, 1),
    kind: 'clock-fixed',
    subject: {},
    body: { session, offset: 0, error: 1 },
  } as DeviceEvent
  house.clock.at += 60 * minute

  expect((await answered(house, dock, [fix])).verdicts).toMatchObject([{ fate: 'accepted' }])
})
