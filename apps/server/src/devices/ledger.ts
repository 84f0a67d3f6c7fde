/**
 * The account of every scan that beeped: applied, set aside, still waiting, or reported lost. Whatever is none of these is
 * a difference, which is a fault of ours.
 */
import type { DeviceId } from '@milepost/domain'
import type { EventLog, ReceivedRange, StoredNumbers } from '../event-log/event-log.ts'
import { heldCount, missingOf } from './gaps.ts'
import type { Device, DeviceStore } from './store.ts'

export interface Ledger {
  readonly device: DeviceId
  /** Numbers given to scans. One that was numbered anew after a fork has two. */
  readonly made: number
  readonly applied: number
  readonly aside: number
  /** Numbers of scans that came before under another one. */
  readonly repeated: number
  readonly pending: number
  readonly lost: number
  readonly difference: number
}

export interface LedgerDeps {
  readonly eventLog: Pick<EventLog, 'receivedOf' | 'storedOf'>
  readonly devices: Pick<DeviceStore, 'allDevices' | 'deviceById'>
}

/** One device after the other, so that nobody waits long. */
export async function ledgers(deps: LedgerDeps): Promise<readonly Ledger[]> {
  const all: Ledger[] = []
  for (const device of await deps.devices.allDevices()) {
    const ledger = await ledgerIn(deps, device)
    const isOdd = ledger.difference !== 0
    // Scans may come in between two questions; a real difference stays.
    all.push(isOdd ? await ledgerIn(deps, await again(deps, device)) : ledger)
  }
  return all
}

async function ledgerIn({ eventLog }: LedgerDeps, device: Device): Promise<Ledger> {
  const ranges = await eventLog.receivedOf(device.device)
  return ledgerOf(device, ranges, await eventLog.storedOf(device.device))
}

const again = async ({ devices }: LedgerDeps, device: Device): Promise<Device> =>
  (await devices.deviceById(device.device)) ?? device

export function ledgerOf(
  device: Pick<Device, 'device' | 'made' | 'waiting'>,
  ranges: readonly ReceivedRange[],
  stored: readonly StoredNumbers[],
): Ledger {
  const held = heldCount(ranges)
  const applied = sumOf(stored, ({ events }) => events)
  const aside = sumOf(stored, ({ aside: count }) => count)
  const repeated = sumOf(stored, (each) => each.repeated)
  const outside = sumOf(stored, (each) => each.outside)
  const made = madeOf(device, ranges)
  const lost = sumOf(
    missingOf(ranges, device.made, device.waiting),
    ({ from, to }) => to - from + 1,
  )
  const outstanding = made - held - lost
  const pending = Math.min(outstanding, device.waiting)
  const unknown = held - (applied + aside + repeated - outside)
  return {
    device: device.device,
    made,
    applied,
    aside,
    repeated,
    pending,
    lost,
    difference: outstanding - pending + outside + Math.abs(unknown),
  }
}

/** All that it says it numbered, and all that we know of. */
export function madeOf({ made }: Pick<Device, 'made'>, ranges: readonly ReceivedRange[]): number {
  const newest = new Map<string, number>(Object.entries(made))
  for (const { epoch, to } of ranges) newest.set(epoch, Math.max(newest.get(epoch) ?? 0, to))
  return sumOf([...newest.values()], (count) => count)
}

const sumOf = <Item>(items: readonly Item[], count: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + count(item), 0)
