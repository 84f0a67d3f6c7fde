/** Counts what waits, and tells whoever shows it. */
import type { StorageHealth } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import type { Database } from './database.ts'
import { living } from './living.ts'
import { rottenIds } from './rotten.ts'

interface Counts {
  readonly waiting: number
  readonly setAside: number
}

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

export function watchOf(counts: Counts): Watch {
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

export const countIn = (database: Database) => async () => ({
  waiting: await database.scans.where('state').equals('waiting').count(),
  setAside:
    (await database.scans.where('state').equals('set-aside').count()) +
    (await rottenIds(database)).length,
})

/** Other tabs scan and send as well. */
export function watchCounts(database: Database, watch: Watch): void {
  const count = countIn(database)
  living(count).subscribe({
    next: watch.counted,
    // The recorder says what is wrong with the storage; a count that fails says nothing more.
    error: () => watch.changed(),
  })
}
