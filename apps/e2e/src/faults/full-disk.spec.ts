/** A disk that is full to the last byte, under a real browser's profile. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { launchPersistent } from '../browser.ts'
import {
  drained,
  type Floor,
  gtin,
  joined,
  joinedAgain,
  lastScan,
  openFloor,
  phone,
  pill,
  pull,
  scan,
} from './floor.ts'
import { fillStorage, queueOf } from './in-page.ts'

const run = promisify(execFile)
let floor: Floor
let disk: string
let mounted: boolean
test.beforeAll(async () => {
  floor = await openFloor()
  disk = await mkdtemp(join(tmpdir(), 'small-disk-'))
  mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk]).then(
    () => true,
    () => false,
  )
})
test.beforeEach(() => {
  test.skip(!mounted, 'this machine lets nobody mount a small disk, which takes root')
})
test.afterAll(async () => {
  await floor.close()
  if (mounted) await run('umount', ['-l', disk])
  await rm(disk, { recursive: true })
})

const context = { viewport: phone, serviceWorkers: 'block' } as const
test('7: a disk that another program fills is told, and scanning goes on once there is room', async () => {
  const profile = await mkdtemp(join(disk, 'profile-'))
  const browser = await launchPersistent(profile, { context })
  const device = await joined(floor, browser.context)
  const { page } = device
  await scan(page, gtin(1))
  const filler = join(disk, 'filler')
  await writeFile(filler, Buffer.alloc(96 * 1024 * 1024)).catch(() => undefined)

  let n = 1
  await expect(async () => {
    n += 1
    await pull(page, gtin(n))
    await expect(lastScan(page)).toHaveAttribute('data-tone', 'wrong', { timeout: 300 })
  }).toPass()
  await expect(pill(page)).toHaveText(/needs? attention/)
  await rm(filler)

  await drained(floor, device, n)
  await browser.context.close()
  await rm(profile, { recursive: true })
})

test('6: what waits when the device fills its own disk comes through the second medium', async () => {
  const profile = await mkdtemp(join(disk, 'profile-'))
  const first = await launchPersistent(profile, { context })
  const device = await joined(floor, first.context)
  floor.goesOffline()
  for (const n of [1, 2, 3]) await scan(device.page, gtin(n))
  await expect.poll(async () => await scansInSecondMedium(profile)).toBe(3)
  const ends = await fillStorage(device.page)
  console.log(`the disk refused with ${[...new Set(ends)].join(', ')}`)
  await first.killBrowser()
  // What browsers were seen to do to a database whose disk is full.
  await rm(join(profile, 'Default/IndexedDB'), { recursive: true })

  const second = await launchPersistent(profile, { context })
  const page = second.context.pages()[0] ?? (await second.context.newPage())
  await page.goto(`${floor.url}/scan/`)
  floor.breaks()
  // Its key cannot be copied to any other medium, so a person brings the device back.
  await joinedAgain(floor, page)

  await expect.poll(async () => (await queueOf(page)).acked).toBeGreaterThanOrEqual(3)
  await drained(floor, { ...device, page })
  await second.context.close()
})

/** The browser writes it down when it likes. */
async function scansInSecondMedium(profile: string): Promise<number> {
  const folder = join(profile, 'Default/Local Storage/leveldb')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.log'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')))
  return new Set(texts.join('').match(/milepost\.scan\.[\w-]+/g)).size
}
