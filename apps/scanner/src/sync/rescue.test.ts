import { as, type DeviceId } from '@milepost/domain'
import { packScans, seriesIn, unpackScans } from '@milepost/outbox'
import { expect, test, vi } from 'vitest'
import { deflate } from './deflate.ts'
import { unsentScans } from './unsent.ts'
import { picked, revokes, startDevice, testDisk, type TestDevice } from './testing.ts'

const dock = { device: as<DeviceId>('device-1'), name: 'TC-01' }

const allSent = (device: TestDevice) => () =>
  expect(device.sync.state()).toMatchObject({ kind: 'all-sent' })

async function carried(from: TestDevice) {
  const lines = await packScans(dock, await from.rescue.unsent(), deflate)
  const [taking] = seriesIn(lines.join('\n'))
  const rescued = taking && (await unpackScans(taking, deflate))
  if (!rescued) throw new Error('nothing came over')
  return rescued
}

test('RS1: scans go by another device, and their own device brings only what is known', async () => {
  const dead = await startDevice(testDisk())
  dead.driver.stop()
  for (let n = 1; n <= 30; n += 1) await dead.record(picked(n))
  const { server, clock } = dead
  const other = await startDevice(testDisk(), { server, clock, device: as('device-2') })

  const added = await other.rescue.takeIn(await carried(dead))
  await other.rescue.takeIn(await carried(dead))
  await vi.waitFor(async () => expect(await other.database.relayed.count()).toBe(0))

  expect(added).toBe(30)
  const seqs = [...server.events.values()].map(({ seq }) => seq)
  expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
  expect(await other.database.scans.count()).toBe(0)
  other.kill()
  dead.kill()
})

test('RS2: the device whose scans went another way sends them too, and is done', async () => {
  const disk = testDisk()
  const dead = await startDevice(disk)
  await dead.record(picked())
  const rescued = await carried(dead)
  for (const envelope of rescued.envelopes) dead.server.hold(envelope)
  dead.kill()

  const back = await startDevice(disk, { server: dead.server, clock: dead.clock })
  back.driver.now()

  await vi.waitFor(allSent(back))
  expect(back.server.events.size).toBe(2)
  expect(await back.rescue.unsent()).toEqual([])
  back.kill()
})

test('RS3: scans that could not even be stored leave, and are the same scans when they can be', async () => {
  const disk = testDisk()
  const device = await startDevice(disk)
  const full = vi.spyOn(disk.indexedDB, 'open').mockImplementation(() => {
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  })
  await device.record(picked(1))
  device.database.dexie.close({ disableAutoOpen: false })
  await device.record(picked(2))

  const left = await carried(device)
  for (const envelope of left.envelopes) device.server.hold(envelope)
  full.mockRestore()
  device.sync.now()
  // Both, and the word on the clock that follows them.
  await vi.waitFor(() => expect(device.server.events.size).toBe(3))
  await vi.waitFor(allSent(device))

  expect(left.envelopes).toHaveLength(2)
  expect(left.altered).toBe(0)
  const states = (await device.database.scans.toArray()).map(({ state }) => state)
  expect(states).not.toContain('set-aside')
  const hashes = [...device.server.events.values()].map(({ hash }) => hash)
  expect(hashes).toEqual(expect.arrayContaining(left.envelopes.map(({ hash }) => hash)))
  expect(hashes).toHaveLength(3)
  device.kill()
})

test('RS3: a scan that is stored though its save seemed to fail leaves under the number it has', async () => {
  const device = await startDevice(testDisk())
  device.driver.stop()
  await device.record(picked(1))
  const stored = (await device.database.scans.toArray()).map(({ held }) => held)
  const asked: ReadonlySet<string>[] = []

  const unsent = await unsentScans(device.database, { held: () => [] }, (known) => {
    asked.push(known)
    return []
  })

  expect(asked).toEqual([new Set(stored.map(({ id }) => id))])
  expect(unsent).toEqual(stored)
  device.kill()
})

test('RS5: a revoked device hands in what it carries for others, and may join anew', async () => {
  const dead = await startDevice(testDisk())
  dead.driver.stop()
  await dead.record(picked())
  const { server, clock } = dead
  const other = await startDevice(testDisk(), { server, clock, device: as('device-2') })
  revokes(server)
  other.driver.now()
  await vi.waitFor(() => expect(other.sync.state()).toMatchObject({ reason: 'revoked' }))

  await other.rescue.takeIn(await carried(dead))
  await vi.waitFor(async () => expect(await other.database.relayed.count()).toBe(0))

  expect(server.events.size).toBe(1)
  expect(await other.people.startAnew()).toBe(true)
  other.kill()
  dead.kill()
})

test('RS4: what is no packed queue, or unpacks to more than one could be, is none', async () => {
  const bomb = await deflate.pack('0'.repeat(65 * 1024 * 1024))

  expect(await deflate.unpack(new Uint8Array(bomb))).toBeUndefined()
  expect(await deflate.unpack(Uint8Array.of(1, 2, 3))).toBeUndefined()
  expect(await deflate.unpack(new Uint8Array(await deflate.pack('Zażółć 📦')))).toBe('Zażółć 📦')
})
