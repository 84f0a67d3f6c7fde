import { expect, test, vi } from 'vitest'
import { photoStoreNamed } from '../photos/photo-store.ts'
import { keepPlace, placeKept } from '../shell/places.ts'
import { databaseNamed } from './database.ts'
import { factOf, keepFact } from './facts.ts'
import { ringIn } from './ring.ts'
import { keyOf } from './kept-key.ts'
import { picked, revokes, startDevice, testDisk } from './testing.ts'

const isSent = (device: Awaited<ReturnType<typeof startDevice>>) => async () =>
  expect(device.sync.state()).toMatchObject({ kind: 'all-sent' })

test('SD1: a scan is in the database before its promise resolves', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)

  const recorded = await device.record(picked())
  device.kill()

  expect(recorded.kind).toBe('recorded')
  const again = databaseNamed('milepost', disk)
  expect(await again.scans.count()).toBe(1)
})

test('SD2: killed between scan and sending, the next start sends it, once', async () => {
  const disk = testDisk()
  const first = await startDevice(disk)
  const recorded = await first.record(picked())
  first.kill()

  const second = await startDevice(disk, { server: first.server })
  second.driver.now()
  await vi.waitFor(isSent(second))

  const id = recorded.kind === 'recorded' ? recorded.event.id : ''
  expect([...first.server.events.keys()]).toContain(id)
  expect(
    first.server.pushes.flatMap(({ events }) => events).filter((e) => e.event.id === id),
  ).toHaveLength(1)
  second.kill()
})

test('SD3: numbers go on after a restart', async () => {
  const disk = testDisk()
  const first = await startDevice(disk)
  await first.record(picked())
  first.kill()

  const second = await startDevice(disk)
  const next = await second.record(picked())

  expect(next.kind === 'recorded' && next.event.scan.seq).toBe(2)
  second.kill()
})

test('SD4: a wiped database gets its unsent scans back, under a new count for what follows (field B14)', async () => {
  const disk = testDisk()
  const first = await startDevice(disk)
  const lost = await first.record(picked())
  first.kill()
  const wiped = { ...testDisk(), storage: disk.storage }

  const second = await startDevice(wiped, {
    server: first.server,
    clock: first.clock,
    isEnrolled: true,
  })
  const next = await second.record(picked())
  second.driver.now()
  await vi.waitFor(isSent(second))

  const before = lost.kind === 'recorded' ? lost.event : undefined
  const after = next.kind === 'recorded' ? next.event : undefined
  expect(first.server.events.get(before?.id ?? '')?.event).toEqual(before)
  expect(after?.scan.epoch).not.toBe(before?.scan.epoch)
  expect(after?.scan.seq).toBe(1)
  second.kill()
})

test('SD17: of scans that are gone from database and second medium, the server is told that they were made', async () => {
  const disk = testDisk()
  const first = await startDevice(disk)
  const made = await first.record(picked())
  await first.record(picked())
  first.kill()
  const { cookies } = disk
  const wiped = { ...testDisk(), cookies }

  const second = await startDevice(wiped, { server: first.server, clock: first.clock })
  second.driver.now()
  await vi.waitFor(() => expect(second.server.pushes).toHaveLength(1))

  const epoch = made.kind === 'recorded' ? made.event.scan.epoch : ''
  const [{ have, events } = {}] = second.server.pushes
  expect(have).toEqual({ [epoch]: { made: 2, ackedThrough: 0 } })
  expect(events).toEqual([])
  second.kill()
})

test('SD5: sent scans leave the second medium', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  await device.record(picked())
  const kept = () => ringIn(disk.storage).held()
  expect(kept()).toHaveLength(1)

  device.driver.now()
  await vi.waitFor(isSent(device))

  await vi.waitFor(() => expect(kept()).toEqual([]))
  device.kill()
})

test('SD6: a device that is not enrolled records nothing, and says so', async () => {
  const device = await startDevice(testDisk(), { isEnrolled: false })

  expect(await device.record(picked())).toEqual({ kind: 'not-stored', because: 'not-enrolled' })
  device.kill()
})

test('SD7: a scan that cannot be stored is not recorded; it is kept, said, and stored later under its id', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  const full = vi.spyOn(disk.indexedDB, 'open').mockImplementation(() => {
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  })
  await device.record(picked())
  device.database.dexie.close({ disableAutoOpen: false })

  const refused = await device.record(picked(2))
  const state = device.sync.state()
  full.mockRestore()
  device.sync.now()
  await vi.waitFor(() => expect(device.server.events.size).toBeGreaterThanOrEqual(2))
  await vi.waitFor(isSent(device))

  expect(refused).toMatchObject({ kind: 'not-stored' })
  expect(state).toMatchObject({ kind: 'attention', count: 1 })
  expect(device.sync.isSettled() || device.driver.isStepping()).toBe(true)
  const sent = [...device.server.events.values()].filter(({ event }) => event.kind === 'picked')
  expect(sent.map(({ seq }) => seq)).toEqual([1, 2])
  device.kill()
})

test('SD16: what is safe nowhere holds the page, until it has left or is stored', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  const full = vi.spyOn(disk.indexedDB, 'open').mockImplementation(() => {
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  })
  await device.record(picked())
  device.database.dexie.close({ disableAutoOpen: false })

  await device.record(picked(2))
  const before = [device.sync.atRisk(), device.sync.isSettled()]
  const unsent = await device.rescue.unsent()
  device.rescue.haveLeft(unsent.map(({ id }) => id))
  const left = device.sync.atRisk()
  await device.record(picked(3))
  const more = device.sync.atRisk()
  full.mockRestore()
  device.sync.now()
  await vi.waitFor(isSent(device))

  expect(before).toEqual([1, false])
  expect([left, more, device.sync.atRisk()]).toEqual([0, 1, 0])
  device.kill()
})

test('SD8: a lost connection is opened again within the same scan', async () => {
  const device = await startDevice(testDisk())
  await device.record(picked())

  device.database.dexie.close({ disableAutoOpen: true })
  const recorded = await device.record(picked())

  expect(recorded).toMatchObject({ kind: 'recorded', event: { scan: { seq: 2 } } })
  device.kill()
})

test('SD9: offline is said with what waits, and ends by itself (field B12)', async () => {
  const device = await startDevice(testDisk())
  device.server.faults.push('lost-request', 'lost-request')
  await device.record(picked())
  device.driver.now()

  await vi.waitFor(() => expect(device.sync.state()).toEqual({ kind: 'offline', waiting: 1 }))
  await vi.waitFor(() => {
    device.driver.now()
    expect(device.sync.state()).toMatchObject({ kind: 'all-sent' })
  })
  device.kill()
})

test('SD10: refused scans ask for attention, and stay', async () => {
  const device = await startDevice(testDisk())
  device.server.rejects = ({ event }) => (event.kind === 'picked' ? 'schema' : undefined)
  await device.record(picked())
  device.driver.now()

  await vi.waitFor(() =>
    expect(device.sync.state()).toEqual({ kind: 'attention', count: 1, reason: 'set-aside' }),
  )
  device.kill()
})

test('SD11: undo adds an event that corrects the latest which still counts', async () => {
  const device = await startDevice(testDisk())
  const first = await device.record(picked(1))
  const second = await device.record(picked(2))

  const undone = [await device.undoLast(), await device.undoLast(), await device.undoLast()]

  const corrected = undone.map((each) => (each.kind === 'undone' ? each.corrected : each.kind))
  expect(corrected).toEqual([
    second.kind === 'recorded' && second.event,
    first.kind === 'recorded' && first.event,
    'nothing-to-undo',
  ])
  const kinds = (await device.database.scans.orderBy('madeNo').toArray()).map(({ kind }) => kind)
  expect(kinds).toEqual(['picked', 'picked', 'undone', 'undone'])
  device.kill()
})

test('SD12: a revoked device forgets the work and keeps its scans', async () => {
  const device = await startDevice(testDisk())
  await device.record(picked())
  await keepFact(device.database, 'person', { person: 'ana' as never, name: 'Ana', since: 0 })
  const text = JSON.stringify({ type: '/problems/device-revoked', status: 403 })
  device.server.faults.push({ instead: { status: 403, text } })

  device.driver.now()

  await vi.waitFor(() =>
    expect(device.sync.state()).toEqual({ kind: 'attention', count: 1, reason: 'revoked' }),
  )
  expect(await device.database.facts.get('person')).toBeUndefined()
  expect(await device.database.scans.count()).toBe(1)
  device.kill()
})

test('SD13: a revoked device takes no scan, after a restart either, and hands in what waits', async () => {
  const disk = testDisk()
  const first = await startDevice(disk)
  revokes(first.server)
  keepPlace('job.pick', '{"order":"order-1"}')
  const made = await first.record(picked())
  first.driver.now()
  await vi.waitFor(async () => expect(await factOf(first.database, 'revoked')).toBeDefined())
  first.kill()

  const second = await startDevice(disk, { server: first.server })

  expect(await second.record(picked())).toEqual({ kind: 'not-stored', because: 'revoked' })
  const id = made.kind === 'recorded' ? made.event.id : ''
  expect(second.server.quarantine.get(id)).toBe('device-revoked')
  expect(placeKept('job.pick')).toBeUndefined()
  second.kill()
})

test('SD14: a revoked device joins anew once nothing waits, and keeps nothing of the old', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  revokes(device.server)
  const relayed = {
    id: 'e-1' as never,
    device: 'd-2' as never,
    name: 'TC-2',
    envelope: {} as never,
  }
  await device.record(picked())
  await keepFact(device.database, 'wedge', { losesGs: true })

  const tooEarly = await device.people.startAnew()
  device.driver.now()
  await vi.waitFor(async () => expect(await factOf(device.database, 'revoked')).toBeDefined())
  await device.database.relayed.add(relayed)
  const withOthers = await device.people.startAnew()
  await device.database.relayed.clear()
  // What the device notes of its clock goes after the scan.
  await vi.waitFor(async () => expect(await device.people.startAnew()).toBe(true))

  expect([tooEarly, withOthers]).toEqual([false, false])
  const { scans, epochs, facts } = device.database
  expect(await Promise.all([scans.count(), epochs.count()])).toEqual([0, 0])
  // Its scanner types as it did before.
  expect(await facts.toArray()).toEqual([{ name: 'wedge', value: { losesGs: true } }])
  expect(disk.storage.length).toBe(0)
  expect(await device.record(picked())).toEqual({ kind: 'not-stored', because: 'not-enrolled' })
  device.kill()
})

test('SD14, PH7: the pictures of a revoked device are handed in first, and then go with it', async () => {
  const disk = testDisk()
  const photos = photoStoreNamed('milepost-photos', disk)
  const device = await startDevice(disk, { photos })
  await photos.keep({ hash: 'a', bytes: new ArrayBuffer(1), takenAt: 0 })
  await photos.keep({ hash: 'b', bytes: new ArrayBuffer(1), takenAt: 0 })

  const tooEarly = await device.people.startAnew()
  await photos.mark('a', { heldBy: 'life-1' })
  await photos.mark('b', { refused: 400 })
  const isDone = await device.people.startAnew()

  expect([tooEarly, isDone]).toEqual([false, true])
  expect([await photos.byHash('a'), await photos.byHash('b')]).toEqual([undefined, undefined])
  device.kill()
})

test('SD15: a device that a restored server gives work to is revoked no more', async () => {
  const device = await startDevice(testDisk())
  await keepFact(device.database, 'revoked', 1)

  device.driver.now()

  await vi.waitFor(async () => expect(await factOf(device.database, 'revoked')).toBeUndefined())
  expect(await device.record(picked())).toMatchObject({ kind: 'recorded' })
  device.kill()
})

test('SD18: where the browser forgets with the window, nobody joins, and who has joined works on', async () => {
  const keeping = async () => 'for-session' as const
  const fresh = await startDevice(testDisk(), { isEnrolled: false, keeping })
  const enrolled = await startDevice(testDisk(), { keeping })

  const answer = await fresh.people.enrol('ABCDEFGH', 'TC-01')

  expect(answer).toEqual({ kind: 'refused', because: 'not-kept' })
  expect(await enrolled.record(picked())).toMatchObject({ kind: 'recorded' })
  fresh.kill()
  enrolled.kill()
})

test('SD22: a device whose key went with its database takes scans, says what it needs, and goes on as itself once it has a new one', async () => {
  const disk = testDisk()
  const device = await startDevice(disk, { isKeyless: true })
  const kept = await device.record(picked())
  device.driver.now()
  await vi.waitFor(() =>
    expect(device.sync.state()).toEqual({ kind: 'attention', count: 1, reason: 'unknown-device' }),
  )

  const answer = await device.people.enrol('ABCDEFGH', 'TC-01')
  await vi.waitFor(isSent(device))

  expect(answer).toMatchObject({ kind: 'enrolled', enrolled: { device: 'device-1' } })
  expect(await factOf(device.database, 'device')).toMatchObject({ device: 'device-1' })
  const event = kept.kind === 'recorded' ? kept.event : undefined
  expect(device.server.events.get(event?.id ?? '')?.event).toEqual(event)
  device.kill()
})

test('SD22: a database that is cleared while the page is open gets its key back', async () => {
  const device = await startDevice(testDisk())
  const { dexie, keys } = device.database
  await keys.clear()
  dexie.close()

  device.driver.now()

  await vi.waitFor(async () => expect(await keyOf(device.database, 'key')).toBeDefined())
  device.kill()
})

test('SD22: the key is nowhere but in the database, and cannot be read there', async () => {
  const disk = testDisk()
  const device = await startDevice(disk, { isEnrolled: false })
  await device.people.enrol('ABCDEFGH', 'TC-01')

  const key = await keyOf(device.database, 'key')

  expect(key).toMatchObject({ type: 'private', extractable: false })
  const beside = textsIn(disk.storage) + textsIn(disk.cookies)
  expect(beside).toContain('device-1')
  expect(beside).not.toContain((await keyOf(device.database, 'access'))?.challenge)
  device.kill()
})

const textsIn = (storage: Storage): string =>
  Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? '')).join()
