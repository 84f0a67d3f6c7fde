import { expect, test, vi } from 'vitest'
import { picked, startDevice, testDisk, type TestDevice } from './testing.ts'

test('SD20: what one trigger makes is stored together or not at all, and stored later as one too', async () => {
  const device = await startDevice(testDisk())
  const full = fullFor(device, 2)

  const { recorded } = await device.judged(async () => ({ intents: [picked(1), picked(2)] }))
  const atOnce = await device.database.scans.count()
  device.sync.now()
  await vi.waitFor(() => expect(full.refusals()).toBeGreaterThan(1))
  const afterRetry = await device.database.scans.count()
  const atRisk = device.sync.atRisk()
  full.ends()
  device.sync.now()
  await vi.waitFor(() => expect(device.sync.atRisk()).toBe(0))

  expect(recorded.map(({ kind }) => kind)).toEqual(['not-stored', 'not-stored'])
  expect([atOnce, afterRetry, atRisk]).toEqual([0, 0, 2])
  expect(await unitsStored(device)).toEqual([1, 2])
  device.kill()
})

test('SD20: what could not be stored before a restart is stored after it in the order it was made', async () => {
  const disk = testDisk()
  const before = await startDevice(disk)
  fullFor(before, 1, 2, 3, 4, 5)
  await before.judged(async () => ({ intents: [picked(1), picked(2), picked(3)] }))
  before.clock.pass(5)
  await before.record(picked(4))
  before.clock.pass(5)
  await before.record(picked(5))
  before.kill()

  const device = await startDevice({ ...disk, storage: turnedRound(disk.storage) })
  device.sync.now()
  await vi.waitFor(() => expect(device.sync.atRisk()).toBe(0))

  expect(await unitsStored(device)).toEqual([1, 2, 3, 4, 5])
  device.kill()
})

/** There is no room for scans of so many units. */
function fullFor({ database: { scans } }: TestDevice, ...units: readonly number[]) {
  let refusals = 0
  const isFull = (_: unknown, { held }: { readonly held: { readonly event: object } }): void => {
    const { body } = held.event as { readonly body: { readonly units?: number } }
    if (!units.includes(body.units ?? 0)) return
    refusals += 1
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  }
  scans.hook('creating', isFull)
  return { refusals: () => refusals, ends: () => scans.hook('creating').unsubscribe(isFull) }
}

async function unitsStored({ database: { scans } }: TestDevice): Promise<readonly unknown[]> {
  const rows = await scans.orderBy('madeNo').toArray()
  return rows.flatMap(({ held: { event } }) => (event.kind === 'picked' ? event.body.units : []))
}

/** A browser promises no order of what it keeps. */
const turnedRound = (storage: Storage): Storage =>
  new Proxy(storage, {
    get: (of, name) =>
      name === 'key'
        ? (at: number) => of.key(of.length - 1 - at)
        : (Reflect.get(of, name) as unknown),
  })
