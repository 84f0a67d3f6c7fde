/** Pictures are kept for as long as the operator says. What names them stays, and so does the note that they were there. */
import type { Instant } from '@milepost/domain'
import { type Log, tellableOf } from '../ops/log.ts'
import type { Clock } from '../ops/ports.ts'
import type { PhotoStore } from './store.ts'

export interface PruningDeps {
  readonly photos: Pick<PhotoStore, 'removeBefore'>
  /** A year where it is not said. */
  readonly days?: number | undefined
  readonly now: Clock
  readonly log: Log
  /** Runs once after so many milliseconds, unless the function that is returned is called before. */
  readonly later: (run: () => void, ms: number) => () => void
}

export interface Pruning {
  /** Ends after the portion that is under way. */
  stop(): Promise<void>
}

/** A carrier's claim, and the shop's quarrel about it, are over by then. */
export const usualPhotoDays = 365

const firstMs = 90_000
const roundMs = 6 * 3_600_000
/** Some milliseconds' work, and others get their turn between two. */
const atOnce = 50
const restMs = 200
const dayMs = 24 * 3_600_000

export function photoPruning({
  photos,
  days = usualPhotoDays,
  now,
  log,
  later,
}: PruningDeps): Pruning {
  let underWay: Promise<void> | undefined
  let stopped = false
  let cancel = later(run, firstMs)

  function run(): void {
    underWay = pruned(now() - days * dayMs).then((isMore) => {
      underWay = undefined
      if (!stopped) cancel = later(run, isMore ? restMs : roundMs)
    })
  }

  /** Answers whether there may be more to remove at once. */
  async function pruned(receivedBefore: Instant): Promise<boolean> {
    try {
      const removed = await photos.removeBefore(receivedBefore, atOnce)
      if (removed > 0) {
        log('info', 'photos-removed', {
          removed,
          days,
          receivedBefore: new Date(receivedBefore).toISOString(),
        })
      }
      return removed === atOnce
    } catch (error) {
      // The next round tries again: a picture stays a little longer.
      log('error', 'photos-not-removed', tellableOf(error))
      return false
    }
  }

  return {
    stop: async () => {
      stopped = true
      cancel()
      await underWay
    },
  }
}
