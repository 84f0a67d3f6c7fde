/** What every store of devices must do. */
import { expect, test } from 'vitest'
import { as, type DeviceId, type EpochId, type PersonId, type SiteId } from '@milepost/domain'
import type { DeviceStore } from './store.ts'

const site = as<SiteId>('denver')
const dock = as<DeviceId>('dock')
const person = as<PersonId>('supervisor')
const offer = { codeHash: 'code', site, offeredBy: person, expiresAt: 1000 }
const joining = { device: dock, name: 'Dock \0 1', key: 'key', challenge: 'sign this' }

export function anyDeviceStore(emptyStore: () => Promise<DeviceStore>): void {
  test('an enrolment code lets one device in, once, and in time', async () => {
    const store = await emptyStore()
    await store.offer(offer, 0)
    await store.offer({ ...offer, codeHash: 'named', name: 'Dock 2' }, 0)

    expect(await store.redeem('unknown', joining, 10)).toBeUndefined()
    expect(await store.redeem('code', joining, 1000)).toBeUndefined()
    const tries = ['one', 'two', 'three'].map((name) =>
      store.redeem('code', { ...joining, device: as<DeviceId>(name), name }, 10),
    )

    const joined = (await Promise.all(tries)).filter(Boolean)
    expect(joined).toHaveLength(1)
    expect(await store.redeem('named', joining, 10)).toEqual({
      device: dock,
      name: 'Dock 2',
      site,
      state: 'active',
      enrolledAt: 10,
      waiting: 0,
      made: {},
      gaps: [],
      lost: [],
    })
    expect(await store.allDevices()).toHaveLength(2)
  })

  test('a device is known by its id, with what it last said', async () => {
    const store = await emptyStore()
    await store.offer(offer, 0)
    const device = await store.redeem('code', joining, 10)
    const epoch = as<EpochId>('epoch')
    const gap = { epoch, from: 2, to: 3, since: 5 }
    const lost = { ...gap, reason: 'wiped' as const, at: 6 }
    const storage = { keeping: 'while-room', isLow: true, freeBytes: 12_000_000_000 } as const
    const contact = { at: 20, waiting: 4, app: '1.2.0', clockOffset: -1500, storage }

    await store.contact(dock, { ...contact, made: { [epoch]: 7 }, gaps: [gap], lost: [lost] })
    await store.contact(dock, { at: 30, waiting: 0 })

    const { at: _at, ...said } = { ...contact, heardAt: 30, waiting: 0 }
    const known = {
      ...device,
      ...said,
      name: 'Dock \0 1',
      made: { [epoch]: 7 },
      gaps: [gap],
      lost: [lost],
    }
    expect(await store.deviceById(dock)).toEqual(known)
    expect(await store.deviceById(as<DeviceId>('other'))).toBeUndefined()
  })

  test('a device is revoked once, and stays known', async () => {
    const store = await emptyStore()
    await store.offer(offer, 0)
    await store.redeem('code', joining, 10)

    expect(await store.revoke(dock, person, 40)).toBe(true)
    expect(await store.revoke(dock, person, 50)).toBe(true)
    expect(await store.revoke(as<DeviceId>('nobody'), person, 40)).toBe(false)

    expect((await store.deviceById(dock))?.state).toBe('revoked')
  })

  test('L2: what is signed is good for one token, which is good for its time', async () => {
    const store = await emptyStore()
    await store.offer(offer, 0)
    const device = await store.redeem('code', joining, 10)
    const given = { challenge: 'sign this', next: 'then this', tokenHash: 'one', expiresAt: 100 }

    const tries = ['one', 'two', 'three'].map((tokenHash) =>
      store.giveToken(dock, { ...given, tokenHash }, 20),
    )

    const were = await Promise.all(tries)
    const token = ['one', 'two', 'three'][were.indexOf(true)] ?? ''
    expect(were.filter(Boolean)).toHaveLength(1)
    expect(await store.proofOf(dock)).toEqual({ key: 'key', challenge: 'then this' })
    expect(await store.proofOf(as<DeviceId>('other'))).toBeUndefined()
    expect(await store.deviceByToken(token, 99)).toEqual(device)
    expect(await store.deviceByToken(token, 100)).toBeUndefined()
    expect(await store.deviceByToken('other', 99)).toBeUndefined()
  })

  test('L2: tokens of a device stand beside each other', async () => {
    const store = await emptyStore()
    await store.offer(offer, 0)
    const device = await store.redeem('code', joining, 10)
    const first = { challenge: 'sign this', next: 'two', tokenHash: 'one', expiresAt: 100 }
    await store.giveToken(dock, first, 20)

    await store.giveToken(dock, { ...first, challenge: 'two', tokenHash: 'two' }, 30)

    expect(await store.deviceByToken('one', 99)).toEqual(device)
    expect(await store.deviceByToken('two', 99)).toEqual(device)
  })

  test('L2: a device that comes back with another key is what it was; what was given to the old key counts no more', async () => {
    const store = await emptyStore()
    await store.offer(offer, 0)
    await store.offer({ ...offer, codeHash: 'again' }, 0)
    await store.redeem('code', joining, 10)
    await store.contact(dock, { at: 20, waiting: 4, app: '1.2.0' })
    const given = { challenge: 'sign this', next: 'two', tokenHash: 'one', expiresAt: 100 }
    await store.giveToken(dock, given, 20)
    await store.revoke(dock, person, 40)
    const before = await store.deviceById(dock)

    const back = { ...joining, key: 'other key', challenge: 'sign that' }
    const device = await store.redeem('again', back, 50)

    expect(device).toEqual(before)
    expect(device).toMatchObject({ state: 'revoked', waiting: 4, enrolledAt: 10 })
    expect(await store.proofOf(dock)).toEqual({ key: 'other key', challenge: 'sign that' })
    expect(await store.deviceByToken('one', 60)).toBeUndefined()
    expect(await store.allDevices()).toHaveLength(1)
  })
}
