import { ownLabel } from '@milepost/barcode'
import { as, type PersonId } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { testClock, testRandom } from '@milepost/outbox/testing'
import { expect, test } from 'vitest'
import { captured } from '../capture/captured.ts'
import { jobScanOf } from '../jobs/job-scan.ts'
import { whatItIs } from '../jobs/guidance.ts'
import { closeTapped, packOrderChosen, packScanned } from '../jobs/pack.ts'
import { orderChosen, pickScanned } from '../jobs/pick.ts'
import { orderById } from '../orders/work.ts'
import { sheetsOf } from '../print/sheets.ts'
import { printWords } from '../print/print-words.ts'
import type { Device } from '../sync/device.ts'
import { personHere } from '../sync/facts.ts'
import { picked, startDevice, testDisk } from '../sync/testing.ts'
import { demoOrders } from './demo-work.ts'
import { isPracticeCode, keptAs } from './practice-codes.ts'
import { openPractice } from './practice-device.ts'

const [first] = demoOrders as readonly [(typeof demoOrders)[number]]

test('A whole order is practised, and nothing of it is in the outbox, nor pushed', async () => {
  const disk = testDisk()
  const real = await startDevice(disk)
  await real.record(picked())
  const device = await practiceOn(disk)

  await recordAll(device, await pickedOrder(device))
  await recordAll(device, await packedOrder(device))
  real.driver.now()
  await expect.poll(() => real.server.events.size).toBeGreaterThan(0)

  expect(await device.database.scans.count()).toBeGreaterThan(4)
  const rows = await real.database.scans.where('kind').notEqual('clock-fixed').toArray()
  expect(rows.map(({ held }) => held.event.subject.order)).toEqual(['order-1'])
  expect(JSON.stringify([...real.server.events])).not.toContain('PRACT')
  expect([...Array(disk.storage.length).keys()].map((at) => disk.storage.key(at))).not.toContain(
    expect.stringContaining('PRACT'),
  )
  expect(JSON.stringify(await real.rescue.unsent())).not.toContain('PRACT')
  real.kill()
})

test('Practice begins anew each time, with all orders open', async () => {
  const disk = testDisk()
  const before = await practiceOn(disk)
  await recordAll(before, await pickedOrder(before))
  before.database.dexie.close()

  const again = await practiceOn(disk)

  expect(await again.database.scans.count()).toBe(0)
  expect(await orderById(again.database, first.order)).toMatchObject({ stage: 'ordered' })
})

test('An undo in practice undoes what was practised', async () => {
  const disk = testDisk()
  const device = await practiceOn(disk)
  await recordAll(device, await pickedOrder(device))

  const undone = await device.undoLast()

  expect(undone.kind).toBe('undone')
  expect(await orderById(device.database, first.order)).toMatchObject({ stage: 'picking' })
})

test('A label of practice at work is told so, and no job counts it', async () => {
  const real = await startDevice(testDisk())
  const sheets = sheetsOf('practice', undefined, printWords('en'))
  expect(sheets.length).toBeGreaterThan(10)

  for (const { code = '' } of sheets) {
    const scan = await jobScanOf(real.database, codeOf(code), 1)
    expect(whatItIs(scan)).toEqual({ say: 'practice-label' })
    expect(pickScanned({}, scan, { orders: [] }).intents).toEqual([])
    expect(packScanned({}, scan, undefined, { newBox: () => 'X' as never }).intents).toEqual([])
  }
  real.kill()
})

test.each([
  '4006381333931',
  'A-01-2',
  ownLabel('order', '1042'),
  'PRACTICAL-SKU',
  '1Z999AA10123456784',
])('%s is no label of practice', (text) => {
  expect(isPracticeCode(text)).toBe(false)
})

test('A badge that is scanned in practice hands the device on, and the practice goes on', async () => {
  const bo = { person: as<PersonId>('bo'), name: 'Bo', since: 7 }
  const device = await practiceOn(
    testDisk(),
    async () => await Promise.resolve({ kind: 'signed-in', signedIn: bo }),
  )

  const answer = await device.people.signInByBadge('BADGE-BO')

  expect(answer).toMatchObject({ kind: 'signed-in', signedIn: { name: 'Bo' } })
  expect(await personHere(device.database)).toEqual(bo)
})

test('Where a job of practice stands is kept apart from the work', async () => {
  const real = await startDevice(testDisk())
  const device = await practiceOn(testDisk())

  expect(keptAs(device.database, 'pick')).not.toBe(keptAs(real.database, 'pick'))
  real.kill()
})

const nobody = async () =>
  await Promise.resolve({ kind: 'refused', because: 'unknown-badge' } as const)

type Disk = ReturnType<typeof testDisk>

async function practiceOn(
  disk: Disk,
  signInByBadge: Device['people']['signInByBadge'] = nobody,
): Promise<Device> {
  return await openPractice({
    indexed: disk,
    clock: testClock(),
    random: testRandom(),
    app: '1.0.0',
    person: undefined,
    siteName: 'Practice',
    leave: () => undefined,
    signInByBadge,
  })
}

const codeOf = (text: string) => captured({ text, symbology: 'code-128' }, 'wedge')

async function recordAll(device: Device, intents: readonly ScanIntent[]): Promise<void> {
  for (const intent of intents)
    expect(await device.record(intent)).toMatchObject({ kind: 'recorded' })
}

/** Each line in one scan. */
async function pickedOrder({ database }: Device): Promise<readonly ScanIntent[]> {
  const order = await orderById(database, first.order)
  if (!order) throw new Error('the order is not there')
  const { state } = orderChosen(order)
  const intents: ScanIntent[] = []
  for (const { sku, units } of order.lines) {
    const scan = await jobScanOf(database, codeOf(sku), units)
    intents.push(...pickScanned(state, scan, { orders: [order] }).intents)
  }
  return intents
}

async function packedOrder(device: Device): Promise<readonly ScanIntent[]> {
  const order = await orderById(device.database, first.order)
  const [box] = order?.boxes ?? []
  if (!order || !box) throw new Error('the order has no box')
  const intents: ScanIntent[] = []
  let { state } = packOrderChosen(order)
  for (const { sku, units } of order.lines) {
    const scan = await jobScanOf(device.database, codeOf(sku), units)
    const answer = packScanned(state, scan, order, { newBox: () => 'X' as never })
    state = answer.state
    intents.push(...answer.intents)
  }
  const label = await jobScanOf(device.database, codeOf(box.label?.number ?? ''), 1)
  const bound = packScanned(state, label, order, { newBox: () => 'X' as never })
  expect(bound.intents.map(({ kind }) => kind)).toEqual(['box-closed', 'label-bound'])
  expect(closeTapped(state, order).intents).toHaveLength(1)
  return [...intents, ...bound.intents]
}
