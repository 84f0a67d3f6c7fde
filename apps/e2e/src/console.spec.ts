/** The console as a supervisor uses it, on the demo day. */
import { expect, test, type Locator, type Page } from 'playwright/test'
import { enrolmentCodeOn, signInAtConsole } from './console-user.ts'
import { openDemo, type DemoStage } from './demo-stage.ts'
import { misfitsOn, sidewaysOn, textOf } from './fits.ts'
import { joinedBy, postingTo } from './raw-device.ts'
import { barriersOn } from './readable-by-all.ts'

let stage: DemoStage
test.beforeAll(async () => {
  stage = await openDemo()
})
test.afterAll(async () => {
  await stage.stop()
})

test('L1: a wrong password is told in words, the right one opens the console', async ({ page }) => {
  await page.goto(`${stage.url}/console/`)
  await page.getByLabel('Name').fill(stage.account.name)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('wrong')
  expect(await barriersOn(page)).toEqual([])

  await page.getByLabel('Password').fill(stage.account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Shift board' })).toBeVisible()
  await expect(page.getByText('Demo data')).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
})

test('without a network the console says so at once, and is live again when it is back', async ({
  page,
}) => {
  await signInAtConsole(page, stage.url, stage.account)
  const live = page.getByText('Live', { exact: true })
  await expect(live).toBeVisible()

  await page.context().setOffline(true)
  await expect(live).toBeHidden()
  await page.getByRole('link', { name: 'Devices', exact: true }).click()
  await expect(page.getByText('The server cannot be reached')).toBeVisible()

  await page.context().setOffline(false)
  await expect(live).toBeVisible()
  await expect(page.getByText('TC-04 dock')).toBeVisible()
})

test('late orders open from their card, and a shop is dressed', async ({ page }) => {
  await signInAtConsole(page, stage.url, stage.account)
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Late orders/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Late orders' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link').first()).toContainText(/DEMO-\d+.*for /)
  expect(await barriersOn(page)).toEqual([])

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Change Hearth & Pine (demo)' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Pine & Hearth')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(page.getByRole('button', { name: 'Change Pine & Hearth' })).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
})

test('an order is found by its number or its tracking number, with the keyboard alone', async ({
  page,
}) => {
  const reference = await missedOrder(page)
  await page.keyboard.press('/')
  await page.keyboard.type(reference)
  await expect(page.getByRole('option', { name: reference })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reference)
  const number = await page
    .getByText(/^1Z\w{16}$/)
    .first()
    .innerText()

  await page.getByRole('link', { name: 'Shift board' }).click()
  await page.keyboard.press('/')
  await page.keyboard.type(number)
  await expect(page.getByRole('option', { name: reference })).toBeVisible()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toContainText(reference)
})

test('each status says why, and shows the lines of the timeline that prove it', async ({
  page,
}) => {
  const reference = await missedOrder(page)
  await page.getByRole('link', { name: reference }).click()
  await page.getByRole('button', { name: 'Why: Packed' }).first().click()

  await expect(page.getByText('Packed is proven by closing the box.')).toBeVisible()
  await expect(page.locator('.entry[data-cited=true]')).toContainText('Box closed')

  await page.getByRole('button', { name: 'Why: Packed' }).first().click()
  await expect(page.locator('.entry[data-cited=true]')).toHaveCount(0)
})

test('missed scans are worked through with j, k and Enter, and coming back finds the same row', async ({
  page,
}) => {
  await missedScans(page)
  const rows = page.getByRole('listitem').getByRole('link')
  const second = await rows.nth(1).locator('strong').innerText()
  await page.keyboard.press('j')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second)

  await page.goBack()

  await expect(rows.nth(1)).toBeFocused()
})

test('L2: a device joins by a code, and once revoked gets no more work', async ({ page }) => {
  await signInAtConsole(page, stage.url, stage.account)
  const code = (await enrolmentCodeOn(page)).replace(' ', '')
  const { token } = await joinedBy(postingTo(stage.url), { code, name: 'TC-99' })
  await expect(page.getByRole('heading', { name: 'TC-99 has joined' })).toBeVisible()
  const pull = () =>
    fetch(`${stage.url}/v1/sync/pull`, { headers: { authorization: `Bearer ${token}` } })
  expect((await pull()).status).toBe(200)

  await page.getByRole('link', { name: 'Devices', exact: true }).click()
  const row = page.getByRole('row', { name: /^TC-99/ })
  await row.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('button', { name: 'Revoke TC-99' }).click()

  await expect(row).toContainText('Revoked')
  expect(await (await pull()).json()).toMatchObject({ type: '/problems/device-revoked' })
})

test('M2: no screen of the console stands in anybody’s way', async ({ page }) => {
  const reference = await missedOrder(page)
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('link', { name: reference }).click()
  await page.getByRole('button', { name: 'Why: Packed' }).first().click()
  expect(await barriersOn(page)).toEqual([])
  for (const way of ['Shift board', 'Devices']) {
    await page.getByRole('navigation').getByRole('link', { name: way, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: way })).toBeVisible()
    expect(await barriersOn(page)).toEqual([])
  }
  await enrolmentCodeOn(page)
  expect(await barriersOn(page)).toEqual([])
})

test('M2: with text of twice its size no screen of the console is wider than its window, or out of reach', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  const reference = await missedOrder(page)
  await textOf(page, '200%')
  expect(await sidewaysOn(page)).toBe(0)
  const [verdict, step] = await Promise.all(
    ['.finding-verdict .pill', '.finding-step'].map((part) => page.locator(part).boundingBox()),
  )
  if (!verdict || !step) throw new Error('No missed scan is on the screen')
  expect(verdict.x + verdict.width).toBeLessThanOrEqual(step.x)

  const main = page.getByRole('main')
  const open = async (link: Locator, title: string) => {
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(page.locator('.bones')).toHaveCount(0)
    expect(await sidewaysOn(page), title).toBe(0)
    expect(await barriersOn(page), title).toEqual([])
  }
  await open(main.getByRole('link', { name: reference }), reference)
  for (const way of ['Shift board', 'Devices', 'Settings', 'Deliveries']) {
    await open(page.getByRole('navigation').getByRole('link', { name: way, exact: true }), way)
  }
  for (const list of ['Nobody announced these', 'Returns without an order', 'Announced']) {
    await open(main.getByRole('link', { name: list, exact: true }), 'Deliveries')
  }
  await open(main.getByRole('rowheader').getByRole('link').first(), 'Delivery ')
  await page.goBack()
  await open(main.getByRole('link', { name: 'Bin labels' }), 'Bin labels')
})

test('nothing on a page of the console is cut off, on the smallest desk', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  const reference = await missedOrder(page)
  await page.getByRole('main').getByRole('link', { name: reference }).click()
  await expect(page.locator('.entry').first()).toBeVisible()
  expect(await cutOn(page)).toEqual([])
  for (const way of ['Shift board', 'Missed scans', 'Deliveries', 'Devices', 'Settings']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: way }).click()
    await expect(page.getByRole('heading', { level: 1, name: way })).toBeVisible()
    await expect(page.locator('.bones, .cards-bones')).toHaveCount(0)
    expect(await cutOn(page), way).toEqual([])
  }
})

test('MS9: what a site never scans is said before it is saved, closes at once, and returns', async ({
  page,
}) => {
  await signInAtConsole(page, stage.url, stage.account)
  const missed = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Missed/ })
  const packed = page.getByRole('combobox', { name: 'Step' }).getByText(/^Packed/)
  const says = async (isScanned: boolean, words: RegExp) => {
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Change Reno (demo)' }).click()
    await page.getByRole('checkbox', { name: 'Packed' }).setChecked(isScanned)
    await expect(page.getByText(words)).toBeVisible()
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Save' })).toBeHidden()
  }

  await says(false, /^2 findings close, since Reno \(demo\) does not scan packing\.$/)
  await expect(page.getByText('never scans packing')).toBeVisible()
  await missed.click()
  await expect(packed).toHaveCount(0)

  await says(true, /^Reno \(demo\) scans packing again: what is missing becomes a finding\.$/)
  await missed.click()
  await expect(packed).toHaveText('Packed (2)')
})

/** A desk has a pointer: what is pressed there may be smaller than a thumb. */
const cutOn = async (page: Page): Promise<readonly string[]> =>
  (await misfitsOn(page)).filter((misfit) => !misfit.startsWith('too small'))

async function missedScans(page: Page): Promise<void> {
  await signInAtConsole(page, stage.url, stage.account)
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: /^Missed scans/ }).click()
}

/** The order that the carrier has and nobody scanned at the dock; the queue shows its kind alone. */
async function missedOrder(page: Page): Promise<string> {
  await missedScans(page)
  const verdicts = page.getByRole('navigation', { name: 'Verdict' })
  await verdicts.getByRole('link', { name: /^Missed scan/ }).click()
  await expect(page.locator('.finding-order')).toHaveCount(1)
  return await page.locator('.finding-order strong').innerText()
}
