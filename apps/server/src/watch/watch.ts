/** Judges what only time changes: on a beat, and soon after a commit or a device's contact (flow: watch). */
import type { EventLog } from '../event-log/event-log.ts'
import { type Log, tellableOf } from '../ops/log.ts'
import type { Clock } from '../ops/ports.ts'

export interface WatchDeps {
  readonly eventLog: Pick<EventLog, 'judge'>
  readonly now: Clock
  readonly log: Log
  /** Runs once after so many milliseconds, unless the function that is returned is called before. */
  readonly later: (run: () => void, ms: number) => () => void
}

export interface Watch {
  /** Something happened that may change a verdict. Many calls soon after each other are one. */
  wake(): void
  /** Ends after the judgement that is under way. */
  stop(): Promise<void>
}

const beatMs = 20_000
const calmMs = 200

export function watch({ eventLog, now, log, later }: WatchDeps): Watch {
  let underWay: Promise<void> | undefined
  let stopped = false
  let soon = false
  let cancel = later(run, beatMs)

  function run(): void {
    soon = false
    underWay = judged().finally(() => {
      underWay = undefined
      if (!stopped) cancel = later(run, soon ? calmMs : beatMs)
    })
  }

  async function judged(): Promise<void> {
    try {
      await eventLog.judge(now())
    } catch (error) {
      // The next beat tries again: verdicts are late, nothing is lost.
      log('error', 'not-judged', tellableOf(error))
    }
  }

  return {
    wake: () => {
      if (stopped || soon) return
      soon = true
      if (underWay) return
      cancel()
      cancel = later(run, calmMs)
    },
    stop: async () => {
      stopped = true
      cancel()
      await underWay
    },
  }
}
