/** The scanner as it is built, in a real browser: a code before the camera, a scanner that types, and fingers. */
import { expect, test, type Browser, type Page } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'
import { firstPassword, startServer, type ServerProcess } from './server-process.ts'
import { ran, workspace } from './tool.ts'

const mug = { sku: 'MUG', gtin: '9520000000097', name: 'Enamel mug', bin: 'B-02', units: 3 }
const tent = { sku: 'TENT', gtin: '9520000000011', name: 'Two-person tent', bin: 'A-01', units: 1 }
const video = await cameraVideo(
  [{ code: { symbology: 'ean-13', text: mug.gtin }, seconds: 1.5, turn: 12 }],
  { pauseSeconds: 1.5 },
)

test.use({ launchOptions: await launchOptions({ video }) })

let server: ServerProcess
test.beforeAll(async () => {
  const built = await ran(['vite', 'build'], {
    output: 'kept',
    folder: `${workspace}/apps/scanner`,
  })
  if (!built.ok) throw new Error(built.output)
  server = await startServer()
  await openWarehouse()
})
test.afterAll(async () => {
  await server.stop()
})

test('A1, A5, B1: what the camera sees is picked once a view, without a network', async ({
  browser,
}) => {
  const page = await atWork(browser, 'camera')
  // Until the app is kept for offline work, the camera's code still comes over the network.
  await expect
    .poll(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
    .toBe(true)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Order camera' }).click()

  await page.getByRole('button', { name: 'Camera', exact: true }).click()

  await expect(last(page)).toHaveText('Picked Enamel mug · 1 of 3')
  await expect(last(page)).toHaveText('Picked Enamel mug · 2 of 3')
  await page.context().close()
})

test('A1, A3: without permission for the camera it says what to do, and typing goes on', async ({
  browser,
}) => {
  const page = await atWork(browser, 'refused')
  await page.evaluate(`navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('refused', 'NotAllowedError'))`)

  await page.getByRole('button', { name: 'Camera', exact: true }).click()

  await expect(page.getByText('No permission for the camera')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Type' })).toBeVisible()
  await page.context().close()
})

test('A1: the camera rests in the background and comes back by itself', async ({ browser }) => {
  const page = await atWork(browser, 'background')
  await page.getByRole('button', { name: 'Camera', exact: true }).click()
  const camera = page.getByRole('region', { name: 'Camera' })
  await expect(camera).toHaveAttribute('data-state', 'live')

  await becomes(page, 'hidden')
  await expect(camera).toHaveAttribute('data-state', 'resting')
  await becomes(page, 'visible')

  await expect(camera).toHaveAttribute('data-state', 'live')
  await page.context().close()
})

test('A2, A5: a scanner types while a button has the focus: one event, and nothing is pressed', async ({
  browser,
}) => {
  const page = await atWork(browser, 'wedge')
  await page.getByRole('button', { name: 'Order wedge' }).click()
  await page.getByRole('button', { name: 'Short' }).focus()

  await page.keyboard.type(`${mug.gtin}\n${mug.gtin}\n`)

  await expect(page.getByText('2 units left')).toBeVisible()
  await page.keyboard.type(`${tent.gtin}\n`)
  await expect(last(page)).toHaveText(/^Wrong item/)
  await expect(page.getByText('2 units left')).toBeVisible()
  await expect(page.getByText('Why is it short?')).toBeHidden()
  await page.context().close()
})

test('C2: a wrong item says what it is and where it belongs', async ({ browser }) => {
  await placed('tents', tent)
  const page = await atWork(browser, 'wrong')
  await page.getByRole('button', { name: 'Order wrong' }).click()

  await page.keyboard.type(`${tent.gtin}\n`)

  await expect(last(page)).toHaveText(
    'Wrong item This is Two-person tent · It belongs in A-01 · Wanted: Enamel mug',
  )
  await page.context().close()
})

test('A3, A7: a code is typed by hand, and undone while it stands there', async ({ browser }) => {
  const page = await atWork(browser, 'typed')
  await page.getByRole('button', { name: 'Order typed' }).click()
  await expect(page.getByText('3 units left')).toBeVisible()

  await page.getByRole('button', { name: 'Type' }).click()
  await page.getByLabel('Type the code').fill(mug.gtin)
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 units left')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()

  await expect(page.getByText('3 units left')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
  await page.context().close()
})

test('B1: closed and opened again without a network, it stands where it stood (field B18)', async ({
  browser,
}) => {
  const page = await atWork(browser, 'again')
  await page.getByRole('button', { name: 'Order again' }).click()
  await page.keyboard.type(`${mug.gtin}\n`)
  await expect(page.getByText('2 units left')).toBeVisible()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.context().setOffline(true)

  const reopened = await page.context().newPage()
  await page.close()
  await reopened.goto(`${server.url}/scan/`)

  await expect(reopened.getByText('2 units left')).toBeVisible()
  await reopened.context().close()
})

/** Headless Chromium never hides a page, so the page is told that it is hidden. */
async function becomes(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${state === 'hidden'} })
    document.dispatchEvent(new Event('visibilitychange'))`)
}

const last = (page: Page) => page.getByLabel('Last scan').locator('output')

/** A device of its own, enrolled by the link of the console, with somebody signed in and the pick list open. */
async function atWork(browser: Browser, order: string): Promise<Page> {
  await placed(order)
  const { code } = await asAdmin('POST', '/v1/console/enrolments', { site: 'reno' })
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    permissions: ['camera'],
  })
  const page = await context.newPage()
  await page.goto(`${server.url}/scan/?enrol=${code}`)
  await page.getByLabel('Name of this device').fill(order)
  await page.getByRole('button', { name: 'Add device' }).click()
  await page.getByRole('button', { name: 'Ana' }).click()
  for (const digit of '1111') await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: /^Pick/ }).click()
  return page
}

async function placed(reference: string, line = mug): Promise<void> {
  const { secret: key } = await asAdmin('POST', '/v1/console/keys', {
    name: reference,
    scopes: ['orders:write'],
  })
  const order = {
    shop: 'shop',
    reference,
    site: 'reno',
    lines: [line],
  }
  await send('POST', '/v1/orders', order, { authorization: `Bearer ${key}` })
}

let cookie = ''

async function openWarehouse(): Promise<void> {
  const session = { name: 'admin', password: await firstPassword(server.dataDir) }
  const signedIn = await send('POST', '/v1/console/session', session)
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const site = { site: 'reno', name: 'Reno', zone: 'America/Los_Angeles', stations: [] }
  await asAdmin('PUT', '/v1/console/sites', site)
  const ana = { person: 'ana', name: 'Ana', language: 'en', badge: 'ANA-BADGE-0001', pin: '1111' }
  await asAdmin('PUT', '/v1/console/staff', { ...ana, sites: ['reno'] })
}

async function asAdmin(
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, string>> {
  const answer = await send(method, path, body, { cookie })
  return answer.status === 204 ? {} : ((await answer.json()) as Record<string, string>)
}

async function send(
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const answer = await fetch(new URL(path, server.url), {
    method,
    headers: { 'content-type': 'application/json', 'origin': server.url, ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}
