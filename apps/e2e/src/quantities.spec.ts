/** One scan for many units, also where nobody announced them: what is on the screen is what is counted. */
import { expect, test } from 'playwright/test'
import { gtin } from './faults/floor.ts'
import { rowsOf } from './faults/in-page.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = { sku: 'MUG', name: 'Enamel mug', gtin: gtin(1), bin: 'A-1', units: 40 }
const lamp: Goods = { sku: 'LAMP', name: 'Head lamp', gtin: gtin(2), bin: 'B-1', units: 1 }
const surprise = gtin(3)

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
  await stage.announces(testId, [mug])
  await stage.orders(`${testId}-1`, [mug])
  await stage.orders(`${testId}-2`, [lamp])
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
})

test('C1: goods that nobody announced have their lot and their number, also while deliveries are expected', async ({
  page,
}, { testId }) => {
  await worker.goesTo('Receive')
  await expect(page.getByRole('button', { name: new RegExp(`^${testId}`) })).toBeVisible()
  await page.getByText('Lot, best before').click()
  await page.getByLabel('Lot', { exact: true }).fill('L-77')
  await worker.taps('+10')
  await worker.taps('More')
  await page.getByText('Lot, best before').click()

  await worker.scans(surprise, /^Not expected 12 ×/)

  const rows = (await rowsOf(page)).filter(({ kind }) => kind === 'received')
  expect(rows.map(({ held }) => held.event['body'])).toEqual([
    { goods: { gtin: surprise.padStart(14, '0'), lot: 'L-77' }, units: 12 },
  ])
  await expect(page.getByText('×1', { exact: true })).toBeVisible()
})

test('A5: how many a scan stands for is said, holds for one scan, and is not carried to another order', async ({
  page,
}, { testId }) => {
  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`^Order ${testId}-1`))
  await worker.taps('More')
  await worker.taps('More')
  await expect(page.getByText('×3', { exact: true })).toBeVisible()
  await worker.taps('Other order')
  await worker.taps(new RegExp(`^Order ${testId}-2`))

  await worker.scans(lamp.gtin, /^All picked/)

  await worker.goesTo('Receive')
  await worker.taps(/^Put away/)
  await worker.taps('More')
  await worker.scans(mug.gtin, /^A-1 2 × Enamel mug/)
  await worker.scans(mug.gtin, /^A-1 3 × Enamel mug/)
})

test('C2: why one line is short is not answered for the next', async ({ page }, { testId }) => {
  await stage.orders(`${testId}-3`, [{ ...mug, units: 1 }, lamp])
  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`^Order ${testId}-3`))
  await worker.taps('Short')
  await expect(page.getByText('Why is it short?')).toBeVisible()

  await worker.scans(mug.gtin, /^Picked/)

  await expect(page.getByText('Head lamp').first()).toBeVisible()
  await expect(page.getByText('Why is it short?')).toBeHidden()
})

test('C1: a pallet scanned twice is one', async ({ page }, { testId }) => {
  const pallet = '00095212300000000178'
  await worker.goesTo('Receive')
  await worker.taps(new RegExp(`^${testId}`))
  await worker.scans(pallet, /^Not expected 095212300000000178/)

  await worker.scans(pallet, /^All here 095212300000000178/)
  await worker.taps('Counted before')
  await worker.scans(mug.gtin, 'Received Enamel mug · 1 of 40')

  const rows = (await rowsOf(page)).filter(({ kind }) => kind === 'received')
  expect(rows).toHaveLength(2)
})
