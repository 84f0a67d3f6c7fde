/** Counts what waits, and tells whoever shows it. */
import type { StorageHealth } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import { type Counts, countsIn } from './counts.ts'
import type { Database } from './database.ts'
import { living } from './living.ts'

export interface Watch {
  counts: Counts
  sendingOf: number
  answeredAt: Instant | undefined
  /** As last measured. */
  storage: StorageHealth | undefined
  readonly listeners: Set<() => void>
  readonly changed: () => void
  readonly counted: (counts: Counts) => void
}

export async function watchIn(database: Database): Promise<Watch> {
  const watch = watchOf(await countsIn(database))
  watchCounts(database, watch)
  return watch
}

function watchOf(counts: Counts): Watch {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const watch: Watch = {
    counts,
    sendingOf: counts.waiting,
    answeredAt: undefined,
    storage: undefined,
    listeners,
    changed,
    counted: (now) => {
      watch.counts = now
      watch.sendingOf = now.waiting === 0 ? 0 : Math.max(watch.sendingOf, now.waiting)
      changed()
    },
  }
  return watch
}

/** Other tabs scan and send as well. */
function watchCounts(database: Database, watch: Watch): void {
  living(async () => await countsIn(database)).subscribe({
    next: watch.counted,
    // The recorder says what is wrong with the storage; a count that fails says nothing more.
    error: () => watch.changed(),
  })
}
