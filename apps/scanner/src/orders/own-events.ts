/**
 * This device's own scans of some kinds, as they were made: a week of loaded boxes is read once, and after that only what
 * was made since.
 */
import type { DeviceEvent } from '@milepost/domain'
import type { Database, ScanRow } from '../sync/database.ts'
import { factOf, type OutboxFact } from '../sync/facts.ts'
import { isWhole } from '../sync/rotten.ts'

export async function ownEvents(
  database: Database,
  kinds: readonly DeviceEvent['kind'][],
): Promise<readonly DeviceEvent[]> {
  const fact = await factOf(database, 'outbox')
  const of = keptIn.get(database) ?? new Map<string, Kept>()
  keptIn.set(database, of)
  const name = kinds.join(' ')
  const before = of.get(name)
  const isKept = before !== undefined && goesOn(before.through, fact)
  if (isKept && before.through?.madeNo === fact?.madeNo) return before.events
  const rows = isKept
    ? await madeSince(database, before.through?.madeNo ?? 0, kinds)
    : await database.scans.where('kind').anyOf(kinds).toArray()
  const events = rows
    .filter(isWhole)
    .toSorted((a, b) => a.madeNo - b.madeNo)
    .map(({ held }) => held.event)
  const all = isKept ? [...before.events, ...events] : events
  of.set(name, { through: fact, events: all })
  return all
}

interface Kept {
  readonly through: OutboxFact | undefined
  readonly events: readonly DeviceEvent[]
}

const keptIn = new WeakMap<Database, Map<string, Kept>>()

/** Scans were made and sent since, and nothing else happened to any. */
const goesOn = (before: OutboxFact | undefined, now: OutboxFact | undefined): boolean =>
  before?.epoch === now?.epoch &&
  before?.reshuffles === now?.reshuffles &&
  (before?.madeNo ?? 0) <= (now?.madeNo ?? 0)

const madeSince = async (
  { scans }: Database,
  madeNo: number,
  kinds: readonly DeviceEvent['kind'][],
): Promise<readonly ScanRow[]> => {
  const rows = await scans.where('madeNo').above(madeNo).toArray()
  return rows.filter(({ held }) => kinds.includes(held.event.kind))
}
