/** A parcel's whole way in a real browser: the proof that the parts are one product. */
import { ownLabel } from '@milepost/barcode'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { launchPersistent } from './browser.ts'
import { enrolmentCodeOn, signInAtConsole } from './console-user.ts'
import { heldBeforeCamera } from './held-before-camera.ts'
import { openStage, type Goods, type Person } from './stage.ts'
import { workerAt } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const bo: Person = { name: 'Bo', badge: 'B3N8V5C1H6YR', pin: '2580' }
const mug: Goods = {
  sku: 'MUG',
  name: 'Enamel mug',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 2,
}
const lamp: Goods = {
  sku: 'LAMP',
  name: 'Head lamp',
  gtin: '9520000000028',
  bin: 'B-02-1',
  units: 1,
}
const rope: Goods = {
  sku: 'ROPE',
  name: 'Rope, 20 m',
  gtin: '9520000000035',
  bin: 'C-01-4',
  units: 1,
}
const labelOf = {
  'M-1042': '1ZE2E0010300412713',
  'M-1043': '1ZE2E0010300413712',
  'M-1044': '1ZE2E0010300414711',
}

const badge = {
  code: { symbology: 'code-128', text: ownLabel('badge', ana.badge) },
  seconds: 2,
} as const
const lampCase = {
  code: { symbology: 'gs1-128', text: `010${lamp.gtin}10L-7` },
  seconds: 2,
} as const
const lampBin = {
  code: { symbology: 'qr', text: ownLabel('bin', lamp.bin) },
  seconds: 1.5,
} as const
const lampItem = { code: { symbology: 'ean-13', text: lamp.gtin }, seconds: 2 } as const
const upsLabel = {
  code: { symbology: 'code-128', text: labelOf['M-1042'] },
  seconds: 2,
  blur: 0.6,
} as const

const untilTheTruck = ['Handed to UPS', 'Packed', 'Items picked', 'Order received']

test('a parcel goes its whole way, with and without a network, and everybody reads the same', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.hires(bo)
  await stage.announces('IN-77', [mug, lamp])
  const order = await stage.orders('M-1042', [mug, lamp])
  await stage.orders('M-1043', [rope])
  await stage.orders('M-1044', [rope])

  const desk = await browser.newContext()
  const office = await desk.newPage()
  await signInAtConsole(office, stage.url, stage.admin)

  const customer = await (await browser.newContext()).newPage()
  await customer.goto(order.track)

  const camera = await heldBeforeCamera()
  const profile = await mkdtemp(join(tmpdir(), 'milepost-profile-'))
  const launch = async () =>
    launchPersistent(profile, {
      video: camera.video,
      context: { viewport: { width: 360, height: 640 } },
    })
  let phone = await launch()
  let floor = await workerAt(phone.context.pages()[0] ?? (await phone.context.newPage()))

  await test.step('a device joins by the code on the console, and gets its work', async () => {
    await floor.page.goto(`${stage.url}/scan/`)
    await floor.enrols(await enrolmentCodeOn(office), 'TC-01')
    await expect(office.getByRole('heading', { name: 'TC-01 has joined' })).toBeVisible()
    await expect(floor.page.getByRole('button', { name: 'Bo' })).toBeVisible()
  })

  await test.step('a badge before the camera signs in', async () => {
    await camera.hold(badge)
    await floor.shows('Hello Ana Your scans carry your name now.')
    await expect(floor.page.getByRole('button', { name: 'Pick 3 orders' })).toBeVisible()
    await expect(floor.page.getByRole('button', { name: 'Receive 1 delivery' })).toBeVisible()
  })

  await test.step('two parcels are packed and labelled while there is a network', async () => {
    for (const reference of ['M-1043', 'M-1044'] as const) {
      await floor.scans(ownLabel('order', reference), `Order ${reference} 1 unit to pick`)
      await floor.scans(rope.gtin, `All picked Order ${reference} goes to packing.`)
      await floor.goesTo('Pack')
      await floor.scans(ownLabel('order', reference), `Order ${reference} 1 unit to pack`)
      await floor.scans(rope.gtin, 'Packed Rope, 20 m · 1 of 1 · box 1')
      await floor.scans(labelOf[reference], `Packed Order ${reference} · 1 box`)
      await floor.goesHome()
    }
    await expect(floor.pill).toHaveText(/^All sent/)
  })

  const dock = await workerAt(await (await browser.newContext()).newPage())
  await test.step('at the dock one of them is scanned onto the truck, where no network reaches', async () => {
    await dock.page.goto(`${stage.url}/scan/`)
    await dock.enrols(await enrolmentCodeOn(office), 'TC-02')
    await dock.signsInByPin(bo)
    await dock.goesTo('Hand over')
    await expect(dock.page.getByRole('button', { name: 'UPS 2 boxes' })).toBeVisible()
    await expect(dock.pill).toHaveText(/^All sent/)
    await dock.page.context().setOffline(true)
    await dock.scans(labelOf['M-1043'], 'Loaded Order M-1043 · box 1 of 1')
    await expect(dock.pill).toHaveText('Offline, 2 waiting')
  })

  await test.step('without network and server, goods come in', async () => {
    await expect
      .poll(() => floor.page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
      .toBe(true)
    await phone.context.setOffline(true)
    await stage.stopServer()
    await expect(floor.pill).toHaveText('Offline')
    await floor.goesTo('Receive')
    await camera.hold(lampCase)
    await floor.shows('Received Head lamp · 1 of 1')
    await floor.taps('More')
    await floor.scans(mug.gtin, 'Received 2 × Enamel mug · 2 of 2')
  })

  await test.step('an order is picked', async () => {
    await floor.goesTo('Pick')
    await floor.scans(ownLabel('order', 'M-1042'), 'Order M-1042 3 units to pick')
    await floor.taps('More')
    await floor.scans(mug.gtin, 'Picked 2 × Enamel mug · 2 of 2')
    await camera.hold(lampBin, lampItem)
    await floor.shows(
      'Right bin B-02-1: take Head lamp',
      'All picked Order M-1042 goes to packing.',
    )
  })

  await test.step('it is packed, and its label bound', async () => {
    await floor.goesTo('Pack')
    await floor.taps(/^Order M-1042/)
    await floor.scans(lamp.gtin, 'Packed Head lamp · 1 of 1 · box 1')
    await floor.taps('More')
    await floor.scans(mug.gtin, 'Packed 2 × Enamel mug · 2 of 2 · box 1')
    await floor.taps('Close box')
    await expect(floor.lastScan).toHaveText('Closed Box 1. Now scan its shipping label.')
    await camera.hold(upsLabel)
    await floor.shows('Packed Order M-1042 · 1 box')
  })

  await test.step('it is handed over', async () => {
    await floor.goesTo('Hand over')
    await floor.scans(labelOf['M-1042'], 'Loaded Order M-1042 · box 1 of 1')
    await expect(floor.pill).toHaveText('Offline, 10 waiting')
  })
  // Carriers tell whole seconds.
  const truckLeftAt = Math.ceil(Date.now() / 1000) * 1000

  await test.step('after the battery died, everything is there', async () => {
    await phone.killBrowser()
    phone = await launch()
    await phone.context.setOffline(true)
    floor = await workerAt(phone.context.pages()[0] ?? (await phone.context.newPage()))
    await floor.page.goto(`${stage.url}/scan/`)
    await expect(floor.pill).toHaveText('Offline, 10 waiting')
    await expect(floor.page.getByRole('banner')).toContainText('Ana')
    await floor.goesTo('Hand over')
    await expect(floor.page.getByText('1 on the truck')).toBeVisible()
    await expect(floor.page.getByRole('listitem')).toHaveText([
      /M-1043.*…413712/,
      /M-1044.*…414711/,
      /M-1042.*…412713/,
    ])
    await floor.goesTo('Pick')
    await expect(floor.page.getByText('Nothing to pick')).toBeVisible()
    await floor.goesTo('Pack')
    await expect(floor.page.getByText('Nothing to pack')).toBeVisible()
    await floor.goesTo('Receive')
    await expect(floor.page.getByText('3 of 3 · complete')).toBeVisible()
  })

  await test.step('with the network, the queue drains by itself', async () => {
    await stage.startServer()
    await phone.context.setOffline(false)
    await expect(floor.pill).toHaveText(/^All sent/)
  })

  await test.step('the customer reads picked, packed and handed over, with and without scripts', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(order.track)
    for (const each of [page, customer]) {
      await expect(each.getByRole('heading', { level: 1 })).toHaveText('Handed to UPS.')
      for (const step of ['Picked', 'Packed', 'Handed to UPS']) {
        await expect(each.getByText(`${step}, done`)).toBeVisible()
      }
    }
    await plain.close()
  })

  await test.step('the carrier speaks once, again, and late: one timeline, nothing twice, nothing backwards', async () => {
    const headlines = await headlinesOn(customer)
    const accepted = { at: truckLeftAt, status: 'in_transit', code: 'PU', city: 'Denver' }
    const out = { at: truckLeftAt + 1000, status: 'out_for_delivery', code: 'OT', city: 'Boulder' }
    const delivered = { at: truckLeftAt + 2000, status: 'delivered', code: 'FS', city: 'Boulder' }
    const number = labelOf['M-1042']
    const headline = customer.getByRole('heading', { level: 1 })
    const history = customer.locator('.past li > span:first-child')
    await stage.carrierSays(number, [out])
    await expect(headline).toHaveText('Out for delivery.')
    await expect(history).toHaveText(['Out for delivery', ...untilTheTruck])
    await stage.carrierSays(number, [out])

    await stage.carrierSays(number, [accepted])
    await expect(history).toHaveText(['Out for delivery', 'UPS has it', ...untilTheTruck])
    await expect(headline).toHaveText('Out for delivery.')

    await stage.carrierSays(number, [accepted, out, delivered])
    await expect(headline).toHaveText('Delivered.')
    expect(await headlines()).toEqual(['Handed to UPS.', 'Out for delivery.', 'Delivered.'])
    await expect(history).toHaveText([
      'Delivered',
      'Out for delivery',
      'UPS has it',
      ...untilTheTruck,
    ])

    await office.getByRole('combobox').fill('M-1042')
    await office.getByRole('option', { name: /M-1042/ }).click()
    await expect(
      office.getByRole('region', { name: 'Timeline' }).locator('.entry-words'),
    ).toHaveText([
      'Order placed',
      'Picked: 2 × Enamel mug',
      'Picked: 1 × Head lamp',
      'Put in the box: 1 × Head lamp',
      'Put in the box: 2 × Enamel mug',
      'Box closed',
      /^Label/,
      'Loaded on the truck',
      'Accepted by the carrier',
      'Out for delivery',
      'Delivered',
    ])
    const { stage: reached, boxes } = await stage.orderNow('M-1042')
    expect({ reached, boxes }).toMatchObject({
      reached: 'delivered',
      boxes: [{ number, reached: 'delivered', possession: 'confirmed' }],
    })
  })

  await test.step('a parcel the carrier has and nobody handed over is found, and clears when the late device speaks', async () => {
    const accepted = { at: truckLeftAt, status: 'in_transit', code: 'PU', city: 'Denver' }
    await stage.carrierSays(labelOf['M-1043'], [accepted])
    await stage.carrierSays(labelOf['M-1044'], [accepted])
    await office.getByRole('link', { name: 'Missed scans 2' }).click()
    const found = (reference: string) => office.getByRole('listitem').filter({ hasText: reference })
    for (const reference of ['M-1043', 'M-1044']) {
      await expect(found(reference)).toContainText('Not synced yet')
      await expect(found(reference)).toContainText('Handed over')
      await expect(found(reference)).toContainText(/TC-02 may still hold it: silent \d+ (s|min)/)
    }

    await dock.page.context().setOffline(false)

    await expect(dock.pill).toHaveText(/^All sent/)
    await expect(found('M-1043')).toContainText('Cleared')
    await expect(found('M-1044')).toContainText('Missed scan')
    await expect(found('M-1044')).toContainText(/UPS scanned it .* in Denver; nobody loaded it\./)
    await expect(office.getByRole('link', { name: 'Missed scans 1' })).toBeVisible()
  })
  await phone.context.close()
  await stage.stopServer()
  await rm(profile, { recursive: true })
})

/** Every first line the page has shown so far, from this one on. */
async function headlinesOn(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`{
    const shown = () => document.querySelector('h1')?.textContent ?? ''
    window.headlines = [shown()]
    new MutationObserver(() => {
      if (shown() !== '' && shown() !== window.headlines.at(-1)) window.headlines.push(shown())
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  }`)
  return () => page.evaluate<readonly string[]>('window.headlines')
}
