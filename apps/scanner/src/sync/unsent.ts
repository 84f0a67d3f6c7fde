/** Every scan that only this device has, wherever it is kept: what leaves when the device cannot send. */
import type { EventId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import type { Database } from './database.ts'
import type { Ring } from './ring.ts'
import { isWhole } from './rotten.ts'

/** From whichever medium still answers. Set aside scans go too: the server may have lost what it refused. */
export async function unsentScans(
  database: Pick<Database, 'scans'>,
  ring: Pick<Ring, 'held'>,
  /** Numbers what could not be stored, but for what is stored after all: its save may only have seemed to fail. */
  handOut: (stored: ReadonlySet<EventId>) => readonly HeldScan[],
): Promise<readonly HeldScan[]> {
  const [rows] = await Promise.allSettled([
    database.scans.where('state').anyOf('waiting', 'set-aside').toArray(),
  ])
  const stored =
    rows.status === 'fulfilled' ? rows.value.filter(isWhole).map(({ held }) => held) : []
  const unsaved = handOut(new Set(stored.map(({ id }) => id)))
  const byId = new Map([...ring.held(), ...unsaved, ...stored].map((held) => [held.id, held]))
  return [...byId.values()].toSorted(byNumber)
}

function byNumber(a: HeldScan, b: HeldScan): number {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1
  return a.seq - b.seq
}
