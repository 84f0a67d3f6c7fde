/** Several people on one list: without a network each works on, with it all see the same, and nothing is counted twice. */
import { ownLabel } from '@milepost/barcode'
import { expect, test, type Browser, type Locator } from 'playwright/test'
import { signInAtConsole } from './console-user.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const bo: Person = { name: 'Bo', badge: 'B3N8V5C1H6YR', pin: '2580' }
const tent: Goods = {
  sku: 'TENT',
  name: 'Two-person tent',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 4,
}
const homeward = '1ZE2E0010300412713'

test('C6: two people on one delivery and one return merge without conflict, and a badge takes over in the middle (field B8, field B16)', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const stage = await openStage()
  for (const person of [ana, bo]) await stage.hires(person)
  await stage.announces('IN-7', [tent])
  await stage.orders('M-1', [tent])
  await stage.comesBack('R-1', { order: 'M-1', lines: [tent], label: homeward })
  const [one, two] = [
    await workerOn(browser, stage, 'TC-01', ana),
    await workerOn(browser, stage, 'TC-02', bo),
  ]

  await test.step('each counts what it received, offline', async () => {
    for (const worker of [one, two]) {
      await worker.page.context().setOffline(true)
      await worker.goesTo('Receive')
      await worker.taps(/^IN-7/)
    }
    await one.taps('More')
    await one.scans(tent.gtin, 'Received 2 × Two-person tent · 2 of 4')
    await two.scans(tent.gtin, 'Received Two-person tent · 1 of 4')
  })

  await test.step('both inspect the same return, and see it otherwise', async () => {
    for (const worker of [one, two]) {
      await worker.goesTo('Returns')
      await worker.scans(homeward, /^It is back R-1/)
    }
    await one.taps('Good')
    await expect(one.lastScan).toHaveText(/^Good/)
    await two.taps('Damaged')
    await expect(two.lastScan).toHaveText(/^Damaged/)
  })

  await test.step('with a network all see the sum, and one return', async () => {
    for (const worker of [one, two]) {
      await worker.page.context().setOffline(false)
      await expect(worker.pill).toHaveText(/^All sent/)
    }
    for (const worker of [one, two]) {
      await worker.goesTo('Receive')
      await seesAfterPull(worker, worker.page.getByText(/^3 of 4 · 1 to come/))
      await worker.goesTo('Returns')
      await expect(worker.page.getByRole('group', { name: 'What becomes of it?' })).toBeVisible()
      await seesAfterPull(worker, worker.page.locator('.next-what', { hasText: 'Damaged' }))
    }
  })

  await test.step('the next badge goes on where the last one was', async () => {
    await one.goesTo('Receive')
    await one.page.getByText('Lot, best before').click()
    await one.page.getByLabel('Lot', { exact: true }).fill('L-7')
    await one.taps('Damaged')
    await one.scans(ownLabel('badge', bo.badge), /^Hello Bo/)
    await expect(one.page.getByText('Lot L-7')).toBeVisible()
    await expect(one.page.getByText('Next scan: damaged')).toBeVisible()
    await one.scans(tent.gtin, /^Damaged Two-person tent/)
    await expect(one.page.getByRole('banner')).toContainText('Bo')
  })

  await test.step('who decides is taken at his word, and the other is told', async () => {
    await two.goesTo('Returns')
    await two.taps('Dispose of it')
    await expect(two.lastScan).toHaveText('Dispose of it R-1')
    await expect(two.pill).toHaveText(/^All sent/)
    await one.goesTo('Returns')
    await expect(async () => {
      await sendNow(one)
      await expect(one.page.getByText('No return expected')).toBeVisible({ timeout: 1000 })
    }).toPass()
  })

  const office = await (await browser.newContext()).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  await office.getByRole('combobox').fill('M-1')
  await office.getByRole('option', { name: /M-1/ }).click()
  await expect(office.getByText('Decided: dispose of it, 4 units R-1')).toBeVisible()
  await expect(office.getByRole('region', { name: 'Timeline' }).locator('.entry-words')).toHaveText(
    [
      'Order placed',
      'Return asked for',
      'Return received',
      'Return received',
      'Return inspected',
      'Return inspected',
      'Return decided',
    ],
  )
  for (const worker of [one, two]) await worker.page.context().close()
  await stage.stopServer()
})

async function workerOn(
  browser: Browser,
  stage: Stage,
  device: string,
  person: Person,
): Promise<Worker> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const worker = await workerAt(await context.newPage())
  await worker.page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), device)
  await worker.signsInByPin(person)
  await expect(worker.page.getByRole('button', { name: 'Returns 1 return' })).toBeVisible()
  await expect
    .poll(() => worker.page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
    .toBe(true)
  return worker
}

/** Going online asks for work within five seconds; looking at the app asks at once. */
async function sendNow({ page }: Worker): Promise<void> {
  await page.evaluate(
    `window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`,
  )
}

async function seesAfterPull(worker: Worker, what: Locator): Promise<void> {
  await expect(async () => {
    await sendNow(worker)
    await expect(what).toBeVisible({ timeout: 1000 })
  }).toPass()
}
