/** What a supervisor sees of goods and returns that nobody announced: lots, damage with its picture, and the order once known. */
import { ownLabel } from '@milepost/barcode'
import { expect, test, type Locator } from 'playwright/test'
import jpeg from 'jpeg-js'
import { signInAtConsole } from './console-user.ts'
import { barriersOn } from './readable-by-all.ts'
import { openStage, type Goods, type Person } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const tent: Goods = {
  sku: 'TENT',
  name: 'Two-person tent',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 1,
}
const label = '1ZE2E0010300412713'

test('C1, C5: a supervisor sees what came in unannounced, with its pictures, and its order once bound', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.orders('M-1', [tent])
  const office = await (await browser.newContext({ viewport: desk })).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  const opens = (name: string) => office.getByRole('link', { name, exact: true }).click()

  await test.step('nothing came, or the server does not answer', async () => {
    await opens('Deliveries')
    await opens('Returns without an order')
    await expect(office.getByText('Every return has its order')).toBeVisible()
    expect(await barriersOn(office)).toEqual([])
    await opens('Nobody announced these')
    await expect(office.getByText('Everything that came was announced')).toBeVisible()
    expect(await barriersOn(office)).toEqual([])
    await office.route('**/v1/console/unannounced', (route) => route.abort())
    await office.reload()
    await expect(office.getByRole('alert')).toContainText('The server cannot be reached')
    await office.unroute('**/v1/console/unannounced')
    await office.getByRole('button', { name: 'Try again' }).click()
    await expect(office.getByText('Everything that came was announced')).toBeVisible()
  })

  const phone = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const { page, ...worker } = await workerAt(await phone.newPage())
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), 'TC-01')
  await worker.signsInByPin(ana)

  await test.step('the floor takes in goods that nobody announced, one of them broken', async () => {
    await worker.goesTo('Receive')
    await page.getByText('Lot, best before').click()
    await page.getByLabel('Lot', { exact: true }).fill('L-7')
    await page.getByLabel('Best before').fill('2027-03-31')
    await page.getByRole('heading', { level: 1 }).click()
    await worker.scans(tent.gtin, /^Not expected/)
    await worker.taps('Damaged')
    await worker.scans(tent.gtin, /^Damaged/)
    await picturesDamage({ page, ...worker })
  })

  await test.step('and a return whose label belongs to no order', async () => {
    await worker.goesTo('Returns')
    await worker.scans(label, /^Not announced/)
    await worker.taps('Damaged')
    await picturesDamage({ page, ...worker })
    await expect(worker.pill).toHaveText(/^All sent/)
  })

  await test.step('the console shows the goods, with lot, date, condition and picture', async () => {
    const rows = office.locator('tbody tr')
    await expect(async () => {
      await office.reload()
      await expect(rows).toHaveCount(2, { timeout: 1000 })
      await isSeen(rows.nth(0).getByRole('img'))
    }).toPass()
    await expect(rows.nth(0)).toContainText(/GTIN 09520000000011.*1.*Damaged.*Ana on TC-01/s)
    await expect(rows.nth(1)).toContainText(/L-7.*2027-03-31.*Good/s)
    expect(await barriersOn(office)).toEqual([])
  })

  await test.step('and the return, which has no order yet', async () => {
    await opens('Returns without an order')
    const row = office.getByRole('row', { name: new RegExp(label) })
    await expect(row).toContainText('none yet')
    await expect(row).toContainText('Damaged')
    await expect(async () => {
      await office.reload()
      await isSeen(row.getByRole('img'))
    }).toPass()
    expect(await barriersOn(office)).toEqual([])
    const address = (await row.getByRole('img').getAttribute('src')) ?? ''
    expect((await fetch(new URL(address, stage.url))).status).toBe(401)
  })

  await test.step('once an order has its label, the row leads there', async () => {
    await worker.goesTo('Pack')
    await worker.scans(ownLabel('order', 'M-1'), /^(Order|Not all picked)/)
    await worker.scans(tent.gtin, /^Packed/)
    await worker.scans(label, /^Packed/)
    const link = office.getByRole('link', { name: 'M-1' })
    await expect(async () => {
      await office.reload()
      await expect(link).toBeVisible({ timeout: 1000 })
    }).toPass()
    await office.setViewportSize({ width: 1024, height: 768 })
    await office.emulateMedia({ colorScheme: 'dark' })
    expect(await barriersOn(office)).toEqual([])
    expect(
      await office.evaluate<number>('document.documentElement.scrollWidth'),
    ).toBeLessThanOrEqual(1024)
    await link.click()
    await expect(office.getByRole('heading', { level: 1 })).toContainText('M-1')
  })
  await phone.close()
  await office.context().close()
  await stage.stopServer()
})

const desk = { width: 1440, height: 900 }

async function picturesDamage({ page, taps, lastScan }: Worker): Promise<void> {
  await taps('Picture of the damage')
  await page.getByLabel('From a file').setInputFiles({
    name: 'damage.jpg',
    mimeType: 'image/jpeg',
    buffer: pictureOf(320, 240),
  })
  await expect(lastScan).toHaveText(/^Damage noted .* · with a picture$/)
}

async function isSeen(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible({ timeout: 1000 })
  const width = await picture.evaluate(
    (image) => (image as unknown as { readonly naturalWidth: number }).naturalWidth,
  )
  expect(width).toBeGreaterThan(100)
}

/** A grey picture with a brighter corner. */
function pictureOf(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 120)
  data.fill(220, 0, width * 40)
  return jpeg.encode({ data, width, height }, 80).data
}
