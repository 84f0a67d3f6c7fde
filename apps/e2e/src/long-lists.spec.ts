/// <reference lib="dom" />
/** A large warehouse on a small device: what is drawn is counted here; how fast it is, `pnpm bench` measures. */
import { ownLabel } from '@milepost/barcode'
import { expect, test, type Browser, type Locator, type Page } from 'playwright/test'
import { inStore } from './faults/in-page.ts'
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
const products = 20_000
const orders = 1000

test('C6: of 5,000 open lines and 20,000 products only what is seen is drawn, and the last is reached', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { stage, worker } = await fullDevice(browser)
  const { page } = worker

  await worker.taps(`Pick ${orders + 1} orders`)
  const last = page.getByRole('button', { name: `Order R-${orders - 1} ` })
  await reached(page, '.choice', last)

  await page.locator('main').evaluate((list) => list.scrollTo(0, 0))
  const first = page.locator('.choice').first()
  await first.focus()
  const named = await first.textContent()
  await page.locator('main').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await expect(last).toBeInViewport()
  await expect(page.locator(':focus')).toHaveText(named ?? '')
  await expect(first).not.toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await page.locator('main').evaluate((list) => list.scrollTo(0, 0))
  await expect(page.locator(':focus')).toBeInViewport()
  await page.locator(':focus').blur()
  await reached(page, '.choice', last)

  await last.click()
  await expect(page.getByText('15 units left')).toBeVisible()
  await worker.scans(`SKU-${(orders - 1) * 5}`, /^Picked Thing/)
  await expect(page.getByText('14 units left')).toBeVisible()
  await page.context().close()
  await stage.stopServer()
})

test('C6: a delivery of 5,000 lines, 1,000 boxes on the dock and 1,000 returns are drawn as far as they are seen', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { stage, worker } = await fullDevice(browser)
  const { page } = worker

  await worker.goesTo('Receive')
  await reached(page, '.choice', page.getByRole('button', { name: 'IN-999 ' }))
  await page.locator('main').evaluate((list) => list.scrollTo(0, 0))
  await worker.taps(/^IN-0 /)
  await reached(page, '.row', page.getByRole('listitem').filter({ hasText: /^Thing 49990 of 3$/ }))
  await worker.scans('SKU-4000', 'Received Thing 4000 · 1 of 3')

  await worker.goesTo('Hand over')
  await worker.taps(/^UPS/)
  await reached(page, '.row', page.getByRole('listitem').filter({ hasText: 'Order L-999,' }))
  await worker.scans(ownLabel('box', 'B-7'), 'Loaded Order L-7 · box 1 of 1')
  await worker.taps('Close load')
  await reached(page, '.row', page.getByRole('listitem').filter({ hasText: 'Order L-999,' }))

  await worker.goesTo('Returns')
  await reached(page, '.choice', page.getByRole('button', { name: 'B-999 ' }))
  await page.context().close()
  await stage.stopServer()
})

/** Few are drawn, and the last is reached by scrolling. */
async function reached(page: Page, drawn: string, last: Locator): Promise<void> {
  await expect(page.locator(drawn).first()).toBeVisible()
  expect(await page.locator(drawn).count()).toBeLessThan(50)
  await expect(async () => {
    await page.locator('main').evaluate((list) => list.scrollTo(0, list.scrollHeight))
    await expect(last).toBeInViewport({ timeout: 500 })
  }).toPass()
  expect(await page.locator(drawn).count()).toBeLessThan(50)
}

/** A device that joined, lost its network, and has the lists of a large warehouse. */
async function fullDevice(
  browser: Browser,
): Promise<{ readonly stage: Stage; readonly worker: Worker }> {
  const stage = await openStage()
  await stage.hires(ana)
  await stage.orders('M-1', [mug])
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/?enrol=${await stage.enrolmentCode()}`)
  await page.getByLabel('Name of this device').fill('TC-1')
  await worker.taps('Add device')
  await worker.signsInByPin(ana)
  await expect(page.getByRole('button', { name: 'Pick 1 order' })).toBeVisible()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await context.setOffline(true)
  await fill(page)
  await page.reload()
  return { stage, worker }
}

/** As if the server had sent it: rows like those that are there, in pages. */
async function fill(page: Page): Promise<void> {
  const [one] = await inStore(
    page,
    'work',
    (work) => work.index('collection').getAll('orders') as IDBRequest<{ life: number }[]>,
  )
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('milepost')
    opening.onsuccess = () => {
      const change = opening.result.transaction('work', 'readwrite')
      change.onabort = () => reject(change.error)
      change.oncomplete = () => { opening.result.close(); resolve() }
      const work = change.objectStore('work')
      const put = (collection, id, doc, keys) =>
        work.put({ collection, id, doc, life: ${one?.life ?? 0}, keys })
      for (let at = 0; at < ${products}; at += 1) {
        put('products', 'SKU-' + at, { sku: 'SKU-' + at, name: 'Thing ' + at }, ['sku:SKU-' + at])
      }
      const all = Array.from({ length: 5000 }, (_, at) => ({
        line: 'r-' + at, sku: 'SKU-' + at, name: 'Thing ' + at, units: 3, received: 0,
      }))
      for (let at = 0; at < ${orders}; at += 1) {
        const lines = Array.from({ length: 5 }, (_, line) => ({
          line: 'line-' + line, sku: 'SKU-' + (at * 5 + line), name: 'Thing ' + (at * 5 + line),
          bin: 'B-' + at + '-' + line, units: 3, picked: 0, short: 0, packed: 0,
        }))
        put('orders', 'o-' + at, {
          order: 'o-' + at, reference: 'R-' + at, site: 'denver', stage: 'ordered',
          placedAt: 4e12 + at, promised: {}, lines, boxes: [],
        }, ['order/o-' + at, 'reference:R-' + at, ...lines.map(({ sku }) => 'sku:' + sku)])
        const done = { ...lines[0], picked: 3, packed: 3 }
        put('orders', 'l-' + at, {
          order: 'l-' + at, reference: 'L-' + at, site: 'denver', stage: 'packed', placedAt: at, promised: {},
          lines: [done], boxes: [{
            box: 'B-' + at, closed: true, handedOver: false, label: { carrier: 'ups', number: '1Z' + at },
          }],
          returns: [{ return: 'b-' + at, state: 'requested', reference: 'B-' + at, units: [] }],
        }, ['box:B-' + at])
        put('receipts', 'in-' + at, {
          receipt: 'in-' + at, reference: 'IN-' + at, site: 'denver',
          lines: at === 0 ? all : [{ line: 'l', sku: 'X', name: 'X', units: 1, received: 0 }],
        }, at === 0 ? all.map(({ sku }) => 'sku:' + sku) : [])
      }
    }
  })`)
}
