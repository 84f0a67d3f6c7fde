/** What is learned before work begins: practice that never counts, and a scanner whose ways the device learns. */
import { ownLabel } from '@milepost/barcode'
import { expect, test, type Page } from 'playwright/test'
import { queueOf } from './faults/in-page.ts'
import { french, german } from './keyboard-layouts.ts'
import { barriersOn } from './readable-by-all.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = {
  sku: 'MUG',
  name: 'Enamel mug',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 2,
}

let stage: Stage
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})

test('what is practised is marked, counts nowhere, and leaves the work as it was', async ({
  page,
}) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await stage.orders('M-1', [mug])
  const worker = await atWork(page)
  await worker.goesTo('Pick')
  await worker.taps(/Order M-1/)
  await worker.scans(mug.gtin, /^Picked/)
  await worker.goesHome()

  await worker.taps('Practise')
  await expect(page.getByText('Practice. Nothing counts.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Pick 3/ })).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await worker.taps('Practice labels')
  await expect(page.getByRole('button', { name: 'Print 13' })).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  await worker.goesHome()
  await worker.taps(/^Pick 3/)
  await worker.taps(/Order PRACT-3/)
  await worker.scans('PRACT-MUG', /^All picked/)
  await page.reload()
  await expect(page.getByText('Practice. Nothing counts.')).toBeVisible()
  await worker.taps('End')

  await expect(page.getByText('Practice. Nothing counts.')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
  await worker.goesTo('Pick')
  await expect(page.getByText('1 unit left')).toBeVisible()
  await worker.scans('PRACT-LAMP', /^Practice label/)
  await expect(worker.pill).toHaveText(/^All sent/)
  expect((await queueOf(page)).seqs).toHaveLength(1)
  expect(sent.join()).not.toContain('PRACT')
})

for (const [layout, typed, reference] of [
  ['German', german, 'YZ-2'],
  ['French', french, 'AQ-5'],
] as const) {
  test(`A8: a scanner on the wrong keyboard layout, a ${layout} one, is understood once it is calibrated (field A12)`, async ({
    page,
  }) => {
    await stage.orders(reference, [mug])
    const worker = await atWork(page)
    await worker.taps('Scanner')
    await expect(page.getByText('Code 1 of 3')).toBeVisible()
    expect(await barriersOn(page)).toEqual([])

    await worker.wedge(typed('MILEPOSTABCDFGHJKNQRUVWXYZ'))
    await expect(page.getByText('Code 2 of 3')).toBeVisible()
    await worker.wedge(typed(ownLabel('bin', 'A-01-1')))
    await expect(page.getByText('That was another code.')).toBeVisible()
    await worker.wedge(typed('0123456789-./:()+%=?_'))
    await expect(page.getByText('Code 3 of 3')).toBeVisible()
    await worker.wedge(typed('010952123454321310LOT721SN1'))

    await expect(page.getByText('Wrong keyboard layout')).toBeVisible()
    await expect(page.getByText('It loses separators')).toBeVisible()
    await worker.goesTo('Pick')
    await worker.scans(typed(ownLabel('order', reference)), new RegExp(`Order ${reference}`))
    await worker.scans(typed(']C1010952000000001110LOT721SN1'), /^Not with this scanner/)
  })
}

async function atWork(page: Page): Promise<Worker> {
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/?enrol=${await stage.enrolmentCode()}`)
  await page.getByLabel('Name of this device').fill('TC-1')
  await worker.taps('Add device')
  await worker.signsInByPin(ana)
  return worker
}
