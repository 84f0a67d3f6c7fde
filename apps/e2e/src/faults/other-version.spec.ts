/** Another version of the app has its hands on the database: the queue stays what it was, and is still sent. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { launchPersistent } from '../browser.ts'
import {
  atReceiving,
  drained,
  type Floor,
  gtin,
  joined,
  lastScan,
  openDevice,
  openFloor,
  phone,
  pill,
  pull,
  scan,
} from './floor.ts'
import { installed, queueOf, rowsOf, sendNow } from './in-page.ts'

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
})
test.afterAll(async () => {
  await floor.close()
})

test('11: an upgrade is not blocked by an open tab, and the tab works on', async ({ browser }) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  floor.goesOffline()
  await scan(page, gtin(1))

  const upgraded = await upgradedBy(page, 1)

  expect(upgraded).toBe('upgraded')
  await scan(page, gtin(2))
  floor.breaks()
  await drained(floor, device, 2)
  await context.close()
})

test('11: an upgrade that is aborted, or killed half-way, leaves the queue as it was (field B14)', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  const first = await launchPersistent(profile, { context: { viewport: phone } })
  const device = await joined(floor, first.context)
  await installed(device.page)
  floor.goesOffline()
  for (const n of [1, 2]) await scan(device.page, gtin(n))
  const before = await rowsOf(device.page)

  const ended = await upgradeThat(device.page, 'aborts')
  const afterAbort = await rowsOf(device.page)
  await scan(device.page, gtin(3))
  const begun = await upgradeThat(device.page, 'never ends')
  await first.killBrowser()

  expect([ended, begun]).toEqual(['AbortError', 'begun'])
  expect(afterAbort).toEqual(before)
  const second = await launchPersistent(profile, { context: { viewport: phone } })
  const page = second.context.pages()[0] ?? (await second.context.newPage())
  await page.goto(`${floor.url}/scan/`)
  await atReceiving(page)
  await expect(pill(page)).toHaveText('Offline, 3 waiting')
  expect((await rowsOf(page)).slice(0, 2)).toEqual(before)
  floor.breaks()
  await drained(floor, { ...device, page }, 3)
  await second.context.close()
  await rm(profile, { recursive: true })
})

test('12: an app too old for its database takes no scan, says so, and still sends what waits', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  floor.goesOffline()
  await scan(page, gtin(1))

  await upgradedBy(page, 2)
  await page.reload()
  await atReceiving(page)
  await pull(page, gtin(2))

  await expect(lastScan(page)).toHaveAttribute('data-tone', 'wrong')
  expect(await queueOf(page)).toMatchObject({ seqs: [1], waiting: 1 })
  floor.breaks()
  await expect(async () => {
    await sendNow(page)
    expect(await queueOf(page)).toMatchObject({ acked: 1 })
  }).toPass()
  await expect(pill(page)).toHaveText('1 needs attention')
  await context.close()
})

/** What the next version of the app does to the database while this one is open. */
async function upgradedBy(page: Page, minWriter: number): Promise<string> {
  return await page.evaluate(
    async (writer) =>
      await new Promise<string>((resolve) => {
        const opening = indexedDB.open('milepost', 20)
        opening.addEventListener('blocked', () => resolve('blocked'))
        opening.addEventListener('upgradeneeded', () => {
          opening.result.createObjectStore('later')
          opening.transaction?.objectStore('facts').put({ name: 'minWriter', value: writer })
        })
        opening.addEventListener('success', () => {
          opening.result.close()
          resolve('upgraded')
        })
      }),
    minWriter,
  )
}

/** The next version of the app begins to change every row of the queue, and does not come to an end. */
async function upgradeThat(page: Page, end: 'aborts' | 'never ends'): Promise<string> {
  return await page.evaluate(
    async (how) =>
      await new Promise<string>((resolve) => {
        const opening = indexedDB.open('milepost', 20)
        opening.addEventListener('upgradeneeded', () => {
          opening.result.createObjectStore('later')
          const change = opening.transaction
          const scans = change?.objectStore('scans')
          scans?.deleteIndex('state')
          const spoil = () => {
            const clearing = scans?.clear()
            clearing?.addEventListener('success', () => {
              if (how === 'aborts') change?.abort()
              else spoil()
              if (how === 'never ends') resolve('begun')
            })
          }
          spoil()
        })
        opening.addEventListener('error', () => resolve(opening.error?.name ?? 'no error'))
      }),
    end,
  )
}
