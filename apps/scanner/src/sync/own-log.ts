/** Questions about what this device scanned. */
import type { EventId, Instant } from '@milepost/domain'
import type { HeldScan, SetAside } from '@milepost/outbox'
import type { Database } from './database.ts'
import { rottenIds } from './rotten.ts'

/** The latest scan that a person made and nobody has undone. */
export async function lastThatCounts({ scans }: Database): Promise<HeldScan | undefined> {
  const undone = new Set<EventId>()
  // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie query, not an array
  const newestFirst = scans.orderBy('madeNo').reverse()
  const row = await newestFirst
    .filter(({ id, held: { event } }) => {
      if (event.corrects !== undefined && !undone.has(id)) undone.add(event.corrects)
      return event.kind !== 'undone' && event.kind !== 'clock-fixed' && !undone.has(id)
    })
    .first()
  return row?.held
}

export interface SetAsideScan {
  readonly id: EventId
  /** `unreadable`: its row on this device rotted. */
  readonly because: SetAside | 'unreadable'
  readonly at?: Instant
  /** What was read, as far as it can be shown. */
  readonly said?: string
}

export async function setAsideScans(database: Database): Promise<readonly SetAsideScan[]> {
  const rows = await database.scans.where('state').equals('set-aside').toArray()
  const rotten = await rottenIds(database)
  return [
    ...rows.toSorted((a, b) => a.madeNo - b.madeNo).flatMap(({ held }) => setAsideOf(held)),
    ...rotten.map((id) => ({ id, because: 'unreadable' }) as const),
  ]
}

function setAsideOf({ id, delivery, event }: HeldScan): readonly SetAsideScan[] {
  if (delivery.state !== 'set-aside') return []
  const { because } = delivery
  const { occurred, scan } = event
  const said = saidBy(scan.raw)
  const at = 'at' in occurred ? { at: occurred.at } : {}
  return [{ id, because, ...at, ...(said === '' ? {} : { said }) }]
}

/** The first line of it, without what has no picture. */
function saidBy(raw: string): string {
  return atob(raw)
    .replaceAll(/[^\x20-\x7E]+/g, ' ')
    .trim()
    .slice(0, 32)
}
