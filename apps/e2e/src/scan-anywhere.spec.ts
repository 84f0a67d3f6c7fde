/** A scan is never met with silence, whichever screen is open and whoever is there. */
import { ownLabel } from '@milepost/barcode'
import { expect, test } from 'playwright/test'
import { gtin } from './faults/floor.ts'
import { rowsOf } from './faults/in-page.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const bo: Person = { name: 'Bo', badge: 'B3N8V5C1H6YR', pin: '2580' }
const mug: Goods = { sku: 'MUG', name: 'Enamel mug', gtin: gtin(1), bin: 'A-1', units: 9 }

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
  await stage.orders(testId, [mug])
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
  await expect(page.getByRole('button', { name: /^Pick \d/ })).toBeVisible()
})

test('A4: before anybody has signed in, a scan is told to wait for a badge, and nothing is recorded', async ({
  page,
}) => {
  await worker.taps('Hand on')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const before = await rowsOf(page)

  await worker.scans(mug.gtin, 'Sign in Scan your badge, or tap your name')

  expect(await rowsOf(page)).toHaveLength(before.length)
  await worker.scans(ownLabel('badge', bo.badge), /^Hello Bo/)
})

test('L2: before a device has joined, a code that lets nobody in is told so', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const stranger = await workerAt(await context.newPage())
  await stranger.page.goto(`${stage.url}/scan/`)
  await stranger.page.getByRole('button', { name: 'Camera' }).focus()

  await stranger.wedge(mug.gtin)

  await expect(stranger.page.locator('.flash')).toContainText('This code is not right')
  await context.close()
})

for (const [place, screen] of [
  ['sync', 'Sync'],
  ['print', 'Print'],
  ['rescue', 'Rescue'],
] as const) {
  test(`A4: on the screen of ${place} a badge is heard, and an order opens its job`, async ({
    page,
  }, { testId }) => {
    await page.evaluate(`location.hash = '#/${place}'`)
    await expect(page.getByRole('button', { name: 'Jobs' })).toBeVisible()

    await worker.wedge(ownLabel('badge', bo.badge))
    await expect(page.locator('.flash')).toContainText('Hello Bo')
    await worker.wedge(testId)

    await expect(page.getByRole('heading', { level: 1, name: 'Pick' }), screen).toBeVisible()
    await expect(page.getByText('9 units left')).toBeVisible()
  })
}

test('B1: a screen that falls says that no scan is lost, and a tap begins again at the jobs', async ({
  page,
}, { testId }) => {
  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`^Order ${testId}`))
  await worker.scans(mug.gtin, 'Picked Enamel mug · 1 of 9')
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('milepost-places')
    opening.onerror = reject
    opening.onsuccess = () => {
      const change = opening.result.transaction('place', 'readwrite')
      change.objectStore('place').put('{"cart":7}', 'job.pick')
      change.oncomplete = resolve
    }
  })`)
  await page.reload()

  await expect(page.getByRole('alert')).toContainText('Every scan that beeped is stored')
  await worker.taps('Begin again')

  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`^Order ${testId}`))
  await worker.scans(mug.gtin, 'Picked Enamel mug · 2 of 9')
})

test('C2: the screen is kept on once somebody works, and let go when nobody does', async ({
  page,
}) => {
  await page.addInitScript(`{
    window.lit = 0
    navigator.wakeLock.request = async () => {
      window.lit += 1
      return { release: async () => void (window.lit -= 1) }
    }
  }`)
  await page.reload()
  await expect.poll(() => page.evaluate('window.lit')).toBe(1)

  await worker.scans(mug.gtin, /./)
  expect(await page.evaluate('window.lit')).toBe(1)
  await worker.taps('Hand on')

  await expect.poll(() => page.evaluate('window.lit')).toBe(0)
})

test('A7: what somebody scanned is not undone while nobody has signed in', async ({ page }, {
  testId,
}) => {
  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`^Order ${testId}`))
  await worker.scans(mug.gtin, 'Picked Enamel mug · 1 of 9')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await worker.goesHome()
  await worker.taps('Hand on')

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(worker.lastScan).toHaveText('Picked Enamel mug · 1 of 9')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
})
