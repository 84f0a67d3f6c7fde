/// <reference lib="dom" />
/** Undo while the last scan stands on the screen, by hands that are in a hurry. */
import { expect, test } from 'playwright/test'
import { gtin } from './faults/floor.ts'
import { rowsOf } from './faults/in-page.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = { sku: 'MUG', name: 'Enamel mug', gtin: gtin(1), bin: 'A-1', units: 9 }
const label = '1ZE2E0010300412713'

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})
test.beforeEach(async ({ page }, { testId }) => {
  await stage.orders(testId, [mug])
  await stage.announces(testId, [mug])
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
})

test('A7: Undo tapped twice undoes the last scan and not the one before', async ({ page }, {
  testId,
}) => {
  await worker.goesTo('Receive')
  await worker.taps(new RegExp(`^${testId}`))
  await worker.scans(mug.gtin, 'Received Enamel mug · 1 of 9')
  await worker.scans(mug.gtin, 'Received Enamel mug · 2 of 9')

  await page.getByRole('button', { name: 'Undo' }).dblclick()

  await expect(worker.lastScan).toHaveText(/^Undone/)
  await worker.scans(mug.gtin, 'Received Enamel mug · 2 of 9')
  const kinds = (await rowsOf(page)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'undone')).toHaveLength(1)
})

test('A7: a second tap in a hurry leaves the first one its undo', async ({ page }) => {
  await worker.goesTo('Returns')
  await worker.scans(label, /^Not announced/)
  await page.getByRole('button', { name: 'Good' }).click()
  await expect(worker.lastScan).toHaveText(/^Good/)

  await twice(page.getByRole('button', { name: 'Repair' }))

  await expect(worker.lastScan).toHaveText(`Repair ${label}`)
  await worker.taps('Undo')
  await expect(worker.lastScan).toHaveText(/^Undone/)
  await expect(page.getByText(label).first()).toBeVisible()

  await worker.goesTo('Hand over')
  await twice(page.getByRole('button', { name: 'FedEx' }))
  await expect(worker.lastScan).toHaveText(/^Load open FedEx/)
  await worker.taps('Undo')
  await expect(page.getByRole('button', { name: 'FedEx' })).toBeVisible()
})

/** Both taps before the page draws anything. */
async function twice(button: ReturnType<Worker['page']['getByRole']>): Promise<void> {
  await button.evaluate((each: HTMLElement) => {
    each.click()
    each.click()
  })
}
