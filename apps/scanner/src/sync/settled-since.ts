/** Which scans were settled since this was asked last: the second medium needs them no more. */
import type { EventId } from '@milepost/domain'
import type { Database } from './database.ts'
import { factOf } from './facts.ts'

/** What another tab settles, that tab asks for too; what a crash leaves over goes at the next start. */
export async function settledSince(database: Database): Promise<() => Promise<readonly EventId[]>> {
  let through = await settledNoIn(database)
  const { dexie, scans, facts } = database
  const look = async () => {
    const [now, setAside] = await Promise.all([
      settledNoIn(database),
      scans.where('state').equals('set-aside').primaryKeys(),
    ])
    // A database begun anew counts from the start.
    const acked = await scans
      .where('settledNo')
      .above(Math.min(through, now - 1))
      .primaryKeys()
    return { now, ids: [...acked, ...setAside] }
  }
  return async () => {
    const { now, ids } = await dexie.transaction('r', [scans, facts], async () => await look())
    through = now
    return ids
  }
}

const settledNoIn = async (database: Database) => (await factOf(database, 'outbox'))?.settledNo ?? 0
