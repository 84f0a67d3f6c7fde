/** Browsers lose the connection to a database, iOS whenever it likes. Once more on a new one, then it is said. */
import type { Dexie } from 'dexie'
import type { Recorded } from './device.ts'

/** What is tried twice must be safe to do twice: a failed save may have been kept. */
export async function reopening<Answer>(
  dexie: Dexie,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (failure) {
    // Full while open stays full; whatever kept it from opening may be over.
    if (isFull(failure) && dexie.isOpen()) throw failure
    dexie.close({ disableAutoOpen: false })
    await dexie.open()
    return await work()
  }
}

export function problemOf(failure: unknown): Extract<Recorded, { kind: 'not-stored' }>['because'] {
  if (failure instanceof Error && failure.name === tooOldName) return 'app-too-old'
  return isFull(failure) ? 'storage-full' : 'storage-broken'
}

export const tooOldName = 'AppTooOldError'

/** Dexie reports an abort, and the quota as its cause. */
function isFull(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  const inner = 'inner' in failure ? failure.inner : failure.cause
  return failure.name === quota || (inner instanceof Error && inner.name === quota)
}

const quota = 'QuotaExceededError'
