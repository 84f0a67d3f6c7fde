/** What a supervisor sees of deliveries: what came, what is short, over and broken, with the pictures of it. */
import { expect, test, type Page } from 'playwright/test'
import jpeg from 'jpeg-js'
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
  units: 3,
}
const lamp: Goods = {
  sku: 'LAMP',
  name: 'Head lamp',
  gtin: '9520000000028',
  bin: 'B-02-1',
  units: 1,
}

test('C1: a supervisor sees what of a delivery came, with lots, damage and its picture', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const stage = await openStage()
  await stage.hires(ana)
  const office = await (await browser.newContext({ viewport: desk })).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  const deliveries = office.getByRole('link', { name: 'Deliveries', exact: true })

  await test.step('nothing is announced, or the server does not answer', async () => {
    await deliveries.click()
    await expect(office.getByText('No delivery is announced')).toBeVisible()
    expect(await barriersOn(office)).toEqual([])
    await office.route('**/v1/console/deliveries', (route) => route.abort())
    await office.reload()
    await expect(office.getByRole('alert')).toContainText('The server cannot be reached')
    await office.unroute('**/v1/console/deliveries')
    await stage.announces('IN-7', [tent, lamp])
    await office.getByRole('button', { name: 'Try again' }).click()
    await expect(office.getByRole('row', { name: /^IN-7/ })).toContainText('Expected')
  })

  await test.step('the floor receives it', async () => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 640 } })
    const { page, ...worker } = await workerAt(await phone.newPage())
    await page.goto(`${stage.url}/scan/`)
    await worker.enrols(await stage.enrolmentCode(), 'TC-01')
    await worker.signsInByPin(ana)
    await worker.goesTo('Receive')
    await worker.taps(/^IN-7/)
    await page.getByText('Lot, best before').click()
    await page.getByLabel('Lot', { exact: true }).fill('L-7')
    await page.getByText('Scan the goods').click()
    await worker.scans(tent.gtin, /^Received Two-person tent/)
    await worker.taps('Damaged')
    await worker.scans(lamp.gtin, /^Damaged Head lamp/)
    await worker.taps('Picture of the damage')
    await page.getByLabel('From a file').setInputFiles({
      name: 'lamp.jpg',
      mimeType: 'image/jpeg',
      buffer: pictureOf(320, 240),
    })
    await expect(worker.lastScan).toHaveText('Damage noted Head lamp · with a picture')
    await expect(worker.pill).toHaveText(/^All sent/)
  })

  await test.step('the console tells it, by keyboard alone', async () => {
    const row = office.getByRole('row', { name: /^IN-7/ })
    await expect(async () => {
      await office.reload()
      await expect(row).toContainText('Under way', { timeout: 1000 })
      await expect(row).toContainText('Ana on TC-01 · 1 picture', { timeout: 1000 })
    }).toPass()
    expect(await cellsOf(office)).toEqual(['4', '2', '2', '–', '1', '–'])
    await row.getByRole('link').focus()
    await office.keyboard.press('Enter')
    await expect(office.getByRole('heading', { level: 1, name: 'Delivery IN-7' })).toBeVisible()
    const history = office.getByRole('region', { name: 'History' })
    await expect(history.locator('.delivery-says')).toHaveText([
      'Announced',
      'Received: 1 × Two-person tent',
      'Received damaged: 1 × Head lamp',
      'Damage noted: Head lamp',
    ])
    await expect(history).toContainText('Ana on TC-01, by scanner · lot L-7')
    await expect(office.getByRole('row', { name: /^Two-person tent/ })).toContainText('lot L-7')
    await expect(office.getByRole('row', { name: /^Two-person tent/ })).toContainText(
      '2 short so far',
    )
  })

  await test.step('the picture opens for who is signed in, and for nobody else', async () => {
    const shown = office.getByRole('img', { name: 'Damage noted: Head lamp' })
    await expect(async () => {
      await office.reload()
      await expect(shown).toBeVisible({ timeout: 1000 })
      const width = await shown.evaluate(
        (picture) => (picture as unknown as { readonly naturalWidth: number }).naturalWidth,
      )
      expect(width).toBeGreaterThan(100)
    }).toPass()
    expect(await barriersOn(office)).toEqual([])
    const address = (await shown.getAttribute('src')) ?? ''
    expect(address).toMatch(/^\/v1\/console\/photos\/[0-9a-f]{64}$/)
    const stranger = await fetch(new URL(address, stage.url))
    expect(stranger.status).toBe(401)
    await office.setViewportSize({ width: 1024, height: 768 })
    await office.emulateMedia({ colorScheme: 'dark' })
    expect(await barriersOn(office)).toEqual([])
    expect(
      await office.evaluate<number>('document.documentElement.scrollWidth'),
    ).toBeLessThanOrEqual(1024)
  })
  await office.context().close()
  await stage.stopServer()
})

const desk = { width: 1440, height: 900 }

const cellsOf = async (page: Page) => await page.locator('tbody .number').allInnerTexts()

/** A grey picture with a brighter corner. */
function pictureOf(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 120)
  data.fill(220, 0, width * 40)
  return jpeg.encode({ data, width, height }, 80).data
}
