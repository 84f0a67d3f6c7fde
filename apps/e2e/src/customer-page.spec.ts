/** The customer's page in a real browser: whole at once, quiet, and live when its carrier speaks. */
import { easypostSignature } from '@milepost/carriers'
import { easypostSample } from '@milepost/carriers/samples'
import { hashOf, wireVersion } from '@milepost/contract'
import { expect, test, type Page } from 'playwright/test'
import { sidewaysOn, textOf } from './fits.ts'
import { joinedBy, postingTo } from './raw-device.ts'
import { firstPassword, startServer, type ServerProcess } from './server-process.ts'

const secret = 'a-webhook-secret-for-tests'
const number = '1ZE2E0010300412719'
const another = '1ZE2E0010300412713'
const large = '1ZE2E0010300412722'

let server: ServerProcess
test.beforeAll(async () => {
  server = await startServer({ env: { EASYPOST_WEBHOOK_SECRET: secret } })
})
test.afterAll(async () => {
  await server.stop()
})

test('G1: it is readable without scripts, and asks nobody else for anything', async ({
  browser,
}) => {
  const { track } = await placedOrder('1041')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))

  await page.goto(track)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your order.')
  await expect(page.getByText('Ordered, done')).toBeVisible()
  const origins = asked.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin)
  expect(new Set(origins)).toEqual(new Set([server.url]))
  await context.close()
})

test('G1: it follows its carrier by itself, in the reader’s own time, and nothing jumps as it loads', async ({
  browser,
}) => {
  const { track, order } = await placedOrder('1042')
  const context = await browser.newContext({
    timezoneId: 'Europe/Berlin',
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  const problems = problemsOn(page)
  await watchShifts(page)
  await page.goto(track)
  await expect(page.getByText('This page updates by itself.')).toBeVisible()
  await expect(page.getByText('Times are your own: Central European')).toBeVisible()
  expect(await shiftOn(page)).toBe(0)
  // Its icons are drawn where they stand, and take no room below the last line.
  await expect(page.locator('body > svg')).toBeHidden()

  await labelBound(order)
  expect(await carrierSays('in_transit', 'PU')).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Handed to UPS.')
  expect(await carrierSays('delivered', 'FS')).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delivered.')

  expect(problems).toEqual([])
  await context.close()
})

test('M2: with text of twice its size a phone shows the page whole, and its shop’s name in words', async ({
  browser,
}) => {
  const { track, order } = await placedOrder('1044')
  await labelBound(order, large)
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'de-DE' })
  await page.goto(track)
  await expect(page.locator('.way .now')).toHaveCount(1)

  await textOf(page, '200%')

  expect(await sidewaysOn(page)).toBe(0)
  const [name, mark] = await Promise.all(
    ['.shop b', '.mark'].map((part) => page.locator(part).boundingBox()),
  )
  expect(name?.width).toBeGreaterThan(mark?.width ?? Infinity)
  await page.close()
})

test('G1: news that arrives after newer news is not shown', async ({ page }) => {
  const { track, order } = await placedOrder('1043')
  await page.goto(track)
  await expect(page.getByText('This page updates by itself.')).toBeVisible()
  const held = Promise.withResolvers<void>()
  let asked = 0
  const { pathname: path } = new URL(track)
  await page.route(
    ({ pathname }) => pathname === path,
    async (route) => {
      asked += 1
      const isFirst = asked === 1
      const response = await route.fetch()
      if (isFirst) await held.promise
      await route.fulfill({ response })
    },
  )
  await labelBound(order, another)
  expect(await carrierSays('in_transit', 'PU', another)).toBe(200)
  await expect.poll(() => asked).toBeGreaterThan(0)
  expect(await carrierSays('delivered', 'FS', another)).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delivered.')

  const late = page.waitForEvent('requestfinished')
  held.resolve()
  await (await late).response()

  // An answer of its own comes after the late one has been read.
  await page.evaluate(`fetch('/healthz').then((answer) => answer.text())`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delivered.')
})

async function placedOrder(reference: string): Promise<{ track: string; order: string }> {
  const { secret: key } = await asAdmin('POST', '/v1/console/keys', {
    name: 'shop',
    scopes: ['orders:write'],
  })
  const wish = {
    shop: 'shop',
    reference,
    site: 'denver',
    lines: [{ sku: 'MUG', name: 'Enamel mug', units: 1 }],
  }
  const answer = await send('POST', '/v1/orders', wish, { authorization: `Bearer ${key}` })
  return (await answer.json()) as { track: string; order: string }
}

/** A scan that binds the carrier's label to the order's one box. */
async function labelBound(order: string, label = number): Promise<void> {
  const { code } = await asAdmin('POST', '/v1/console/enrolments', { site: 'denver' })
  const { device, token } = await joinedBy(postingTo(server.url), {
    code: code ?? '',
    name: 'Dock 1',
  })
  const now = Date.now()
  const box = `box-${label}`
  const event = {
    id: `label-bound-${label}`,
    kind: 'label-bound',
    source: 'device',
    occurred: { at: now - 60_000 },
    subject: { order, box },
    body: { box, label: { carrier: 'ups', number: label } },
    scan: {
      device,
      site: 'denver',
      how: 'wedge',
      raw: '',
      epoch: 'epoch-1',
      seq: 1,
      clock: { session: 'boot-1', mono: 1, zone: 'America/Denver', offset: 0 },
      app: '1',
    },
  }
  const push = {
    v: wireVersion,
    batch: 'batch-0001',
    app: '1',
    have: { 'epoch-1': { ackedThrough: 0, made: 1 } },
    holding: { waiting: 0 },
    sentAt: now,
    events: [{ epoch: 'epoch-1', seq: 1, hash: hashOf(event), event }],
  }
  const answer = await send('POST', '/v1/sync/push', push, { authorization: `Bearer ${token}` })
  expect(await answer.json()).toMatchObject({ verdicts: [{ fate: 'accepted' }] })
}

async function carrierSays(status: string, code: string, label = number): Promise<number> {
  const body = easypostSample({
    carrier: 'UPS',
    number: label,
    steps: [{ at: Date.now(), status, code, city: 'Reno' }],
  })
  const signature = easypostSignature(new TextEncoder().encode(body), secret)
  const answer = await fetch(new URL('/hooks/easypost', server.url), {
    method: 'POST',
    headers: { 'x-hmac-signature': signature },
    body,
  })
  return answer.status
}

let cookie: string | undefined

/** The first admin's password is told once, when the server starts on an empty folder. */
async function asAdmin(
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, string>> {
  if (cookie === undefined) {
    const session = { name: 'admin', password: await firstPassword(server.dataDir) }
    const signedIn = await send('POST', '/v1/console/session', session)
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const site = { site: 'denver', name: 'Denver', zone: 'America/Denver', stations: [] }
    await send('PUT', '/v1/console/sites', site, { cookie })
  }
  return (await (await send(method, path, body, { cookie })).json()) as Record<string, string>
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

function problemsOn(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('console', (said) => {
    if (said.type() === 'error') problems.push(said.text())
  })
  return problems
}

const shifts = 'shiftsSeen'

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    const seen: number[] = []
    Object.assign(globalThis, { [name]: seen })
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push((entry as { value?: number }).value ?? 0)
    })
    observer.observe({ type: 'layout-shift', buffered: true })
  }, shifts)
}

const shiftOn = (page: Page): Promise<number> =>
  page.evaluate((name) => {
    const seen = (globalThis as unknown as Record<string, number[]>)[name] ?? []
    return seen.reduce((sum, one) => sum + one, 0)
  }, shifts)
