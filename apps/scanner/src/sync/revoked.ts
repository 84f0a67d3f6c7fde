/** A device that was revoked keeps its scans until the server has them, and nothing else (B8). */
import { forgetPlaces } from '../shell/places.ts'
import type { Database } from './database.ts'
import { factOf, keepFact } from './facts.ts'
import type { Machine } from './open-device.ts'

/** From here on it takes no scan, over restarts as well, and knows no work, person or product. */
export async function stopWork({
  database,
  clock,
}: Pick<Machine, 'database' | 'clock'>): Promise<void> {
  const { dexie, work, facts } = database
  await dexie.transaction('rw', [work, facts], async () => {
    // Begun anew since it was told: the word was not about the device that joins next.
    if ((await factOf(database, 'device')) === undefined) return
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
