/** A new device joins by looking at the console's screen. */
import { expect, test } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { enrolmentCodeOn, signInAtConsole } from './console-user.ts'
import { heldBeforeCamera } from './held-before-camera.ts'
import { openStage } from './stage.ts'

const before = await heldBeforeCamera()

test.use({
  launchOptions: await launchOptions({ video: before.video }),
  viewport: { width: 1280, height: 720 },
})

test('L2: a device is enrolled by pointing its camera at the QR code on the console', async ({
  page: console,
  browser,
}) => {
  const stage = await openStage()
  await signInAtConsole(console, stage.url, stage.admin)
  const code = await enrolmentCodeOn(console)
  await console.locator('.enrol-qr').scrollIntoViewIfNeeded()
  await before.holdPicture(await console.screenshot({ type: 'jpeg', quality: 90 }))
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const device = await context.newPage()
  await device.goto(`${stage.url}/scan/`)

  await device.getByRole('button', { name: 'Camera', exact: true }).click()
  await expect(device.getByLabel('Code', { exact: true })).toHaveValue(code.replace(' ', ''))
  await device.getByLabel('Name of this device').fill('TC-77')
  await device.getByRole('button', { name: 'Add device' }).click()

  await expect(console.getByRole('heading', { name: 'TC-77 has joined' })).toBeVisible()
  await expect(device.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await context.close()
  await stage.stopServer()
})
