/** A device that cannot send: its scans leave by file, another device or the console hands them in, once (B9). */
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from 'playwright/test'
import { firstPassword } from '../server-process.ts'
import { type Device, drained, type Floor, gtin, openDevice, openFloor, scan } from './floor.ts'
import { goTo, installed, queueOf, sendNow, takePicture } from './in-page.ts'

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
})
test.afterAll(async () => await floor.close())

/** Scans that only this device has, and the file that they leave in. */
async function savedBy(device: Device, scans: number): Promise<string> {
  const { context, page } = device
  // A page that came a second ago is not kept yet: its later parts would still be fetched.
  await installed(page)
  await context.setOffline(true)
  for (let n = 1; n <= scans; n += 1) await scan(page, gtin(n))
  await goTo(page, 'sync')
  await page.getByRole('button', { name: 'Without a network' }).click()
  await expect(page.getByRole('heading', { name: `${scans} scans only` })).toBeVisible()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as file' }).click()
  return await (await saving).path()
}

/** A supervisor at the console, where files are taken in. */
async function atDevices(page: Page): Promise<Page> {
  const password = await firstPassword(floor.server.dataDir)
  await page.goto(`${floor.server.url}/console/devices`)
  await page.getByLabel('Name').fill('admin')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Take in a rescue file' })).toBeVisible()
  return page
}

test('B9: scans of a dead device go by file to another one, which hands them in; theirs are then known', async ({
  browser,
}) => {
  const dead = await openDevice(floor, browser)
  const other = await openDevice(floor, browser)
  const file = await savedBy(dead, 5)

  await installed(other.page)
  await goTo(other.page, 'rescue')
  await other.context.setOffline(true)
  await other.page.getByLabel('From a file').setInputFiles(file)
  await expect(other.page.getByText(`5 scans of ${dead.name} taken in`)).toBeVisible()
  await expect(other.page.getByText('5 scans of other devices wait here')).toBeVisible()
  await other.context.setOffline(false)
  await expect(async () => {
    await sendNow(other.page)
    expect(await floor.lineOf(dead.name)).toMatchObject({ made: 5, held: 5, gaps: [] })
  }).toPass()
  await expect(other.page.getByText('of other devices wait here')).toHaveCount(0)
  expect(await floor.lineOf(other.name)).toMatchObject({ made: 0 })

  await dead.context.setOffline(false)
  await drained(floor, dead)
  expect(await queueOf(dead.page)).toMatchObject({ setAside: 0, waiting: 0 })
  await dead.context.close()
  await other.context.close()
})

test('B9, PH9: pictures that wait leave in the file, another device hands them in, and again changes nothing', async ({
  browser,
}) => {
  const dead = await openDevice(floor, browser)
  const other = await openDevice(floor, browser)
  await scan(dead.page, gtin(1))
  await drained(floor, dead, 1)
  await installed(dead.page)
  await dead.context.setOffline(true)
  await takePicture(dead.page)
  await goTo(dead.page, 'rescue')
  const told = dead.page.getByText('1 picture only on this device')
  await expect(told).toBeVisible()
  await expect(dead.page.getByRole('button', { name: 'Save as file' })).toBeVisible()
  await goTo(dead.page, 'receive')
  const file = await savedBy(dead, 2)
  const text = await readFile(file, 'utf8')
  expect(text).toContain(`2 scans and 1 picture of ${dead.name}`)
  const [, hash] = /^MPP1:([0-9a-f]{64}):/m.exec(text) ?? []
  const desk = await atDevices(await browser.newPage())
  const address = `${floor.server.url}/v1/console/photos/${hash}`
  const shown = async () => (await desk.request.get(address)).status()
  expect(await shown()).toBe(404)

  await installed(other.page)
  await goTo(other.page, 'rescue')
  await other.page.getByLabel('From a file').setInputFiles(file)
  await expect(other.page.getByText('1 picture taken in.')).toBeVisible()
  await expect(async () => {
    await sendNow(other.page)
    expect(await shown()).toBe(200)
  }).toPass()
  await desk.getByLabel('Rescue file').setInputFiles(file)
  await expect(desk.getByText('0 pictures taken in, 1 was here already.')).toBeVisible()

  await expect(told).toBeVisible()
  await dead.context.setOffline(false)
  await expect(async () => {
    await sendNow(dead.page)
    await expect(told).toBeHidden({ timeout: 1000 })
  }).toPass()
  await dead.context.close()
  await other.context.close()
  await desk.close()
})

test('B9: the same scans are shown as a series of QR codes that turns by itself', async ({
  browser,
}) => {
  const dead = await openDevice(floor, browser)
  await savedBy(dead, 40)

  await dead.page.getByRole('button', { name: 'Show as QR' }).click()

  await expect(dead.page.locator('.qr')).toBeVisible()
  await expect(dead.page.getByText(/^Part 1 of \d/)).toBeVisible()
  await expect(dead.page.getByText(/^Part 2 of \d/)).toBeVisible()
  await dead.context.close()
})

test('B9: a supervisor takes the file in at the console; twice changes nothing', async ({
  browser,
}) => {
  const dead = await openDevice(floor, browser)
  const text = await readFile(await savedBy(dead, 3))
  const page = await atDevices(await browser.newPage())
  const file = { name: 'rescue.txt', mimeType: 'text/plain', buffer: text }

  await page.getByLabel('Rescue file').setInputFiles(file)
  await expect(page.getByText(`3 scans of ${dead.name} taken in.`)).toBeVisible()
  await page.getByLabel('Rescue file').setInputFiles(file)
  await expect(page.getByText(`0 scans of ${dead.name} taken in, 3 were here`)).toBeVisible()

  expect(await floor.lineOf(dead.name)).toMatchObject({ made: 3, held: 3 })
  await page.close()
  await dead.context.close()
})
