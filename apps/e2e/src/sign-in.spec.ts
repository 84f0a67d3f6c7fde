/** Who works here, by badge or by four digits, on a device that has a keyboard or a scanner that types. */
import { ownLabel } from '@milepost/barcode'
import { expect, test, type Page } from 'playwright/test'
import { pressKeys } from './faults/in-page.ts'
import { openStage, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const bo: Person = { name: 'Bo', badge: 'B3N8V5C1H6YR', pin: '2580' }

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
  await stage.hires(bo)
})
test.afterAll(async () => {
  await stage.stopServer()
})

test.beforeEach(async ({ page }, { testId }) => {
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.taps('Ana')
})

test('A2: a PIN is typed on a keyboard, a slip taken back, a wrong one said', async ({ page }) => {
  await page.keyboard.type('4712', { delay: 170 })
  await expect(page.getByText('These are not your digits. Try again.')).toBeVisible()

  await page.keyboard.type('48', { delay: 170 })
  await page.keyboard.press('Backspace')
  await expect(dots(page)).toHaveCount(1)
  await page.keyboard.type('711', { delay: 170 })

  await expect(worker.lastScan).toHaveText(/^Hello Ana/)
})

test('A2: Enter ends a PIN', async ({ page }) => {
  await page.keyboard.type('4711\n', { delay: 60 })

  await expect(worker.lastScan).toHaveText(/^Hello Ana/)
})

test('field A10: a scanner that types leaves the digits of a PIN alone', async ({ page }) => {
  await page.keyboard.type('47', { delay: 170 })
  await expect(dots(page)).toHaveCount(2)

  await scan(page, '9520000000011')
  await scan(page, '4711')
  await expect(dots(page)).toHaveCount(2)
  await page.keyboard.type('11', { delay: 170 })

  await expect(worker.lastScan).toHaveText(/^Hello Ana/)
})

test('field A10: a badge before the digits are whole signs its owner in', async ({ page }) => {
  await page.keyboard.type('47', { delay: 170 })

  await scan(page, ownLabel('badge', bo.badge))

  await expect(worker.lastScan).toHaveText(/^Hello Bo/)
})

/** A trigger pull, between two pauses in which a hand could go from the scanner to the keys. */
async function scan(page: Page, code: string): Promise<void> {
  const pause = () => page.evaluate('new Promise((resolve) => setTimeout(resolve, 400))')
  await pause()
  await pressKeys(page, [...code.split(''), 'Enter'])
  await pause()
}

const dots = (page: Page) => page.locator('.pin-dots [data-filled=true]')
