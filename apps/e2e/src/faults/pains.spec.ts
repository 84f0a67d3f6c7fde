/** What hurts the users of other queues, in the built scanner with a network that fails: field notes A13, B9 to B18. */
import { expect, test, type Page } from 'playwright/test'
import {
  always,
  atReceiving,
  drained,
  type Device,
  type Floor,
  gtin,
  lastScan,
  openDevice,
  openFloor,
  phone,
  pill,
  joined,
  pushes,
  scan,
  scanMany,
} from './floor.ts'
import { goTo, installed, queueOf, rowsOf, sendNow } from './in-page.ts'

const bo = {
  person: 'bo',
  name: 'Bo',
  language: 'en',
  badge: 'badge-of-bo-0002',
  pin: '1111',
  sites: ['denver'],
}

let floor: Floor
test.beforeAll(async () => {
  floor = await openFloor()
  await floor.asAdmin('PUT', '/v1/console/staff', bo)
})
test.afterEach(() => floor.breaks())
test.afterAll(async () => {
  await floor.close()
})

test('field A13: 150 scans in a burst wait for no server, and go out in a few requests', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const codes = Array.from({ length: 150 }, (_, n) => gtin(n + 1))
  await device.context.setOffline(true)

  await scanMany(device.page, codes)
  const before = floor.seen.filter(pushes).length
  await device.context.setOffline(false)
  await drained(floor, device)

  expect(await rawReceived(device.page)).toEqual(codes)
  // Whoever asks whether it is drained, sends as well.
  expect(floor.seen.filter(pushes).length - before).toBeLessThan(15)
  await device.context.close()
})

test('field B9, field B15: a missing endpoint, two people and nobody at all drop no scan and swap no owner', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page } = device
  const answers = [
    { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' },
    { status: 404, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
    { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
    { status: 405 },
    { status: 204 },
  ]
  floor.breaks((seen) => (pushes(seen) ? { kind: 'answer', status: 404 } : undefined))
  await scan(page, gtin(1))
  await handOnTo(page, 'Bo')
  await scan(page, gtin(2))
  await goTo(page, 'jobs')
  await page.getByRole('button', { name: 'Hand on' }).click()
  await expect(page.getByRole('button', { name: 'Ana' })).toBeVisible()
  for (const answer of answers) {
    floor.breaks((seen) => (pushes(seen) ? { kind: 'answer', ...answer } : undefined))
    await triedOnce(device)
    expect(await queueOf(page)).toMatchObject({ acked: 0, setAside: 0 })
  }

  floor.breaks()
  await drained(floor, device)

  const received = (await rowsOf(page)).filter(({ kind }) => kind === 'received')
  const scans = received.toSorted((a, b) => a.seq - b.seq).map(({ held }) => held.event['scan'])
  expect(received.map(({ state }) => state)).toEqual(['acked', 'acked'])
  expect(scans).toMatchObject([{ person: 'ana' }, { person: 'bo' }])
  expect(await floor.asAdmin('GET', '/v1/console/quarantine')).toEqual({ rows: [] })
  await device.context.close()
})

for (const back of ['tells that it is back', 'is back without a word'] as const) {
  test(`field B11, field B12: without background sync, what waits leaves by itself once the network ${back}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: phone })
    await context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'SyncManager')
      Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync')
    })
    const device = await joined(floor, context)
    const { page } = device
    if (back === 'tells that it is back') await context.setOffline(true)
    else floor.breaks(always({ kind: 'lost-request' }))
    for (const n of [1, 2, 3]) await scan(page, gtin(n))
    await expect(pill(page)).toContainText('3')
    const order = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq).map(({ id }) => id)

    if (back === 'tells that it is back') await context.setOffline(false)
    else floor.breaks()

    await expect.poll(async () => (await queueOf(page)).waiting, { timeout: 90_000 }).toBe(0)
    expect(await floor.lineOf(device.name)).toMatchObject({ gaps: [], waiting: 0 })
    const after = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq).map(({ id }) => id)
    expect(after.slice(0, 3)).toEqual(order)
    await context.close()
  })
}

test('field B18: without a network a hard refresh deletes nothing, and what was begun is worked on', async ({
  browser,
}) => {
  const device = await openDevice(floor, browser)
  const { page, context } = device
  await installed(page)
  await context.setOffline(true)
  await scan(page, gtin(1))
  const cdp = await context.newCDPSession(page)

  await cdp.send('Page.reload', { ignoreCache: true })
  await expect(async () => {
    await page.goto(`${floor.url}/scan/`)
    await atReceiving(page)
  }).toPass()
  await scan(page, gtin(2))
  await page.getByRole('button', { name: 'Undo' }).click()

  await expect(lastScan(page)).toContainText('Undone')
  const events = (await rowsOf(page)).map(({ held }) => held.event)
  expect(events.filter(({ kind, corrects }) => kind === 'received' && !corrects)).toHaveLength(2)
  expect(events.filter(({ corrects }) => corrects !== undefined)).toHaveLength(1)
  await context.setOffline(false)
  await drained(floor, device)
  await context.close()
})

async function handOnTo(page: Page, name: string): Promise<void> {
  await goTo(page, 'jobs')
  await page.getByRole('button', { name: 'Hand on' }).click()
  await page.getByRole('button', { name }).click()
  for (let digit = 0; digit < 4; digit += 1) {
    await page.getByRole('button', { name: '1', exact: true }).click()
  }
  await atReceiving(page)
}

/** A request of sync was answered, and the one after it has begun. */
async function triedOnce({ page }: Device): Promise<void> {
  const before = floor.seen.filter(pushes).length
  await expect(async () => {
    await sendNow(page)
    expect(floor.seen.filter(pushes).length).toBeGreaterThan(before + 1)
  }).toPass()
}

async function rawReceived(page: Page): Promise<readonly string[]> {
  const rows = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq)
  return rows
    .filter(({ kind }) => kind === 'received')
    .map(({ held }) => (held.event as { readonly scan: { readonly raw: string } }).scan.raw)
    .map((raw) => Buffer.from(raw, 'base64').toString())
}
