/** A square code too far away to be read: the camera says what to do. */
import { expect, test } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'
import { openStage, type Person, type Stage } from './stage.ts'
import { workerAt } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const far = { code: { symbology: 'qr', text: 'MPO-1042-K' }, scale: 1.1, seconds: 20 } as const

test.use({
  launchOptions: await launchOptions({ video: await cameraVideo([far], { pauseSeconds: 2 }) }),
  viewport: { width: 360, height: 640 },
})

let stage: Stage
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})

test('A1: a QR code too far away asks to come closer', async ({ page }, { testId }) => {
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)

  await worker.taps('Camera')

  await expect(page.getByRole('region', { name: 'Camera' }).getByText('Come closer')).toBeVisible()
})
