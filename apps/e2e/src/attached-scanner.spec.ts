/** Scanners that do not type, by Web Serial and WebHID: made up at the edge of the browser, where they speak as real ones do. */
import { GS } from '@milepost/barcode'
import { expect, test, type Page } from 'playwright/test'
import { gtin } from './faults/floor.ts'
import { rowsOf } from './faults/in-page.ts'
import {
  bringScanners,
  makesNoise,
  plugsIn,
  pulls,
  saysByHid,
  saysOnLine,
  speedsAsked,
  wants,
} from './made-up-scanners.ts'
import { barriersOn } from './readable-by-all.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = { sku: 'MUG', name: 'Enamel mug', gtin: gtin(1), bin: 'A-1', units: 9 }
const lamp: Goods = { sku: 'LAMP', name: 'Head lamp', gtin: gtin(2), bin: 'B-1', units: 9 }
/** More than one report of a HID scanner holds. */
const lot = 'LOT-2026-11-24-SHIFT'
const label = `010${mug.gtin}10${lot}${GS}21SERIAL-000000001${GS}240MORE-THAN-ONE-REPORT`

test.use({ viewport: { width: 360, height: 640 } })

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})
test.beforeEach(async ({ page }, { testId, title }) => {
  if (!title.includes('real browser')) await bringScanners(page)
  await stage.announces(testId, [mug, lamp])
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
})

test('A2: a serial scanner that was connected once is heard on every screen, and again after a restart', async ({
  page,
}, { testId }) => {
  await connects(page, 'serial')
  await expect(attached(page).getByText('Connected.')).toBeVisible()
  await expect(page.locator('.flash')).toHaveCSS('opacity', '0')
  expect(await barriersOn(page)).toEqual([])

  await receives(testId)
  await saysOnLine(page, ']C1010', `${mug.gtin}10${lot}`, `${GS}21SN1\r`, '\n')
  await expect(worker.lastScan).toHaveText('Received Enamel mug · 1 of 9')
  await page.reload()
  await expect(worker.lastScan).toBeVisible()
  await expect.poll(async () => await speedsAsked(page)).toEqual([9600])
  await saysOnLine(page, lamp.gtin)

  await expect(worker.lastScan).toHaveText('Received Head lamp · 1 of 9')
  expect(await receivedIn(page)).toEqual([
    { how: 'wedge', lot, raw: `]C1010${mug.gtin}10${lot}${GS}21SN1` },
    { how: 'wedge', lot: undefined, raw: lamp.gtin },
  ])
})

test('A2: a HID scanner is heard while a field has the focus, and a long code comes whole', async ({
  page,
}, { testId }) => {
  await connects(page, 'HID')
  await expect(attached(page).getByText('Hall scanner 7')).toBeVisible()
  await receives(testId)
  await worker.taps('Type')
  await page.getByLabel('Code').fill('half a co')

  await saysByHid(page, ']d2', label)

  await expect(worker.lastScan).toHaveText('Received Enamel mug · 1 of 9')
  expect(await receivedIn(page)).toEqual([{ how: 'wedge', lot, raw: `]d2${label}` }])
})

for (const [via, which] of [
  ['serial', 'port'],
  ['HID', 'device'],
] as const) {
  test(`A2: a ${via} scanner that is pulled out is told in words, and goes on when it is back`, async ({
    page,
  }, { testId }) => {
    const says = async (code: string) =>
      via === 'serial' ? await saysOnLine(page, `${code}\r`) : await saysByHid(page, ']E0', code)
    await connects(page, via)
    await receives(testId)

    await pulls(page, which)
    const trouble = page.getByRole('alert').filter({ hasText: 'It was unplugged.' })
    await expect(trouble).toBeVisible()
    await worker.scans(mug.gtin, 'Received Enamel mug · 1 of 9')
    await expect(page.locator('.flash')).toHaveCSS('opacity', '0')
    expect(await barriersOn(page)).toEqual([])
    await plugsIn(page, which)

    await expect(trouble).toBeHidden()
    await says(lamp.gtin)
    await expect(worker.lastScan).toHaveText('Received Head lamp · 1 of 9')
  })
}

test('field A9: one trigger pull over serial, HID and keys at once is one event', async ({ page }, {
  testId,
}) => {
  await connects(page, 'serial')
  await connects(page, 'HID')
  await receives(testId)

  await Promise.all([
    saysOnLine(page, `${mug.gtin}\r\n`),
    saysByHid(page, ']E0', mug.gtin),
    worker.wedge(mug.gtin),
  ])
  await expect(worker.lastScan).toHaveText('Received Enamel mug · 1 of 9')
  await worker.wedge(lamp.gtin)

  await expect(worker.lastScan).toHaveText('Received Head lamp · 1 of 9')
  expect(await receivedIn(page)).toHaveLength(2)
})

test('field A9: of two windows the one that came first hears a scanner, and the other when that is gone', async ({
  page,
}, { testId }) => {
  await connects(page, 'HID')
  await receives(testId)
  const other = await page.context().newPage()
  await bringScanners(other)
  await other.goto(`${stage.url}/scan/#/calibrate`)
  await expect(attached(other).getByText('Another window of Milepost hears it.')).toBeVisible()

  await Promise.all([page, other].map((each) => saysByHid(each, ']E0', mug.gtin)))
  await expect(worker.lastScan).toHaveText('Received Enamel mug · 1 of 9')
  await page.close()

  await expect(attached(other).getByText('Connected.')).toBeVisible()
  expect(await receivedIn(other)).toHaveLength(1)
})

test('A2: what goes wrong with a scanner is told with what to do', async ({ page }) => {
  await wants(page, 'nothing')
  await connects(page, 'HID')
  await expect(attached(page).getByText('No scanner was chosen.')).toBeVisible()

  await wants(page, 'busy')
  await connects(page, 'serial')
  await expect(attached(page).getByText('It cannot be opened.')).toBeVisible()
  await wants(page, 'to-choose')
  await worker.taps('Try again')
  await expect(attached(page).getByText('Connected.')).toBeVisible()

  await saysOnLine(page, '\u0000\u0018\u0086')
  await makesNoise(page)
  await expect(attached(page).getByText('What it sends makes no sense.')).toBeVisible()
  await page.getByLabel('Serial speed').selectOption('115200')
  await expect.poll(async () => await speedsAsked(page)).toEqual([9600, 115_200])
  await expect(attached(page).getByText('Connected.')).toBeVisible()

  await worker.taps('Forget it')
  await expect(attached(page).getByText('Connected.')).toBeHidden()
  await page.reload()
  await expect(attached(page)).toBeVisible()
  await expect(attached(page).getByRole('listitem')).toHaveCount(0)
})

test('A2: a scanner at another speed than the line makes no scans of its noise', async ({ page }, {
  testId,
}) => {
  await connects(page, 'serial')
  await receives(testId)

  await saysOnLine(page, '\u0000\u0006\u0018\u0007~x\u0000\u0018\r')
  await expect(page.getByRole('alert')).toContainText('What it sends makes no sense.')
  await worker.taps('Close')
  await expect(page.getByRole('alert')).toBeHidden()

  expect(await receivedIn(page)).toEqual([])
  await saysOnLine(page, `${mug.gtin}\r`)
  await expect(worker.lastScan).toHaveText('Received Enamel mug · 1 of 9')
})

test('A2: a real browser lets the scanner’s page ask for devices, no other page, and loads nothing for them unasked', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await worker.goesTo('Receive')
  const devices = `Promise.all([navigator.serial.getPorts(), navigator.hid.getDevices()])
    .then((found) => found.flat().length, ({ name }) => name)`

  expect(await page.evaluate(devices)).toBe(0)
  expect(asked.filter((url) => url.includes('attached'))).toEqual([])
  await page.goto(`${stage.url}/console/`)
  expect(await page.evaluate(devices)).toBe('SecurityError')
})

const attached = (page: Page) => page.getByRole('region', { name: 'Scanners that do not type' })

async function connects(page: Page, via: 'serial' | 'HID'): Promise<void> {
  if (!(await attached(page).isVisible())) await worker.taps('Scanner')
  await worker.taps(`Connect ${via}`)
}

async function receives(reference: string): Promise<void> {
  await worker.goesTo('Receive')
  await worker.taps(new RegExp(`^${reference}`))
}

interface Received {
  readonly body: { readonly goods: { readonly lot?: string } }
  readonly scan: { readonly how: string; readonly raw: string }
}

async function receivedIn(page: Page) {
  const rows = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq)
  return rows
    .filter(({ kind }) => kind === 'received')
    .map(({ held }) => held.event as unknown as Received)
    .map(({ body, scan: { how, raw } }) => ({
      how,
      lot: body.goods.lot,
      raw: Buffer.from(raw, 'base64').toString(),
    }))
}
