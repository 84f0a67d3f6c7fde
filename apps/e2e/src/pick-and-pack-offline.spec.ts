/** Picking and packing without a network, the browser killed after every step: nothing lost, nothing twice, on where it was. */
import { ownLabel } from '@milepost/barcode'
import { expect, test } from 'playwright/test'
import { dyingDevice } from './dying-device.ts'
import { rowsOf } from './faults/in-page.ts'
import { openStage, type Goods, type Person } from './stage.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const bo: Person = { name: 'Bo', badge: 'B3N8V5C1H6YR', pin: '2580' }
const goods = (sku: string, name: string, gtin: string, bin: string, units: number): Goods => ({
  sku,
  name,
  gtin,
  bin,
  units,
})
const tent = goods('TENT', 'Two-person tent', '9520000000011', 'A-01-1', 1)
const lamp = goods('LAMP', 'Head lamp', '9520000000028', 'B-02-1', 2)
const rope = goods('ROPE', 'Rope, 20 m', '9520000000035', 'C-01-4', 1)
const label = '1ZE2E0010300412713'
const other = '1ZE2E0010300413712'

interface Made {
  readonly subject: { readonly order?: string }
  readonly body: { readonly units?: number; readonly tote?: string; readonly grams?: number }
}

test('C2, C3: a cart is picked and packed offline, through a kill after every step', async () => {
  test.setTimeout(240_000)
  const stage = await openStage()
  await stage.hires(ana)
  await stage.hires(bo)
  const { order: first } = await stage.orders('M-1', [tent, lamp])
  const { order: second } = await stage.orders('M-2', [lamp, rope])
  const device = await dyingDevice(stage, ana, /^Pick 2 orders/)
  const { floor, thenDies } = device

  await test.step('two orders go on a cart, each with its tote', async () => {
    await thenDies(async (worker) => {
      await worker.goesTo('Pick')
      await worker.taps('Several')
      await worker.taps(/^Order M-1/)
      await worker.scans(ownLabel('tote', '7'), 'Tote 7 Order M-1')
    })
    await expect(floor().page.getByText('Tote 7 · A-01-1, B-02-1')).toBeVisible()
    await thenDies(async (worker) => {
      await worker.scans('M-2', 'Order M-2 3 units. Now scan its tote.')
    })
    await thenDies(async (worker) => {
      await worker.scans('CRATE-9', 'Tote CRATE-9 Order M-2')
      await worker.taps('Start')
      await expect(worker.lastScan).toHaveText(/^Off you go/)
    })
  })

  await test.step('the way goes past each bin once, and says which tote', async () => {
    await thenDies(async (worker) => {
      await expect(worker.page.getByText('Into tote 7')).toBeVisible()
      await worker.scans(
        ownLabel('bin', 'C-99'),
        /^Wrong bin C-99 is not on the list. Go to A-01-1/,
      )
      await worker.scans(tent.gtin, 'Picked Two-person tent · 1 of 1 · Tote 7')
    })
    await thenDies(async (worker) => {
      await worker.scans(ownLabel('bin', lamp.bin), 'Right bin B-02-1: take 2 × Head lamp · Tote 7')
    })
    await thenDies(async (worker) => {
      await worker.taps('More')
      await worker.scans(lamp.gtin, 'All picked Order M-1 goes to packing. · Tote 7')
    })
    await thenDies(async (worker) => {
      await expect(worker.page.getByText('Into tote CRATE-9')).toBeVisible()
      await worker.scans(lamp.gtin, 'Picked Head lamp · 1 of 2 · Tote CRATE-9')
    })
  })

  await test.step('the next badge takes over, undoes, and gives up what is not there', async () => {
    await thenDies(async (worker) => {
      await worker.scans(ownLabel('badge', bo.badge), /^Hello Bo/)
      await worker.scans(lamp.gtin, 'Picked Head lamp · 2 of 2 · Tote CRATE-9')
      await worker.taps('Undo')
      await expect(worker.lastScan).toHaveText(/^Undone/)
    })
    await thenDies(async (worker) => {
      await worker.scans(lamp.gtin, 'Picked Head lamp · 2 of 2 · Tote CRATE-9')
    })
    await thenDies(async (worker) => {
      await worker.taps('Short')
      await worker.taps('Bin is empty')
      await expect(worker.lastScan).toHaveText(/^Short Rope, 20 m missing/)
    })
    await expect(floor().page.getByText('Nothing to pick')).toBeVisible()
  })

  await test.step('the first order goes into two boxes, one weighed, one relabelled', async () => {
    await thenDies(async (worker) => {
      await worker.goesTo('Pack')
      await worker.taps(/^Order M-1/)
      await worker.scans(tent.gtin, 'Packed Two-person tent · 1 of 1 · box 1')
    })
    await thenDies(async (worker) => {
      await worker.scans('ST,GS,+  1.250kg', 'Weighed 1.250 kg · box 1')
    })
    await thenDies(async (worker) => {
      await worker.taps('Close box')
      await expect(worker.lastScan).toHaveText(/^Closed Box 1/)
    })
    await thenDies(async (worker) => {
      await expect(worker.page.getByText('Scan the shipping label')).toBeVisible()
      await worker.scans(label, 'Labelled UPS on box 1')
    })
    await thenDies(async (worker) => {
      await worker.taps('Box 1')
      await expect(worker.lastScan).toHaveText(/^New label/)
    })
    await thenDies(async (worker) => {
      await expect(worker.page.getByText('Scan its new label')).toBeVisible()
      await worker.scans(other, `Relabelled Box 1: ${other} instead of ${label}`)
    })
    await thenDies(async (worker) => {
      await worker.taps('More')
      await worker.scans(lamp.gtin, 'Packed 2 × Head lamp · 2 of 2 · box 2')
    })
  })

  const made = (await rowsOf(floor().page)).toSorted((a, b) => a.seq - b.seq)
  expect(made.map(({ kind }) => kind)).toEqual([
    'picked',
    'picked',
    'picked',
    'picked',
    'undone',
    'picked',
    'pick-short',
    'item-packed',
    'box-closed',
    'label-bound',
    'relabelled',
    'item-packed',
  ])
  const bodies = made.map(({ held }) => held.event as unknown as Made)
  expect(
    bodies.slice(0, 4).map(({ subject, body }) => [subject.order, body.units, body.tote]),
  ).toEqual([
    [first, 1, '7'],
    [first, 2, '7'],
    [second, 1, 'CRATE-9'],
    [second, 1, 'CRATE-9'],
  ])
  expect(bodies.find(({ body }) => body.grams !== undefined)?.body.grams).toBe(1250)
  await device.online()
  expect((await stage.orderNow('M-1')).stage).toBe('packing')
  await device.close()
  await stage.stopServer()
})
