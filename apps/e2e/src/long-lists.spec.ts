/// <reference lib="dom" />
/** A large warehouse on a small device: what is drawn is counted here; how fast it is, `pnpm bench` measures. */
import { expect, test, type Page } from 'playwright/test'
import { inStore } from './faults/in-page.ts'
import { openStage, type Goods, type Person } from './stage.ts'
import { workerAt } from './worker.ts'

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

  await worker.taps(`Pick ${orders + 1} orders`)
  const choices = page.locator('.choice')
  await expect(choices.first()).toBeVisible()
  expect(await choices.count()).toBeLessThan(40)
  const last = page.getByRole('button', { name: `Order R-${orders - 1} ` })
  await expect(async () => {
    await page.locator('main').evaluate((list) => list.scrollTo(0, list.scrollHeight))
    await expect(last).toBeInViewport({ timeout: 500 })
  }).toPass()
  expect(await choices.count()).toBeLessThan(40)

  await last.click()
  await expect(page.getByText('15 units left')).toBeVisible()
  await worker.scans(`SKU-${(orders - 1) * 5}`, /^Picked Thing/)
  await expect(page.getByText('14 units left')).toBeVisible()
  await context.close()
  await stage.stopServer()
})

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
      for (let at = 0; at < ${orders}; at += 1) {
        const lines = Array.from({ length: 5 }, (_, line) => ({
          line: 'line-' + line, sku: 'SKU-' + (at * 5 + line), name: 'Thing ' + (at * 5 + line),
          bin: 'B-' + at + '-' + line, units: 3, picked: 0, short: 0, packed: 0,
        }))
        put('orders', 'o-' + at, {
          order: 'o-' + at, reference: 'R-' + at, site: 'denver', stage: 'ordered',
          placedAt: 4e12 + at, promised: {}, lines, boxes: [],
        }, ['order/o-' + at, 'reference:R-' + at, ...lines.map(({ sku }) => 'sku:' + sku)])
      }
    }
  })`)
}
