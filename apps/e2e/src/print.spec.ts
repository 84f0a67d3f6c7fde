/** What comes out of the printer: the size of the paper, and the codes on it as a scanner reads them. */
import { ownLabel, read } from '@milepost/barcode'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test, type Locator, type Page } from 'playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { signInAtConsole } from './console-user.ts'
import { barriersOn } from './readable-by-all.ts'
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

test('C3: of two boxes each has a packing slip of its own, also once the server has the scans', async ({
  page,
}) => {
  const worker = await packing(page, 'M-1046', 2)
  await worker.taps('Close box')
  await worker.scans('1Z12345E1512345676', /^Labelled/)
  await worker.scans(mug.gtin, /^Packed/)
  await expect(worker.pill).toHaveText(/^All sent/)
  await worker.taps('Print')

  await onPaper(page, async () => {
    await expect(paper(page)).toContainText(['Box 1 of 2', 'Box 2 of 2'])
    await expect(paper(page).first().locator('tbody tr')).toHaveText(['1Enamel mugMUG'])
    await expect(paper(page).nth(1).locator('tbody tr')).toHaveText(['1Enamel mugMUG'])
  })
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

test('C1: a supervisor prints labels for a range of bins, on sheets or a roll, and each reads as its bin', async ({
  browser,
}) => {
  await stage.orders('M-1047', [mug])
  // As fine as an office printer.
  const page = await browser.newPage({ deviceScaleFactor: 4 })
  const range = ['A-09-1', 'A-09-2', 'A-10-1', 'A-10-2']
  const numbered = Array.from({ length: 30 }, (_, at) => `B-${String(at + 1).padStart(2, '0')}`)
  await signInAtConsole(page, stage.url, stage.admin)
  await page.getByRole('link', { name: 'Deliveries', exact: true }).click()
  await page.getByRole('link', { name: 'Bin labels' }).click()
  await expect(page.getByText('No bin is named yet')).toBeVisible()
  await page.getByRole('button', { name: 'Take the bins that Denver knows' }).click()
  await expect(page.getByLabel('Bins')).toHaveValue('A-01-1')
  await page.getByLabel('Bins').fill('a-09-1..a-10-2\nB-01..B-30\nÜ-1')
  await expect(page.getByText('Ü-1: a label holds')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print 34 labels' })).toBeEnabled()
  expect(await barriersOn(page)).toEqual([])

  await onPaper(page, async () => {
    await expect(paper(page)).toHaveCount(2)
    const sheet = paper(page).first()
    await expect(sheet.locator('.printed-label')).toHaveCount(24)
    const labels = await sheet.locator('.printed-label').all()
    const codes = await Promise.all(labels.map(codesOn))
    const bins = codes.flat().map((text) => meaningOf(text))
    expect(bins).toEqual([...range, ...numbered.slice(0, 20)])
  })
  expect(await paperSizes(page)).toEqual(['595x842', '595x842'])

  await page.getByLabel('Bins').fill('a-09-1..a-10-2')
  await page.getByLabel('Paper').selectOption('57 × 32 mm')
  await onPaper(page, async () => {
    const codes = await Promise.all((await paper(page).all()).map(codesOn))
    expect(codes.flat().map((text) => meaningOf(text))).toEqual(range)
  })
  expect(await paperSizes(page)).toEqual(range.map(() => '162x91'))
  await page.close()
})

/** As our own resolver understands it. */
function meaningOf(text: string): string | undefined {
  const answer = read({ text, symbology: 'code-128' })
  if (!answer.ok || answer.meaning.kind !== 'own' || answer.meaning.label !== 'bin')
    return undefined
  return answer.meaning.value
}

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
async function packing(page: Page, reference: string, units = 1): Promise<Worker> {
  await stage.orders(reference, [{ ...mug, units }])
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/?enrol=${await stage.enrolmentCode()}`)
  await page.getByLabel('Name of this device').fill(`printer of ${reference}`)
  await worker.taps('Add device')
  await worker.signsInByPin(ana)
  await worker.goesTo('Pick')
  await worker.taps(new RegExp(`Order ${reference}`))
  for (let unit = 1; unit < units; unit += 1) await worker.scans(mug.gtin, /^Picked/)
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
