/** Once an hour every device's account is drawn up; a difference is told as an error, since it is never a user's doing. */
import { type Log, tellableOf } from '../ops/log.ts'
import { type Ledger, type LedgerDeps, ledgers } from './ledger.ts'

export interface LedgerCheckDeps extends LedgerDeps {
  readonly log: Log
  /** Runs once after so many milliseconds, unless the function that is returned is called before. */
  readonly later: (run: () => void, ms: number) => () => void
}

export interface LedgerCheck {
  /** As of the last check. Counting every row takes too long to do for every look. */
  latest(): readonly Ledger[]
  /** Ends after the check that is under way. */
  stop(): Promise<void>
}

const firstMs = 60_000
const hourMs = 3_600_000

export function ledgerCheck({ log, later, ...deps }: LedgerCheckDeps): LedgerCheck {
  let underWay: Promise<void> | undefined
  let stopped = false
  let latest: readonly Ledger[] = []
  let cancel = later(run, firstMs)

  function run(): void {
    underWay = checked().finally(() => {
      underWay = undefined
      if (!stopped) cancel = later(run, hourMs)
    })
  }

  async function checked(): Promise<void> {
    try {
      latest = await ledgers(deps)
      for (const ledger of latest) {
        if (ledger.difference !== 0) log('error', 'ledger-differs', { ...ledger })
      }
    } catch (error) {
      // The next hour tries again: nothing depends on this but our knowing.
      log('error', 'ledger-not-drawn', tellableOf(error))
    }
  }

  return {
    latest: () => latest,
    stop: async () => {
      stopped = true
      cancel()
      await underWay
    },
  }
}
