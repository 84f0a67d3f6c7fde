/** The screens of the dock have no barriers, by day or by night: returns, putting away, a picture, a load that closes. */
import { ownLabel } from '@milepost/barcode'
import { expect, test } from 'playwright/test'
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

test('C1, C4, C5: axe finds nothing on the screens of the dock', async ({ page }) => {
  test.setTimeout(180_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.announces('IN-7', [tent])
  await stage.orders('M-1', [tent])
  await stage.orders('M-2', [tent])
  await stage.comesBack('R-1', { order: 'M-1', lines: [tent], label: '1ZE2E0010300412713' })
  await page.setViewportSize({ width: 360, height: 640 })
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), 'TC-01')
  await worker.signsInByPin(ana)
  const isReadable = async (where: string) => {
    await expect(page.locator('.flash')).toHaveCSS('opacity', '0')
    expect(await barriersOn(page), where).toEqual([])
  }

  await worker.goesTo('Returns')
  await isReadable('returns')
  await worker.scans('1ZE2E0010300412713', /^It is back/)
  await worker.taps('Damaged')
  await worker.taps('Picture of the damage')
  await expect(page.getByRole('button', { name: 'Take picture' })).toBeEnabled()
  await isReadable('a picture of the damage')

  await worker.goesTo('Receive')
  await worker.taps(/^IN-7/)
  await page.getByText('Lot, best before').click()
  await isReadable('receiving by lot')
  await worker.taps('Other delivery')
  await worker.taps(/^Put away/)
  await expect(page.getByRole('heading', { level: 1, name: 'Put away' })).toBeVisible()
  await isReadable('putting away')

  await worker.goesTo('Pack')
  await worker.scans(ownLabel('order', 'M-2'), /^(Order|Not all picked)/)
  await worker.scans(tent.gtin, /^Packed/)
  await worker.scans('1ZE2E0010300413712', /^Packed/)
  await worker.goesTo('Hand over')
  await worker.scans('1ZE2E0010300413712', /^Loaded/)
  await worker.taps('Close load')
  await isReadable('closing')
  await worker.taps('Nobody signs')
  await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeVisible()
  await isReadable('the manifest')
  await stage.stopServer()
})
