/** A device that was revoked keeps its scans until the server has them, and nothing else (B8). */
import { forgetPlaces } from '../shell/places.ts'
import type { CountMark } from './count-mark.ts'
import type { Database } from './database.ts'
import { factOf, keepFact } from './facts.ts'
import type { Machine } from './open-device.ts'
import type { Ring } from './ring.ts'

type Beside = Pick<Machine, 'database' | 'storage' | 'clock'>

/** From here on it takes no scan, over restarts as well, and knows no work, person or product. */
export async function stopWork({
  database,
  clock,
}: Pick<Beside, 'database' | 'clock'>): Promise<void> {
  const { dexie, work, facts } = database
  await dexie.transaction('rw', [work, facts], async () => {
    await work.clear()
    await facts.bulkDelete(['pull', 'person', 'recentPeople', 'station'])
    if ((await factOf(database, 'revoked')) === undefined)
      await keepFact(database, 'revoked', clock.now())
  })
  forgetPlaces()
}

/** It was given work: a restored server knows nothing of the revocation. */
export async function resumeWork(database: Database): Promise<void> {
  if ((await factOf(database, 'revoked')) !== undefined)
    await keepFact(database, 'revoked', undefined)
}

/** Nothing of the old device stays. False, and nothing changes, while a scan is here that the server does not have. */
export async function startAnew(
  { database, storage }: Beside,
  { ring, mark }: { readonly ring: Pick<Ring, 'held'>; readonly mark: Pick<CountMark, 'forget'> },
): Promise<boolean> {
  const { dexie, scans, epochs, work, facts, relayed } = database
  const tables = [scans, epochs, work, facts, relayed]
  const isDone = await dexie.transaction('rw', tables, async () => {
    const waiting = await scans.where('state').equals('waiting').count()
    const second = await scans.bulkGet(ring.held().map(({ id }) => id))
    if (waiting + (await relayed.count()) > 0 || second.includes(undefined)) return false
    await Promise.all(tables.map(async (table) => await table.clear()))
    return true
  })
  if (!isDone) return false
  removeAll(storage, 'milepost.')
  forgetPlaces()
  mark.forget()
  return true
}

function removeAll(storage: Storage, prefix: string): void {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at))
  for (const name of names) if (name?.startsWith(prefix)) storage.removeItem(name)
}
