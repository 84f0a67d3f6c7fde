/** A database that was lost, at the start or while we run, gets back what is known beside it. */
import type { EpochId } from '@milepost/domain'
import type { EnrolmentCopy } from '../people/enrolment-copy.ts'
import { type CountMark, countAsMarked } from './count-mark.ts'
import type { Database } from './database.ts'
import { factOf, keepFact } from './facts.ts'
import type { KeptKey } from './kept-key.ts'
import { reopening } from './reopening.ts'
import { reunite } from './reunite.ts'
import type { Ring } from './ring.ts'
import { takeOutRotten } from './rotten.ts'

/** What the other media know goes back into a database that was lost. True where the server should hear of it. */
export async function recovered(
  database: Database,
  beside: {
    readonly ring: Ring
    readonly copy: EnrolmentCopy
    readonly mark: CountMark
    readonly key: KeptKey
    readonly newEpoch: () => EpochId
  },
): Promise<boolean> {
  const { ring, copy, mark, key, newEpoch } = beside
  const known = copy.read()
  if (known && !(await factOf(database, 'device'))) await keepFact(database, 'device', known)
  await key.recover()
  await takeOutRotten(database)
  await reunite(database, ring, newEpoch)
  const own = (await factOf(database, 'device'))?.device
  const marked = mark.read()
  return marked?.device === own && (await countAsMarked(database, marked))
}

/** To be asked before each step: opens a database anew that was closed. True where the server should hear of it. */
export function mendingOf(
  { dexie }: Database,
  recover: () => Promise<boolean>,
): () => Promise<boolean> {
  // Site data may be cleared while we run: the next write would begin an empty database.
  let isLost = false
  dexie.on('close', () => {
    isLost = true
  })
  return async () => {
    // A database that could not be opened stays shut until somebody opens it.
    if (!isLost && dexie.isOpen()) return false
    const isUntold = await reopening(dexie, recover)
    isLost = false
    return isUntold
  }
}
