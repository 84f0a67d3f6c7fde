/** What comes out of the printer: the size of the paper, and the codes on it as a scanner reads them. */
import { ownLabel } from '@milepost/barcode'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test, type Locator, type Page } from 'playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { signInAtConsole } from './console-user.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer } })

// About as fine as a label printer.
test.use({ deviceScaleFactor: 2 })

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = {
  sku: 'MUG',
  name: 'Enamel mug',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 1,
}

let stage: Stage
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})

test('C3: without a network, slip, order label and box label are printed, and read back', async ({
  page,
}) => {
  const worker = await packing(page, 'M-1042')
  await page.context().setOffline(true)
  await worker.taps('Print')

  await expect(paper(page)).toContainText(['Packing slip'])
  await onPaper(page, async () => {
    expect(await codesOn(paper(page).first())).toEqual([ownLabel('order', 'M-1042')])
    await expect(paper(page)).toContainText(['Enamel mug'])
  })

  await worker.taps('Order label')
  await onPaper(page, async () => {
    const code = ownLabel('order', 'M-1042')
    expect(await codesOn(paper(page).first())).toEqual([code, code])
  })
  expect(await paperSizes(page)).toEqual(['283x425'])

  await worker.taps('Box labels')
  await page.getByLabel('Paper').selectOption('57x32')
  await onPaper(page, async () => {
    const [code = ''] = await codesOn(paper(page).first())
    expect(code).toMatch(/^MPB-[0-9A-Z]{12}-[0-9A-Z]$/)
  })
  expect(await paperSizes(page)).toEqual(['162x91'])
})

test('C2: each tote of a cart has a label of its own on paper of its size', async ({ page }) => {
  const worker = await packing(page, 'M-1043')
  await worker.goesHome()
  await worker.taps('Print')
  await page.getByLabel('Paper').selectOption('57x32')

  await onPaper(page, async () => {
    const totes = await Promise.all((await paper(page).all()).map(codesOn))
    expect(totes.flat()).toEqual(
      Array.from({ length: 12 }, (_, at) => ownLabel('tote', String(at + 1))),
    )
  })
  expect(await paperSizes(page)).toHaveLength(12)
})

test('C3: the console prints the slip and the labels of an order', async ({ page }) => {
  const { order } = await stage.orders('M-1044', [mug])
  await signInAtConsole(page, stage.url, stage.admin)
  await page.goto(`${stage.url}/console/orders/${order}`)
  await page.getByRole('button', { name: 'Print' }).click()

  await onPaper(page, async () => {
    await expect(paper(page)).toContainText(['Enamel mug'])
    expect(await codesOn(paper(page).first())).toEqual([ownLabel('order', 'M-1044')])
  })
  await page.getByLabel('What').selectOption('Order label')
  await page.getByLabel('Paper').selectOption('57 × 32 mm')

  await onPaper(page, async () => {
    expect(await codesOn(paper(page).first())).toEqual([ownLabel('order', 'M-1044')])
  })
  expect(await paperSizes(page)).toEqual(['162x91'])
})

test('L1: a badge is printed as a card, or on the paper of labels', async ({ page }) => {
  await signInAtConsole(page, stage.url, stage.admin)
  await page.goto(`${stage.url}/console/settings`)
  const staff = page.getByRole('region', { name: 'Floor staff' })
  await staff.getByRole('button', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Cleo')
  await page.getByLabel('Four digits').fill('4711')
  await page.getByRole('button', { name: 'Add and make the badge' }).click()
  await page.getByLabel('Paper').selectOption('57 × 32 mm')

  await onPaper(page, async () => {
    await expect(paper(page)).toContainText(['Cleo'])
    expect((await codesOn(paper(page).first())).join()).toMatch(/^MPP-[0-9A-Z-]+-[0-9A-Z]$/)
  })
  expect(await paperSizes(page)).toEqual(['162x91'])
})

test('A8: the calibration sheet has three codes, the last with separators as GS1 wants them', async ({
  page,
}) => {
  const worker = await packing(page, 'M-1045')
  await worker.goesHome()
  await worker.taps('Scanner')
  await worker.taps('Print the sheet')

  await onPaper(page, async () => {
    await expect(paper(page)).toHaveCount(3)
    expect(await codesOn(paper(page).first())).toContain('MILEPOSTABCDFGHJKNQRUVWXYZ')
    expect(await codesOn(paper(page).nth(1))).toContain('0123456789-./:()+%=?_')
    const found = await readOn(paper(page).nth(2))
    expect(found.map(({ symbologyIdentifier }) => symbologyIdentifier)).toContain(']C1')
  })
})

/** A device at which one unit of the order lies in an open box. */
async function packing(page: Page, reference: string): Promise<Worker> {
  await stage.orders(reference, [mug])
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/?enrol=${await stage.enrolmentCode()}`)
  await page.getByLabel('Name of this device').fill(`printer of ${reference}`)
  await worker.taps('Add device')
  await worker.signsInByPin(ana)
  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`Order ${reference}`))
  await worker.scans(mug.gtin, /^All picked/)
  await worker.goesTo('Pack')
  await worker.taps(new RegExp(`Order ${reference}`))
  await worker.scans(mug.gtin, /^Packed/)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  return worker
}

const paper = (page: Page) => page.locator('.print-root > *')

/** As the printer sees the page. */
async function onPaper(page: Page, look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await look()
  await page.emulateMedia({ media: null })
}

async function codesOn(sheet: Locator): Promise<readonly string[]> {
  return (await readOn(sheet)).map(({ text }) => text).toSorted()
}

async function readOn(sheet: Locator) {
  const picture = await sheet.screenshot()
  return await readBarcodes(new Uint8Array(picture), { tryHarder: true })
}

/** In points, as the printer is told them. */
async function paperSizes(page: Page): Promise<readonly string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`,
  )
}
