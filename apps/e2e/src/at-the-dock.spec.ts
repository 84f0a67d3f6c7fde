/** What the dock's own order of things brings: a carrier that scans first, a label nobody bound, one unit too many. */
import { ownLabel } from '@milepost/barcode'
import { expect, test } from 'playwright/test'
import { signInAtConsole } from './console-user.ts'
import { barriersOn } from './readable-by-all.ts'
import { openStage, type Goods, type Person } from './stage.ts'
import { workerAt } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const tent: Goods = {
  sku: 'TENT',
  name: 'Two-person tent',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 1,
}
const label = '1ZE2E0010300412713'
const stranger = '1Z12345E1512345676'

test('C1, C4: what the lists do not expect is told as what it is, with what may be done about it', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.orders('M-1', [tent])
  await stage.announces('IN-7', [tent])
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const { page, ...worker } = await workerAt(await context.newPage())
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), 'TC-01')
  await worker.signsInByPin(ana)
  await worker.goesTo('Pick')
  await worker.scans(ownLabel('order', 'M-1'), /^Order M-1/)
  await worker.scans(tent.gtin, /^All picked/)
  await worker.goesTo('Pack')
  await worker.scans(ownLabel('order', 'M-1'), /^Order M-1/)
  await worker.scans(tent.gtin, /^Packed/)
  await worker.scans(label, /^Packed/)
  await expect(worker.pill).toHaveText(/^All sent/)

  await test.step('the driver was faster', async () => {
    await stage.carrierSays(label, [
      { at: Date.now() - 60_000, status: 'in_transit', code: 'PU', city: 'Denver' },
    ])
    await worker.goesTo('Hand over')
    await expect(async () => {
      await page.evaluate(
        `window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`,
      )
      await expect(page.getByText('No box waits')).toBeVisible({ timeout: 1000 })
    }).toPass()
  })

  await test.step('a label that nobody scanned at packing', async () => {
    await worker.scans(stranger, `On no box UPS · ${stranger}`)
    const panel = page.getByRole('region', { name: stranger })
    await expect(panel).toContainText('A UPS label. No box and no order here has it.')
    expect(await barriersOn(page)).toEqual([])
    await worker.taps('Put it aside')
    await expect(panel).toBeHidden()
    await worker.scans(stranger, /^On no box/)
    await worker.taps('Open a UPS load with it')
    await expect(worker.lastScan).toHaveText(`Not on our list ${stranger} is loaded and flagged.`)
    await expect(page.getByText('1 on the truck')).toBeVisible()
    await worker.taps('Undo')
    await expect(worker.lastScan).toHaveText(/^Undone/)
    await expect(page.getByText('on the truck')).toBeHidden()
  })

  await test.step('our scan comes late, and is taken', async () => {
    await worker.scans(label, /^Loaded Order M-1 · box 1 · UPS scanned it first · \d/)
    await expect(page.getByText('1 on the truck')).toBeVisible()
    await worker.scans(label, /^Loaded before Order M-1/)
    await expect(worker.pill).toHaveText(/^All sent/)
  })

  await test.step('a delivery has all it announced, and one more comes', async () => {
    await worker.goesTo('Receive')
    await worker.taps(/^IN-7/)
    await worker.scans(tent.gtin, 'Received Two-person tent · 1 of 1')
    await worker.taps('Other delivery')
    await worker.scans(tent.gtin, 'All here Two-person tent: all 1 received already · IN-7')
    const asked = page.getByRole('region', { name: tent.name })
    expect(await barriersOn(page)).toEqual([])
    await worker.taps('Counted before')
    await expect(asked).toBeHidden()
    await worker.scans(tent.gtin, /^All here/)
    await worker.taps('One too many: take it in on IN-7')
    await expect(worker.lastScan).toHaveText(/^Too many Two-person tent: 2 of 1/)
    await expect(page.getByText('1 too many')).toBeVisible()
    await worker.taps('Undo')
    await expect(worker.lastScan).toHaveText(/^Undone/)
    await expect(page.getByText('1 too many')).toBeHidden()
  })

  const office = await (await browser.newContext()).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  await office.getByRole('combobox').fill('M-1')
  await office.getByRole('option', { name: /M-1/ }).click()
  await expect(office.getByText('confirmed', { exact: false }).first()).toBeVisible()
  await context.close()
  await stage.stopServer()
})
