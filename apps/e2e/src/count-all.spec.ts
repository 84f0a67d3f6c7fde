/** Many labels before one camera, counted against the list of a delivery and of a load. */
import { code128, code128Path, ownLabel } from '@milepost/barcode'
import { expect, test, type Browser, type Page } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { rowsOf } from './faults/in-page.ts'
import { heldBeforeCamera } from './held-before-camera.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const gtins = ['11', '28', '35', '42', '59', '66', '73', '80', '97']
const goods: readonly Goods[] = gtins.map((end, place) => ({
  sku: `SKU-${place + 1}`,
  name: `Item ${place + 1}`,
  gtin: `95200000000${end}`,
  bin: 'A-1',
  units: 1,
}))
const item: Goods = { sku: 'ROPE', name: 'Rope', gtin: '9520000000103', bin: 'C-1', units: 1 }
const numbers = ['1ZE2E0010300412713', '1ZE2E0010300413712', '1ZE2E0010300414711']

const before = await heldBeforeCamera()
test.use({
  launchOptions: await launchOptions({ video: before.video }),
  viewport: { width: 360, height: 640 },
})

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
  await stage.announces('IN-18', goods)
  for (const place of [1, 2, 3]) await stage.orders(`M-${place}`, [item])
})
test.afterAll(async () => {
  await stage.stopServer()
})
test.beforeEach(async ({ page }, { testId }) => {
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
})

test('A9: at receiving every code in view is counted once against the list, and what is missing is named', async ({
  page,
  browser,
}) => {
  await worker.goesTo('Receive')
  await worker.taps(/^IN-18/)
  const labels = goods.map(({ gtin }) => `010${gtin}`)
  await before.holdPicture(await pictureOf(browser, labels.slice(0, 8)))

  await worker.taps('Camera')
  await worker.taps('Count all in view')

  await expect(count(page)).toHaveText('8 of 9 · missing Item 9')
  await expect(outlines(page)).toHaveCount(8)
  await expect(page.locator('.camera-hint')).toBeEmpty()
  const received = (await rowsOf(page)).filter(({ kind }) => kind === 'received')
  expect(received).toHaveLength(8)
})

test('A9: at handoff the boxes in view are counted onto the load, and the missing one is named', async ({
  page,
  browser,
}) => {
  for (const [place, number] of numbers.entries()) await packed(`M-${place + 1}`, number)
  await worker.goesTo('Hand over')
  await worker.taps(/^UPS/)
  await before.holdPicture(await pictureOf(browser, numbers.slice(0, 2)))

  await worker.taps('Camera')
  await worker.taps('Count all in view')

  await expect(count(page)).toHaveText('2 of 3 · missing M-3 Box 1')
  await worker.scans(numbers[2] ?? '', /M-3/)
  await expect(count(page)).toHaveText('3 of 3')
})

async function packed(reference: string, number: string): Promise<void> {
  await worker.goesTo('Pick')
  await worker.scans(ownLabel('order', reference), /to pick$/)
  await worker.scans(item.gtin, /^All picked/)
  await worker.goesTo('Pack')
  await worker.scans(ownLabel('order', reference), /to pack$/)
  await worker.scans(item.gtin, /^Packed Rope/)
  await worker.scans(number, new RegExp(`Order ${reference}`))
}

const count = (page: Page) => page.locator('.camera-count')
const outlines = (page: Page) => page.locator('.camera-outline polygon[data-taken=true]')

/** Labels on a wall, two beside each other, as a camera sees them that is held level. */
async function pictureOf(browser: Browser, texts: readonly string[]): Promise<Buffer> {
  const labels = texts.map((text) => {
    const drawing = code128(text, { gs1: text.startsWith('01') })
    const { modules } = drawing
    return `<svg viewBox="-12 -4 ${modules + 24} 38" width="${(modules + 24) * 3}">
      <rect x="-12" y="-4" width="100%" height="100%" fill="#eee" />
      <path d="${code128Path(drawing, 30)}" fill="#222" /></svg>`
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const wall = await context.newPage()
  await wall.setContent(`<body style="margin:0;height:720px;background:#888;display:flex;flex-wrap:wrap;
    place-content:space-evenly;justify-content:space-evenly">${labels.join('')}</body>`)
  const jpeg = await wall.screenshot({ type: 'jpeg', quality: 90 })
  await context.close()
  return jpeg
}
