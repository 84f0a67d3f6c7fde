/** A whole floor comes back at the same moment, each device with its backlog, and steps on with the patience that ships. */
import { setTimeout as pause } from 'node:timers/promises'
import { as, type BoxId } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import type { ServerProcess } from '../server-process.ts'
import { chance } from './chance.ts'
import { type PocketDevice, pocketDevice } from './pocket-device.ts'
import { newTwice, storedInPart } from './sent-batches.ts'
import { type OpenOrder, type Warehouse, warehouseIn } from './warehouse.ts'

export interface CrowdWish {
  readonly server: Pick<ServerProcess, 'url' | 'dataDir'>
  readonly devices: number
  readonly scansEach: number
  readonly orders: number
  /** Within which time all of them notice the network; 0 is all at once. */
  readonly withinMs: number
}

export interface Drained {
  readonly seconds: number
  /** What was scanned, and a clock fix of each device. */
  readonly scans: number
  readonly acknowledged: number
  /** New to the server twice, set aside, or kept without the rest of their batch. */
  readonly wrong: readonly string[]
  /** Devices of which the server does not hold what they made. */
  readonly uneven: number
  /** Requests with scans, and how many of them the server answered with verdicts. */
  readonly pushes: number
  readonly answered: number
  /** How long each request waited for its answer, whatever it was. */
  readonly waitsMs: readonly number[]
}

/** A device gives up on an answer after that. */
const patienceMs = 30_000

export async function crowdDrained(wish: CrowdWish): Promise<Drained> {
  const house = await warehouseIn(wish.server, wish.orders)
  const waitsMs: number[] = []
  const crowd = await joinedCrowd(wish, house, waitsMs)
  const began = performance.now()
  await Promise.all(crowd.map((device, nth) => comesBack(device, chance(nth), wish.withinMs)))
  const seconds = (performance.now() - began) / 1000
  const counts = await house.counts()
  const scans = crowd.flatMap((device) => device.scans())
  const attempts = crowd.map((device) => device.attempts)
  return {
    seconds,
    scans: scans.length,
    acknowledged: scans.filter(({ delivery }) => delivery.state === 'acked').length,
    wrong: [...attempts.flatMap(newTwice), ...attempts.flatMap(storedInPart)],
    uneven: counts.filter(({ made, held }) => made !== held).length,
    pushes: attempts.flat().length,
    answered: crowd.reduce((sum, device) => sum + device.answered(), 0),
    waitsMs,
  }
}

async function joinedCrowd(
  { server, devices: count, scansEach }: CrowdWish,
  house: Warehouse,
  waitsMs: number[],
): Promise<readonly PocketDevice[]> {
  const crowd: PocketDevice[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const name = `device-${nth}`
    const joined = await house.joined(name)
    const who = { name, url: server.url, joined, site: house.site, chance: chance(count + nth) }
    const device = pocketDevice({ ...who, patienceMs, watched: () => timing(waitsMs) })
    for (let scan = 0; scan < scansEach; scan += 1)
      await device.scan(scanOf(house.orders, nth, scan))
    crowd.push(device)
  }
  return crowd
}

function timing(waitsMs: number[]) {
  const asked = performance.now()
  return () => {
    waitsMs.push(performance.now() - asked)
    return 'straight' as const
  }
}

/** As the scanner's driver does: within the time that spreads a dock, then whenever the last step said. */
async function comesBack(
  device: PocketDevice,
  luck: ReturnType<typeof chance>,
  withinMs: number,
): Promise<void> {
  await pause(luck.fraction() * withinMs)
  while (device.waiting() > 0) {
    const { againInMs } = await device.step()
    if (device.waiting() > 0) await pause(againInMs)
  }
}

/** Picks, packs and closes, an order after the other. */
function scanOf(orders: readonly OpenOrder[], who: number, nth: number): ScanIntent {
  const { order, lines } = orders[(who + Math.floor(nth / 10)) % orders.length] ?? noOrder()
  const line = lines[nth % lines.length] ?? noOrder()
  const box = as<BoxId>(`${order}-box-${who}`)
  const subject = { order, box }
  const by = { how: 'wedge', raw: '' } as const
  if (nth % 10 < 5) return { kind: 'picked', subject: { order }, body: { line, units: 1 }, ...by }
  if (nth % 10 < 9) return { kind: 'item-packed', subject, body: { box, line, units: 1 }, ...by }
  return { kind: 'box-closed', subject, body: { box }, ...by }
}

function noOrder(): never {
  throw new Error('There is no order to scan for')
}
