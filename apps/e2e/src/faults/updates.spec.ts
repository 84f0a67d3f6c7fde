/** Two real builds, and a new one arriving in the middle of work: nobody is reloaded who scans, and nothing is lost. */
import { expect, test, type Page } from 'playwright/test'
import type { Fault } from '../fault-proxy.ts'
import { scannerBuilt, type Build } from './deployment.ts'
import {
  atReceiving,
  drained,
  type Device,
  firstBuild,
  type Floor,
  gtin,
  openDevice,
  openFloor,
  pushes,
  scan,
} from './floor.ts'
import { goTo, rowsOf } from './in-page.ts'

test.describe.configure({ mode: 'serial' })

let floor: Floor
let device: Device
let other: Page
let second: Build
test.beforeAll(async ({ browser }) => {
  floor = await openFloor()
  second = await scannerBuilt('2.0.0')
  device = await openDevice(floor, browser)
  await device.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  other = await device.context.newPage()
  await other.goto(`${floor.url}/scan/`)
  await atReceiving(other)
})
test.afterAll(async () => {
  await device.context.close()
  await floor.close()
})

test('20: a new version that does not arrive whole is not installed, and the old one serves', async () => {
  const first = await firstBuild()
  const lost = [...second.keys()].find((path) => !first.has(path))
  expect(lost).toBeDefined()
  floor.deploys(new Map([...second].filter(([path]) => path !== lost)))

  expect(await lookedForUpdate(device.page)).toBe('failed')

  await device.context.setOffline(true)
  await device.page.reload()
  await atReceiving(device.page)
  await scan(device.page, gtin(1))
  await expect(device.page.locator('.update')).toBeHidden()
  await device.context.setOffline(false)
  await drained(floor, device)
})

test('17: an update accepted while a batch is on its way waits for its answer, and for rest', async () => {
  floor.deploys(second)
  expect(await lookedForUpdate(device.page)).toBe('waiting')
  const slow: Fault = { kind: 'slow-request', bytesPerSecond: 500 }
  floor.breaks((seen) => (pushes(seen) ? slow : undefined))
  const before = floor.seen.filter(pushes).length
  await markPage(device.page)
  await markPage(other)
  await scan(device.page, gtin(2))
  await expect.poll(() => floor.seen.filter(pushes).length).toBeGreaterThan(before)

  await device.page.locator('.update').getByRole('button').click()
  await scan(device.page, gtin(3))
  expect(await isMarked(device.page)).toBe(true)
  await goTo(device.page, 'jobs')

  await expect.poll(async () => await isMarked(device.page)).toBe(false)
  floor.breaks()
  await atReceiving(device.page)
  await scan(device.page, gtin(6))
  await drained(floor, device)
  const rows = await rowsOf(device.page)
  expect(rows.map(({ held: { event } }) => event['scan'])).toContainEqual(
    expect.objectContaining({ app: '2.0.0' }),
  )
})

test('18: an update accepted in one tab does not reload another that scans', async () => {
  expect(await controllerIsNew(other)).toBe(true)

  await scan(other, gtin(4))

  expect(await isMarked(other)).toBe(true)
})

test('19: a piece of the old version that is gone is said, scanning goes on, and rest brings the new one', async () => {
  // The browser's own cache may hold it still.
  const browser = await device.context.newCDPSession(other)
  await browser.send('Network.clearBrowserCache')

  await other.getByRole('button', { name: 'Camera', exact: true }).click()

  await expect(other.locator('.camera-wait')).toBeVisible()
  await scan(other, gtin(5))
  expect(await isMarked(other)).toBe(true)
  await goTo(other, 'jobs')
  await expect.poll(async () => await isMarked(other)).toBe(false)
  await atReceiving(other)
  await expect(other.locator('video')).toBeVisible()
  await drained(floor, { ...device, page: other })
})

/** What the hourly look does. */
async function lookedForUpdate(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const { installing } = registration
    if (!installing) return registration.waiting ? 'waiting' : 'none'
    return await new Promise<string>((resolve) => {
      installing.addEventListener('statechange', () => {
        if (installing.state === 'installed') resolve('waiting')
        if (installing.state === 'redundant') resolve('failed')
      })
    })
  })
}

/** A reload forgets the mark. */
async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(globalThis, { marked: true }))
}

const isMarked = (page: Page): Promise<boolean> =>
  page.evaluate(() => 'marked' in globalThis).catch(() => false)

async function controllerIsNew(page: Page): Promise<boolean> {
  return await page.evaluate(async () => {
    const { active, waiting } = await navigator.serviceWorker.ready
    return waiting === null && active === navigator.serviceWorker.controller
  })
}
