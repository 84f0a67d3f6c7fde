/** Storage that fails under the built scanner: a beep stays a promise, and what beeped comes through. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
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
  numbersTo,
  openDevice,
  openFloor,
  phone,
  pill,
  pull,
  scan,
} from './floor.ts'
import { fillStorage, goTo, installed, inStore, queueOf, rowsOf, sendNow } from './in-page.ts'

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
})
test.afterAll(async () => {
  await floor.close()
})

test('2: what had beeped is there after the browser was killed, and so is the person', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  const first = await launchPersistent(profile, { context: { viewport: phone } })
  const device = await joined(floor, first.context)
  await installed(device.page)
  floor.goesOffline()
  await scan(device.page, gtin(1))
  await scan(device.page, gtin(2))

  await first.killBrowser()

  const second = await launchPersistent(profile, { context: { viewport: phone } })
  const page = second.context.pages()[0] ?? (await second.context.newPage())
  await page.goto(`${floor.url}/scan/`)
  await atReceiving(page)
  await expect(pill(page)).toHaveText('Offline, 2 waiting')
  floor.breaks()
  await drained(floor, { ...device, page }, 2)
  await second.context.close()
  await rm(profile, { recursive: true })
})

test('3: a kill before the commit leaves no hole, and nothing had beeped', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  const first = await launchPersistent(profile, { context: { viewport: phone } })
  const device = await joined(floor, first.context)
  await scan(device.page, gtin(1))
  await holdDatabase(device.page)
  await pull(device.page, gtin(2))
  await expect(lastScan(device.page)).not.toContainText(gtin(2))

  await first.killBrowser()

  const second = await launchPersistent(profile, { context: { viewport: phone } })
  const page = second.context.pages()[0] ?? (await second.context.newPage())
  await page.goto(`${floor.url}/scan/`)
  await atReceiving(page)
  await scan(page, gtin(3))
  await drained(floor, { ...device, page })
  const rows = await rowsOf(page)
  expect(rows.filter(({ kind }) => kind === 'received')).toHaveLength(2)
  expect((await queueOf(page)).seqs).toEqual(numbersTo(rows.length))
  await second.context.close()
  await rm(profile, { recursive: true })
})

test('5: over the quota nothing beeps, nothing is half-written, and it is sent once there is room (field B14)', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone, serviceWorkers: 'block' })
  const cdp = await context.newCDPSession(await context.newPage())
  // The browser counts from here: what it knew of the room before would be trusted for a while.
  const quotaSize = 1_000_000
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: floor.url, quotaSize })
  const device = await joined(floor, context)
  const { page } = device
  await scan(page, gtin(1))
  await fillStorage(page)

  await pull(page, gtin(2))

  await expect(lastScan(page)).toHaveAttribute('data-tone', 'wrong')
  await expect(pill(page)).toHaveText('1 needs attention')
  expect((await queueOf(page)).seqs).toEqual([1])
  await inStore(page, 'facts', (facts) => facts.delete(IDBKeyRange.bound('filler', 'filler9')))
  await sendNow(page)
  await expect.poll(async () => (await queueOf(page)).seqs).toEqual([1, 2])
  await drained(floor, device, 2)
  await context.close()
})

test('5: while a scan is safe nowhere it sounds like nothing else, and no reload and no update takes the page away', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone, serviceWorkers: 'block' })
  await context.addInitScript(() => {
    const buzzed: unknown[] = []
    Object.assign(globalThis, { buzzed })
    navigator.vibrate = (pattern) => buzzed.push(pattern) > 0
  })
  const cdp = await context.newCDPSession(await context.newPage())
  const quotaSize = 1_000_000
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: floor.url, quotaSize })
  const device = await joined(floor, context)
  const { page } = device
  await scan(page, gtin(1))
  await fillStorage(page)

  await pull(page, gtin(2))

  const banner = page.getByRole('alert').filter({ hasText: '1 scan is not saved.' })
  await expect(banner).toContainText('Free some space')
  expect(await page.evaluate(() => (globalThis as unknown as Buzzed).buzzed.at(-1))).toHaveLength(5)
  const asking = page.waitForEvent('dialog')
  await leave(page)
  const asked = await asking
  expect(asked.type()).toBe('beforeunload')
  await asked.dismiss()
  await banner.getByRole('button', { name: 'Take out' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as file' }).click()
  const text = await readFile(await (await saving).path(), 'utf8')
  expect(text).toMatch(/^(1 scan|2 scans) of/)
  await expect(banner).toHaveCount(0)
  // It may go now: what is in the file is the same scan when it is stored later.
  await inStore(page, 'facts', (facts) => facts.delete(IDBKeyRange.bound('filler', 'filler9')))
  await drained(floor, device)
  await Promise.all([page.waitForEvent('close'), leave(page)])
  await context.close()
})

interface Buzzed {
  readonly buzzed: readonly (readonly number[])[]
}

/** As a person closes a tab: the page is asked first. */
async function leave(page: Page): Promise<void> {
  await page.close({ runBeforeUnload: true })
}

test('6: where the database cannot be opened any more, what waits beside it leaves as a file', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  floor.goesOffline()
  for (const n of [1, 2, 3]) await scan(page, gtin(n))
  await context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError')
    }
  })

  await page.reload()

  await expect(page.getByRole('heading', { name: '3 scans only on this device' })).toBeVisible()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as file' }).click()
  const file = await (await saving).path()
  floor.breaks()
  const other = await openDevice(floor, browser)
  await goTo(other.page, 'rescue')
  await other.page.getByLabel('From a file').setInputFiles(file)
  await expect(async () => {
    await sendNow(other.page)
    expect(await floor.lineOf(device.name)).toMatchObject({ held: 3 })
  }).toPass()
  await context.close()
  await other.context.close()
})

test('10: a database connection that is lost is opened anew, and the scan is stored once (field B14)', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  await context.addInitScript(() => {
    const open: IDBDatabase[] = []
    Object.assign(globalThis, { openDatabases: open })
    const factory = indexedDB
    const original = factory.open.bind(factory)
    factory.open = (...asked) => {
      const opening = original(...asked)
      opening.addEventListener('success', () => open.push(opening.result))
      return opening
    }
  })
  const device = await joined(floor, context)
  const { page } = device
  await scan(page, gtin(1))

  for (const n of [2, 3, 4]) {
    await page.evaluate(() => {
      const { openDatabases } = globalThis as unknown as { openDatabases: IDBDatabase[] }
      for (const database of openDatabases) database.close()
    })
    await scan(page, gtin(n))
  }

  expect((await queueOf(page)).seqs).toEqual(numbersTo(4))
  await drained(floor, device, 4)
  await context.close()
})

test('13: a row that rotted is set aside and shown; the others flow (field B15)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  floor.goesOffline()
  for (const n of [1, 2, 3, 4]) await scan(page, gtin(n))
  const [first, second, third] = await rowsOf(page)
  await inStore(page, 'scans', (scans, row) => scans.put(row), { ...first, held: null })
  const changed = { ...third?.held, event: { ...third?.held.event, body: { units: 99 } } }
  await inStore(page, 'scans', (scans, row) => scans.put(row), { ...third, held: changed })
  await inStore(page, 'scans', (scans, row) => scans.put(row), { ...second, held: { id: 7 } })

  floor.breaks()

  await expect(async () => {
    await sendNow(page)
    expect(await queueOf(page)).toMatchObject({ waiting: 0, acked: 1, setAside: 1 })
  }).toPass()
  await pill(page).click()
  await expect(page.getByRole('listitem')).toHaveCount(3)
  const bent = page.getByRole('listitem').filter({ hasText: 'It changed on the way' })
  await expect(bent).toContainText('Scan it again if it is still here')
  await expect(bent).toContainText(gtin(3))
  await expect(page.getByText('The browser may clear it when the device is full')).toBeVisible()
  await page.reload()
  // The second medium still had what rotted.
  await expect(async () => {
    await sendNow(page)
    expect(await queueOf(page)).toMatchObject({ waiting: 0, acked: 3, setAside: 1 })
  }).toPass()
  await context.close()
})

/** A transaction of the scans that does not end: what comes after it waits for its turn. */
async function holdDatabase(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('milepost')
      opening.addEventListener('success', () => {
        const scans = opening.result.transaction('scans', 'readwrite').objectStore('scans')
        const again = () => {
          scans.count().addEventListener('success', again)
          resolve()
        }
        again()
      })
    })
  })
}
