/** Questions about what this device scanned. */
import type { EventId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import type { Database } from './database.ts'

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

export async function setAsideScans({ scans }: Database): Promise<readonly HeldScan[]> {
  const rows = await scans.where('state').equals('set-aside').toArray()
  return rows.toSorted((a, b) => a.madeNo - b.madeNo).map(({ held }) => held)
}
