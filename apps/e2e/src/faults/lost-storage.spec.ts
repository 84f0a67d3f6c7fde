/** Storage that is gone, all of it or some: what waited comes back from what is left, or its numbers are named as lost. */
import { expect, test } from 'playwright/test'
import {
  drained,
  type Floor,
  gtin,
  joined,
  joinedAgain,
  lastScan,
  openDevice,
  openFloor,
  phone,
  pull,
  scan,
  signIn,
} from './floor.ts'
import { queueOf, sendNow } from './in-page.ts'

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
})
test.afterAll(async () => {
  await floor.close()
})

test('8: site data cleared while open is noticed: what waited comes back, and counting begins anew (field B14, field B15)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  floor.goesOffline()
  await scan(page, gtin(2))
  const cdp = await context.newCDPSession(page)

  await cdp.send('Storage.clearDataForOrigin', { origin: floor.url, storageTypes: 'indexeddb' })
  await expect(async () => {
    await sendNow(page)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await pull(page, gtin(3))

  await expect(lastScan(page)).toContainText('Scan your badge')
  await expect.poll(async () => (await queueOf(page)).waiting).toBe(1)
  floor.breaks()
  await drained(floor, device, 2)
  await signIn(page)
  await scan(page, gtin(3))
  await drained(floor, device, 3)
  const { epochs } = await queueOf(page)
  expect(epochs).toHaveLength(2)
  await context.close()
})

test('8: when the second medium went with the database, the console names the numbers that are lost (field B15)', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  floor.goesOffline()
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
  floor.goesOffline()
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
  floor.goesOffline()
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
  floor.goesOffline()
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
