/** The drill: a server is lost, yesterday's backup is put back, and the devices bring the rest. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ServerProcess, startServer } from '../server-process.ts'
import { ran } from '../tool.ts'
import { chance } from './chance.ts'
import { type PocketDevice, pocketDevice } from './pocket-device.ts'
import { type Warehouse, warehouseIn } from './warehouse.ts'

let folder: string
let server: ServerProcess | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-drill-'))
})
afterEach(async () => {
  await server?.kill()
  await rm(folder, { recursive: true, force: true })
})

const orderCount = 3

async function started(port?: number): Promise<ServerProcess> {
  server = await startServer({ dataDir: folder, ...(port === undefined ? {} : { port }) })
  return server
}

const milepost = (...args: readonly string[]) =>
  ran(['node', 'apps/server/src/cli/milepost.ts', ...args, '--data', folder], { output: 'kept' })

async function joined(house: Warehouse, url: string): Promise<readonly PocketDevice[]> {
  const devices: PocketDevice[] = []
  for (const nth of [1, 2]) {
    const name = `drill-${nth}`
    const own = { joined: await house.joined(name), site: house.site, chance: chance(nth) }
    devices.push(pocketDevice({ name, url, ...own }))
  }
  return devices
}

async function scan(device: PocketDevice, house: Warehouse, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    const { order, lines } = house.orders[nth % orderCount] ?? { order: undefined, lines: [] }
    const [line] = lines
    if (!order || !line) throw new Error('There is no order to scan for')
    const body = { line, units: 1 }
    await device.scan({ kind: 'picked', subject: { order }, body, how: 'camera', raw: '' })
  }
}

/** As its loop would: until nothing waits and it has asked for work once more. */
async function settled(device: PocketDevice): Promise<void> {
  do await device.sync()
  while (device.waiting() > 0)
}

const ackedOf = (devices: readonly PocketDevice[]) =>
  devices.flatMap((device) => device.scans()).filter(({ delivery }) => delivery.state === 'acked')

test('M3: after a restore the devices send again what the backup lacks, and nothing is there twice', async () => {
  const first = await started()
  const house = await warehouseIn(first, orderCount)
  const devices = await joined(house, first.url)
  for (const device of devices) await scan(device, house, 150)
  await Promise.all(devices.map(settled))
  const epochBefore = await devices[0]?.serverEpoch()

  // While scans keep coming in.
  for (const device of devices) await scan(device, house, 400)
  const [backup] = await Promise.all([
    milepost('backup', join(folder, 'monday.backup')),
    ...devices.map(settled),
  ])
  for (const device of devices) await scan(device, house, 50)
  await Promise.all(devices.map(settled))
  const acked = ackedOf(devices).length
  const tooEarly = await milepost('restore', join(folder, 'monday.backup'))
  await first.kill()
  const restore = await milepost('restore', join(folder, 'monday.backup'))
  await started(first.port)
  const lacking = await eventsNow()
  for (const device of devices) await scan(device, house, 1)
  await Promise.all(devices.map(settled))

  const made = devices.flatMap((device) => device.scans())
  expect([backup.ok, tooEarly.ok, restore.ok]).toEqual([true, false, true])
  expect(acked).toBe(made.length - devices.length)
  expect(lacking).toBeLessThan(acked + orderCount)
  expect(await devices[0]?.serverEpoch()).not.toBe(epochBefore)
  expect(ackedOf(devices)).toHaveLength(made.length)
  expect(await eventsNow()).toBe(made.length + orderCount)
  expect(await Promise.all(devices.map((device) => device.missing()))).toEqual([[], []])
  for (const { made: numbered, held } of await house.counts()) expect(held).toBe(numbered)
  expect((await readdir(folder)).some((name) => name.includes('before-restore'))).toBe(true)
}, 120_000)

/** Verified as well: every line of it must be right. */
async function eventsNow(): Promise<number> {
  const { ok, output } = await milepost('verify')
  expect(ok ? '' : output).toBe('')
  return Number(/(\d+) events, each as its hash says/.exec(output)?.[1])
}
