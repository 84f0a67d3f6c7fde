/** Rows that are no scans any more, whatever did that to them: kept apart and shown, so that the others flow. */
import type { EventId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import type { Database } from './database.ts'
import { factOf, keepFact } from './facts.ts'

const prefix = 'unreadable/'

/** What a row should hold. On a disk, nothing is certain. */
export function isWhole(row: {
  readonly id: EventId
  readonly held?: Partial<HeldScan> | null
}): boolean {
  const { held } = row
  return held?.id === row.id && typeof held.hash === 'string' && held.event?.id === row.id
}

/** Where the second medium has the scan, the next start brings it back. */
export async function takeOutRotten({ dexie, scans, facts }: Database): Promise<void> {
  await dexie.transaction('rw', [scans, facts], async () => {
    const waiting = await scans.where('state').equals('waiting').toArray()
    const rotten = waiting.filter((row) => !isWhole(row))
    await facts.bulkPut(rotten.map((row) => ({ name: prefix + row.id, value: row })))
    await scans.bulkDelete(rotten.map(({ id }) => id))
    const outbox = await factOf({ facts }, 'outbox')
    if (outbox && rotten.length > 0) {
      await keepFact({ facts }, 'outbox', { ...outbox, reshuffles: (outbox.reshuffles ?? 0) + 1 })
    }
  })
}

export async function rottenIds({ facts }: Database): Promise<readonly EventId[]> {
  const names = await facts.where('name').startsWith(prefix).primaryKeys()
  return names.map((name) => name.slice(prefix.length) as EventId)
}

export async function isBack({ facts }: Database, ids: readonly EventId[]): Promise<void> {
  await facts.bulkDelete(ids.map((id) => prefix + id))
}
