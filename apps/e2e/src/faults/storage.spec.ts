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
  joinedAgain,
  lastScan,
  numbersTo,
  openDevice,
  openFloor,
  phone,
  pill,
  pull,
  scan,
  signIn,
} from './floor.ts'
import { fillStorage, goTo, inStore, queueOf, rowsOf, sendNow } from './in-page.ts'

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
})
test.afterAll(async () => {
  await floor.close()
})

const offline = () =>
  floor.breaks((seen) => (seen.path.startsWith('/v1/') ? { kind: 'lost-request' } : undefined))

test('2: what had beeped is there after the browser was killed, and so is the person', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  const first = await launchPersistent(profile, { context: { viewport: phone } })
  const device = await joined(floor, first.context)
  await installed(device.page)
  offline()
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
  expect(text).toMatch(/^[12] scans of/)
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

test('8: site data cleared while open is noticed: what waited comes back, and counting begins anew (field B14, field B15)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  offline()
  await scan(page, gtin(2))
  const cdp = await context.newCDPSession(page)

  await cdp.send('Storage.clearDataForOrigin', { origin: floor.url, storageTypes: 'indexeddb' })
  await scan(page, gtin(3))

  await expect.poll(async () => (await queueOf(page)).waiting).toBe(2)
  const { epochs } = await queueOf(page)
  expect(epochs).toHaveLength(2)
  floor.breaks()
  await drained(floor, device, 3)
  await signIn(page)
  await scan(page, gtin(4))
  await drained(floor, device, 4)
  await context.close()
})

test('8: when the second medium went with the database, the console names the numbers that are lost (field B15)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  offline()
  for (const n of [2, 3]) await scan(page, gtin(n))
  const before = await floor.lineOf(device.name)
  const cdp = await context.newCDPSession(page)

  await page.evaluate(() => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('milepost.scan.')) localStorage.removeItem(name)
  })
  await cdp.send('Storage.clearDataForOrigin', { origin: floor.url, storageTypes: 'indexeddb' })
  floor.breaks()

  expect(before).toMatchObject({ made: 1, held: 1 })
  await expect(async () => {
    await sendNow(page)
    const { made, held, gaps } = await floor.lineOf(device.name)
    expect({ made, held, gaps }).toMatchObject({ made: 3, held: 1, gaps: [{ from: 2, to: 3 }] })
  }).toPass()
  await context.close()
})

test('9: a device that lost its database with its key scans on as what it was once a person adds it again', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  offline()
  for (const n of [2, 3]) await scan(page, gtin(n))
  const before = await floor.lineOf(device.name)
  const cdp = await context.newCDPSession(page)
  await page.goto('about:blank')
  await cdp.send('Storage.clearDataForOrigin', { origin: floor.url, storageTypes: 'indexeddb' })
  floor.breaks()

  await page.goto(`${floor.url}/scan/`)
  await joinedAgain(floor, page)

  await drained(floor, device, 3)
  await signIn(page)
  await scan(page, gtin(4))
  await drained(floor, device, 4)
  expect(await floor.lineOf(device.name)).toMatchObject({ device: before.device, gaps: [] })
  await context.close()
})

test('9: the key of a device cannot be read, not even by its own page', async ({ browser }) => {
  const { page, context } = await openDevice(floor, browser)

  const read = await page.evaluate(async () => {
    const opening = indexedDB.open('milepost')
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const asking = database.transaction('keys').objectStore('keys').get('key')
    const { value: key } = await new Promise<{ value: CryptoKey }>((resolve) => {
      asking.addEventListener('success', () => resolve(asking.result as { value: CryptoKey }))
    })
    const formats = ['jwk', 'pkcs8'] as const
    const tries = formats.map(async (format) => await crypto.subtle.exportKey(format, key))
    const came = await Promise.allSettled(tries)
    return { type: key.type, usages: key.usages, came: came.map(({ status }) => status) }
  })

  expect(read).toEqual({ type: 'private', usages: ['sign'], came: ['rejected', 'rejected'] })
  await context.close()
})

test('9: when all but a cookie went, the device that joins again says what the old one had made (field B14)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  offline()
  for (const n of [2, 3]) await scan(page, gtin(n))
  const cdp = await context.newCDPSession(page)
  const storageTypes = 'indexeddb,local_storage,cache_storage,service_workers'

  await cdp.send('Storage.clearDataForOrigin', { origin: floor.url, storageTypes })
  floor.breaks()
  const again = await joined(floor, context)

  const lost = [{ from: 2, to: 3, reason: 'wiped' }]
  expect(await floor.lineOf(device.name)).toMatchObject({ made: 3, held: 1, gaps: [], lost })
  await scan(page, gtin(4))
  await drained(floor, again, 1)
  await context.close()
})

test('9: when every medium went, nobody works on until the device has joined again', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  const before = await floor.lineOf(device.name)
  offline()
  await scan(page, gtin(2))
  const cdp = await context.newCDPSession(page)

  await cdp.send('Storage.clearDataForOrigin', { origin: floor.url, storageTypes: 'all' })
  await context.clearCookies()
  floor.breaks()

  await page.reload()
  await expect(page.getByPlaceholder('TC-06')).toBeVisible()
  const again = await joined(floor, context)
  await scan(page, gtin(3))
  await drained(floor, again, 1)
  const { made, held } = await floor.lineOf(device.name)
  expect([made, held]).toEqual([before.made, before.held])
  await context.close()
})

test('9: in a window that forgets when it closes, nobody joins, and it says why', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  await context.addInitScript(() => {
    // As private windows of Firefox and Safari do.
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError'))
  })
  const page = await context.newPage()
  const { code } = await floor.asAdmin<{ code: string }>('POST', '/v1/console/enrolments', {
    site: 'denver',
  })
  await page.goto(`${floor.url}/scan/?enrol=${code}`)
  await page.getByPlaceholder('TC-06').fill('Private')

  await page.getByRole('button', { name: 'Add device' }).click()

  await expect(page.getByRole('alert')).toContainText('Open Milepost in a normal window')
  const { devices } = await floor.asAdmin<{ devices: { name: string }[] }>(
    'GET',
    '/v1/console/devices',
  )
  expect(devices.map(({ name }) => name)).not.toContain('Private')
  await context.close()
})

test('6: where the database cannot be opened any more, what waits beside it leaves as a file', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  offline()
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

test('11: an upgrade is not blocked by an open tab, and the tab works on', async ({ browser }) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  offline()
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
  offline()
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
  offline()
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

test('13: a row that rotted is set aside and shown; the others flow (field B15)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  offline()
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

/** Everything it needs without a network is on the device. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

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
