/** A device that is wrong about the time, has lost its rights or its camera, or sees one label twice. */
import { expect, test, type BrowserContext, type Page } from 'playwright/test'
import {
  drained,
  type Floor,
  gtin,
  joined,
  lastScan,
  openDevice,
  openFloor,
  phone,
  pushes,
  scan,
  scanMany,
} from './floor.ts'
import {
  installed,
  inStore,
  picturesOn,
  pressKeys,
  queueOf,
  rowsOf,
  sendNow,
  takePicture,
} from './in-page.ts'

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
})
test.afterAll(async () => {
  await floor.close()
})

const tenYears = 3653 * 86_400_000
const noSetAside = async () =>
  expect(await floor.asAdmin('GET', '/v1/console/quarantine')).toEqual({ rows: [] })

test('46: a clock that is ten years off, either way, or in 1970, refuses no scan (field B16)', async ({
  browser,
}) => {
  for (const ahead of [tenYears, -tenYears, 86_400_000 - Date.now()]) {
    const context = await browser.newContext({ viewport: phone })
    await clockAhead(context, ahead)
    const device = await joined(floor, context)
    await scan(device.page, gtin(1))

    await drained(floor, device, 1)

    const { clockOffset = 0 } = await floor.lineOf(device.name)
    expect(Math.abs(clockOffset + ahead)).toBeLessThan(60_000)
    await noSetAside()
    await context.close()
  }
})

test('47: a clock that jumps back in the middle of a shift keeps the order of the numbers (field B17)', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  await clockAhead(context, 0)
  const device = await joined(floor, context)
  const { page } = device
  await scan(page, gtin(1))

  await page.evaluate(() => void Object.assign(globalThis, { aheadMs: -3_600_000 }))
  await scan(page, gtin(2))

  await drained(floor, device)
  const [first, second] = (await scansOf(page)).filter(({ kind }) => kind === 'received')
  expect([first?.seq, second?.seq]).toEqual([1, 2])
  expect(second?.at).toBeLessThan(first?.at ?? 0)
  expect(second?.session).not.toBe(first?.session)
  await noSetAside()
  await context.close()
})

test('48: a device that travels says the zone it is in with every scan', async ({ browser }) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setTimezoneOverride', { timezoneId: 'America/New_York' })
  await scan(page, gtin(1))

  await cdp.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Berlin' })
  await scan(page, gtin(2))

  expect((await scansOf(page)).map(({ zone }) => zone)).toEqual([
    'America/New_York',
    'Europe/Berlin',
  ])
  await drained(floor, device, 2)
  await context.close()
})

test('62: without a camera the scanner that types goes on, and so does typing by hand (field A17)', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  await context.addInitScript(() => {
    const { mediaDevices } = navigator
    mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'))
  })
  const device = await joined(floor, context)
  const { page } = device

  await page.getByRole('button', { name: 'Camera', exact: true }).click()

  await expect(page.getByText('No permission for the camera')).toBeVisible()
  await scan(page, gtin(1))
  await page.getByRole('button', { name: 'Type' }).click()
  await page.keyboard.type(gtin(2))
  await page.getByRole('button', { name: 'Enter' }).click()
  await expect(lastScan(page)).toContainText(gtin(2))
  await drained(floor, device, 2)
  await context.close()
})

test('63: one label read twice within 300 ms is one scan (field A9)', async ({ browser }) => {
  const device = await openDevice(floor, browser)
  const once = [...gtin(1).split(''), 'Enter']

  await pressKeys(device.page, [...once, ...once, ...once])
  await scan(device.page, gtin(2))

  await drained(floor, device, 2)
  await device.context.close()
})

test('54: a device revoked in the middle empties its queue into quarantine and forgets the lists', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  await context.setOffline(true)
  await scan(page, gtin(2))
  const line = await floor.lineOf(device.name)
  await floor.asAdmin('POST', `/v1/console/devices/${line.device}/revoke`, {})

  await context.setOffline(false)

  await expect(async () => {
    await sendNow(page)
    expect(await queueOf(page)).toMatchObject({ waiting: 0, acked: 1, setAside: 1 })
    expect(await inStore(page, 'work', (work) => work.count())).toBe(0)
  }).toPass()
  const { rows } = await floor.asAdmin<{ rows: { reason: string }[] }>(
    'GET',
    '/v1/console/quarantine',
  )
  expect(rows).toMatchObject([{ reason: 'device-revoked' }])
  await expect(page.getByRole('heading', { name: 'All handed in' })).toBeVisible()
  await context.close()
})

test('54: a device told that it is revoked takes no scan, hands in what waits, and joins anew with nothing of the old', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await page.getByRole('button', { name: 'Camera', exact: true }).click()
  await installed(page)
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  floor.goesOffline()
  const codes = Array.from({ length: 205 }, (_, at) => gtin(at + 2))
  await scanMany(page, codes)
  await takePicture(page)
  const { device: id } = await floor.lineOf(device.name)
  await floor.asAdmin('POST', `/v1/console/devices/${id}/revoke`, {})

  // One batch comes through, and tells it; the network goes again before the next.
  let batches = 0
  floor.breaks((seen) => {
    batches += pushes(seen) ? 1 : 0
    return seen.path.startsWith('/v1/') && batches > 1 ? { kind: 'lost-request' } : undefined
  })
  await expect(async () => {
    await sendNow(page)
    await expect(page.getByRole('heading', { name: 'This device was revoked' })).toBeVisible()
  }).toPass()

  const left = page.getByRole('heading', { name: /^\d+ scans still to hand in$/ })
  await expect(left).toBeVisible()
  await expect(page.locator('video')).toHaveCount(0)
  expect(await inStore(page, 'work', (work) => work.count())).toBe(0)
  const before = await rowsOf(page)
  await pressKeys(page, [...gtin(999).split(''), 'Enter'])
  await expect(lastScan(page)).toContainText('Nothing is scanned here any more')
  expect(await rowsOf(page)).toHaveLength(before.length)
  await page.reload()
  await expect(left).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 picture still to hand in' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add this device again' })).toHaveCount(0)

  floor.breaks()
  await expect(async () => {
    await sendNow(page)
    await expect(page.getByRole('heading', { name: 'All handed in' })).toBeVisible({ timeout: 500 })
  }).toPass()
  expect((await queueOf(page)).setAside).toBeGreaterThanOrEqual(codes.length)
  await page.getByRole('button', { name: 'Add this device again' }).click()

  await expect(page.getByPlaceholder('TC-06')).toBeVisible()
  expect(await queueOf(page)).toMatchObject({ waiting: 0, acked: 0, setAside: 0, epochs: [] })
  const kept = await page.evaluate(() => Object.keys(localStorage))
  expect(kept.filter((name) => /scan|draft|device|job/.test(name))).toEqual([])
  expect(await picturesOn(page)).toBe(0)
  const again = await joined(floor, context)
  await scan(page, gtin(1))
  await drained(floor, again, 1)
  await context.close()
})

/** Its wall clock, and nothing else. */
async function clockAhead(context: BrowserContext, ms: number): Promise<void> {
  await context.addInitScript((ahead) => {
    const shifted = globalThis as unknown as { aheadMs: number }
    shifted.aheadMs = ahead
    const now = Date.now.bind(Date)
    Date.now = () => now() + shifted.aheadMs
  }, ms)
}

interface Scanned {
  readonly occurred: { readonly at: number }
  readonly scan: { readonly clock: { readonly session: string; readonly zone: string } }
}

async function scansOf(page: Page) {
  const rows = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq)
  return rows.map(({ kind, seq, held }) => {
    const { occurred, scan: made } = held.event as unknown as Scanned
    return { kind, seq, at: occurred.at, ...made.clock }
  })
}
