/** Each job without a network, the browser killed after every step: nothing lost, nothing twice, on where it was. */
import { ownLabel } from '@milepost/barcode'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { cameraVideo } from './camera-video.ts'
import { signInAtConsole } from './console-user.ts'
import { dyingDevice } from './dying-device.ts'
import { openStage, type Goods, type Person } from './stage.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const bo: Person = { name: 'Bo', badge: 'B3N8V5C1H6YR', pin: '2580' }
const tent: Goods = {
  sku: 'TENT',
  name: 'Two-person tent',
  gtin: '9520000000011',
  bin: 'A-01-1',
  units: 1,
}
const lamp: Goods = {
  sku: 'LAMP',
  name: 'Head lamp',
  gtin: '9520000000028',
  bin: 'B-02-1',
  units: 1,
}
const homeward = '1ZE2E0010300412713'
const stranger = '1ZE2E0010300413712'

test('C5: returns are taken in, inspected and decided offline, through a kill after every step', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.hires(bo)
  await stage.orders('M-1', [tent, lamp])
  await stage.comesBack('R-1', { order: 'M-1', lines: [tent], label: homeward })
  const device = await dyingDevice(stage, ana, /^Returns 1 return/)
  const { floor, thenDies } = device

  await thenDies(async (worker) => {
    await worker.goesTo('Returns')
    await expect(
      worker.page.getByRole('button', { name: 'R-1 expected · Two-person tent' }),
    ).toBeVisible()
    await worker.scans(homeward, 'It is back R-1 · 1 unit')
  })
  await expect(floor().page.getByText('How is it?')).toBeVisible()
  await thenDies(async (worker) => {
    await worker.scans(lamp.gtin, /^Not from this Head lamp was not in R-1/)
    await worker.scans(tent.gtin, 'Belongs to it Two-person tent')
    await worker.taps('Good')
    await expect(worker.lastScan).toHaveText('Good R-1. What becomes of it?')
  })
  await expect(floor().page.getByText('What becomes of it?')).toBeVisible()
  await thenDies(async (worker) => {
    await worker.taps('Back to stock')
    await expect(worker.lastScan).toHaveText('Back to stock R-1')
    await worker.taps('Undo')
    await expect(worker.lastScan).toHaveText(/^Undone/)
    await worker.taps(/^R-1/)
    await worker.taps('Repair')
    await expect(worker.lastScan).toHaveText('Repair R-1')
  })
  await thenDies(async (worker) => {
    await expect(worker.page.getByText('No return expected')).toBeVisible()
    await worker.scans(stranger, `Not announced ${stranger}. Taken in and flagged.`)
  })
  await thenDies(async (worker) => {
    await expect(worker.page.getByText(stranger)).toBeVisible()
    await worker.scans(ownLabel('badge', bo.badge), /^Hello Bo/)
    await expect(worker.page.getByText(stranger)).toBeVisible()
    await worker.taps('Damaged')
    await expect(worker.lastScan).toHaveText(/^Damaged/)
  })
  await expect(floor().page.getByText('What becomes of it?')).toBeVisible()
  await floor().taps('Dispose of it')
  await expect(floor().lastScan).toHaveText(/^Dispose of it/)
  await device.online()

  const office = await (await browser.newContext()).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  await office.getByRole('combobox').fill('M-1')
  await office.getByRole('option', { name: /M-1/ }).click()
  await expect(office.getByText('Decided: repair, 1 unit R-1')).toBeVisible()
  await expect(office.getByRole('region', { name: 'Timeline' }).locator('.entry-words')).toHaveText(
    [
      'Order placed',
      'Return asked for',
      'Return received',
      'Return inspected',
      'Return decided',
      'Undone',
      'Return decided',
    ],
  )
  await expect(office.getByText(/Ana on TC-01/).first()).toBeVisible()
  await device.close()
  await stage.stopServer()
})

test('C1: goods are received and put away offline, through a kill after every step (field B18)', async () => {
  test.setTimeout(240_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.announces('IN-7', [{ ...tent, units: 3 }, lamp])
  const device = await dyingDevice(stage, ana, /^Receive 1 delivery/)
  const { floor, thenDies } = device

  await thenDies(async (worker) => {
    await worker.goesTo('Receive')
    await worker.taps(/^IN-7/)
    await expect(worker.lastScan).toHaveText('Delivery IN-7 · 4 units to come')
    await worker.page.getByText('Lot, best before').click()
    await worker.page.getByLabel('Lot', { exact: true }).fill('L-7')
    await worker.page.getByLabel('Best before', { exact: true }).fill('2027-03-31')
  })
  await expect(floor().page.getByText('Lot L-7 · best before 31 Mar 2027')).toBeVisible()
  await thenDies(async (worker) => {
    await worker.taps('More')
    await worker.scans(tent.gtin, 'Received 2 × Two-person tent · 2 of 3')
  })
  await thenDies(async (worker) => {
    await expect(worker.page.getByText('2 of 4 · 2 to come')).toBeVisible()
    await worker.taps('Damaged')
    await worker.scans(lamp.gtin, 'Damaged Head lamp. Taken in; keep it apart.')
    await expect(worker.page.getByRole('listitem').filter({ hasText: 'Head lamp' })).toHaveText(
      /1 of 1 · 1 damaged/,
    )
  })
  await thenDies(async (worker) => {
    await worker.goesTo('Receive')
    await worker.taps('Other delivery')
    await worker.taps('Put away 2 units without a bin')
    await expect(worker.page.getByRole('heading', { level: 1, name: 'Put away' })).toBeVisible()
    await worker.scans(tent.gtin, `${tent.bin} Two-person tent. Now scan this bin.`)
  })
  await thenDies(async (worker) => {
    await expect(worker.page.getByText('Go to')).toBeVisible()
    await worker.scans(
      ownLabel('bin', lamp.bin),
      `Wrong bin Two-person tent does not belong in ${lamp.bin}. Go to ${tent.bin}.`,
    )
    await worker.scans(ownLabel('bin', tent.bin), `Put away Two-person tent · ${tent.bin}`)
  })
  await expect(floor().page.getByRole('listitem').filter({ hasText: 'tent' })).toHaveText(
    /A-01-1Two-person tent1$/,
  )
  await device.online()
  await device.close()
  await stage.stopServer()
})

test('C1, C5: damage is pictured offline; the picture outlives a kill and comes after the scans', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.orders('M-1', [tent, lamp])
  await stage.comesBack('R-1', { order: 'M-1', lines: [tent], label: homeward })
  const video = await cameraVideo([
    { code: { symbology: 'ean-13', text: lamp.gtin }, seconds: 2, turn: 20 },
  ])
  const device = await dyingDevice(stage, ana, /^Returns 1 return/, { video })
  const { thenDies } = device

  await thenDies(async (worker) => {
    await worker.goesTo('Returns')
    await worker.scans(homeward, 'It is back R-1 · 1 unit')
    await worker.taps('Damaged')
    await worker.taps('Picture of the damage')
    await worker.taps('Take picture')
    await expect(worker.lastScan).toHaveText('Damage noted R-1 · with a picture')
  })
  await thenDies(async (worker) => {
    await worker.taps('Picture of the damage')
    await worker.page.getByLabel('From a file').setInputFiles({
      name: 'no-picture.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<script>alert(1)</script>'),
    })
    await expect(worker.page.getByText('There is no picture in that.')).toBeVisible()
    await worker.taps('No picture')
    await expect(worker.lastScan).toHaveText('Damage noted R-1 · without a picture')
  })
  await device.online()

  const office = await (await browser.newContext()).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  await office.getByRole('combobox').fill('M-1')
  await office.getByRole('option', { name: /M-1/ }).click()
  const shown = office.getByRole('img', { name: 'Damage noted' })
  await expect(async () => {
    await office.reload()
    await shown.scrollIntoViewIfNeeded()
    const size = await shown.evaluate(
      (picture) => (picture as unknown as { readonly naturalWidth: number }).naturalWidth,
    )
    expect(size).toBeGreaterThan(300)
  }).toPass({ timeout: 30_000 })
  await expect(shown).toHaveCount(1)
  await device.close()
  await stage.stopServer()
})

test('C4: a load is closed offline with a signature and a manifest, through a kill after every step', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const stage = await openStage()
  await stage.hires(ana)
  for (const reference of ['M-1', 'M-2'] as const) await stage.orders(reference, [tent])
  const device = await dyingDevice(stage, ana, /^Pick 2 orders/)
  const { floor, thenDies } = device
  const labels = { 'M-1': homeward, 'M-2': stranger }
  for (const [reference, label] of Object.entries(labels)) {
    await floor().goesTo('Pack')
    await floor().scans(ownLabel('order', reference), /^(Order|Not all picked)/)
    await floor().scans(tent.gtin, /^Packed/)
    await floor().scans(label, /^Packed/)
  }

  await thenDies(async (worker) => {
    await worker.goesTo('Hand over')
    await worker.scans(homeward, 'Loaded Order M-1 · box 1 of 1')
    await expect(worker.page.getByText('Dock 3').first()).toBeVisible()
  })
  await thenDies(async (worker) => {
    await expect(worker.page.getByText('1 on the truck')).toBeVisible()
    await worker.scans('986578788855', /^Wrong truck/)
    await worker.taps('Close load')
    await expect(worker.lastScan).toHaveText('1 missing Look at the list before the truck leaves.')
  })
  await thenDies(async (worker) => {
    const counts = worker.page.locator('.closing-counts dd')
    await expect(counts).toHaveText(['2', '1', '1'])
    await expect(worker.page.getByText('Order M-2, Box 1')).toBeVisible()
    await expect(worker.page.getByRole('button', { name: 'Close without 1' })).toBeDisabled()
    await worker.taps('Scan on')
    await worker.scans(stranger, 'Loaded Order M-2 · box 1 of 1')
    await worker.taps('Close load')
    await worker.page.getByLabel('Driver’s name').fill('Dana Driver')
    const pad = worker.page.locator('.signature')
    await pad.scrollIntoViewIfNeeded()
    await pad.dragTo(pad, { sourcePosition: { x: 30, y: 30 }, targetPosition: { x: 200, y: 70 } })
    await worker.taps(/^Close$/)
    await expect(worker.lastScan).toHaveText('Load closed UPS · 2 boxes')
  })
  const saving = floor().page.waitForEvent('download')
  await floor().taps('Save as CSV')
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^manifest-ups-load-.*\.csv$/)
  const table = await readFile(await saved.path(), 'utf8')
  expect(table).toContain(homeward)
  expect(table).toContain(stranger)
  await floor().page.emulateMedia({ media: 'print' })
  const paper = floor().page.locator('.printed-manifest')
  await expect(paper).toBeVisible()
  await expect(paper.locator('tbody tr')).toHaveCount(2)
  await expect(paper.locator('footer img')).toBeVisible()
  await floor().page.emulateMedia({ media: 'screen' })
  await floor().taps('Next truck')
  await floor().taps('FedEx')
  await expect(floor().lastScan).toHaveText(/^Load open FedEx/)
  await floor().taps(/^Manifest UPS/)
  await expect(paper.locator('tbody tr')).toHaveCount(2)
  await floor().taps('Next truck')
  await expect(floor().page.getByText('FedEx load')).toBeVisible()
  await device.online()

  const office = await (await browser.newContext()).newPage()
  await signInAtConsole(office, stage.url, stage.admin)
  await office.getByRole('combobox').fill('M-1')
  await office.getByRole('option', { name: /M-1/ }).click()
  const timeline = office.getByRole('region', { name: 'Timeline' })
  await expect(timeline.locator('.entry-words').last()).toHaveText('Load closed')
  const signature = office.getByRole('img', { name: 'Load closed' })
  await expect(async () => {
    await office.reload()
    await signature.scrollIntoViewIfNeeded()
    const width = await signature.evaluate(
      (picture) => (picture as unknown as { readonly naturalWidth: number }).naturalWidth,
    )
    expect(width).toBe(640)
  }).toPass({ timeout: 30_000 })
  await expect(office.getByText('Dana Driver')).toHaveCount(0)
  await device.close()
  await stage.stopServer()
})
