/**
 * Once a night every order is folded again, a few at a time while the server works on, and compared with the view that
 * is kept. What differs is mended by that, and told as an error: a view that drifts is never a user's doing. Only what
 * an older release has folded is no error: from then on it is shown by the newer rules. Of several processes on one
 * database, one does it.
 */
import type { Instant, OrderId } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'
import { type Log, tellableOf } from '../ops/log.ts'
import type { Clock } from '../ops/ports.ts'
import type { SiteStore } from '../sites/store.ts'

export interface ViewCheckDeps {
  readonly eventLog: Pick<EventLog, 'recheck' | 'claimComparison' | 'foldedBy' | 'noteFoldedBy'>
  /** Of the folds that this release has. */
  readonly foldVersion: number
  readonly sites: Pick<SiteStore, 'allSites'>
  readonly now: Clock
  readonly log: Log
  /** Runs once after so many milliseconds, unless the function that is returned is called before. */
  readonly later: (run: () => void, ms: number) => () => void
}

export interface ViewCheck {
  /** What the last comparison of this process found. */
  latest(): Compared | undefined
  /** Ends after the slice that is under way. */
  stop(): Promise<void>
}

export interface Compared {
  readonly at: Instant
  readonly orders: number
  readonly differed: number
  /** Were as an older release had folded them. */
  readonly updated: number
}

const hourMs = 3_600_000
const firstMs = 5 * 60_000
const beatMs = hourMs / 2
/** A slice takes some milliseconds, and others get their turn between two. */
const atOnce = 50
const restMs = 200
/** So many are named in the log; `verify` names the rest. */
const mostNamed = 20

export function viewCheck(deps: ViewCheckDeps): ViewCheck {
  const { eventLog, foldVersion, sites, now, log, later } = deps
  let underWay: Promise<void> | undefined
  let stopped = false
  let latest: Compared | undefined
  let wake: (() => void) | undefined
  let cancel = later(run, firstMs)

  function run(): void {
    underWay = comparedIfDue().finally(() => {
      underWay = undefined
      if (!stopped) cancel = later(run, beatMs)
    })
  }

  async function comparedIfDue(): Promise<void> {
    try {
      const at = now()
      const isUpdate = await isByAnother(deps)
      const [site] = await sites.allSites()
      // A server that is off at night does it at some hour of every other day.
      const longest = isNight(at, site?.zone ?? 'UTC') ? 12 * hourMs : 48 * hourMs
      if (await eventLog.claimComparison(at, at - longest)) await compared(at, isUpdate)
    } catch (error) {
      // Tried again when it is due next: nothing depends on this but our knowing.
      log('error', 'views-not-compared', tellableOf(error))
    }
  }

  async function compared(at: Instant, isUpdate: boolean): Promise<void> {
    const changed: OrderId[] = []
    let orders = 0
    for (let after: OrderId | undefined; ; await rest()) {
      if (stopped) return
      const slice = await eventLog.recheck(after, atOnce, now())
      orders += slice.orders
      changed.push(...slice.differed)
      if (slice.last === undefined) break
      after = slice.last
    }
    await eventLog.noteFoldedBy(foldVersion)
    const [differed, updated] = isUpdate ? [0, changed.length] : [changed.length, 0]
    latest = { at, orders, differed, updated }
    tell(log, latest, changed)
  }

  const rest = (): Promise<void> =>
    new Promise((go) => {
      const cancelRest = later(go, restMs)
      wake = () => {
        cancelRest()
        go()
      }
    })

  return {
    latest: () => latest,
    stop: async () => {
      stopped = true
      cancel()
      wake?.()
      await underWay
    },
  }
}

/** Whether another release has folded the views. A new database is noted as this one's. */
async function isByAnother({ eventLog, foldVersion }: ViewCheckDeps): Promise<boolean> {
  const by = await eventLog.foldedBy()
  if (by === undefined) await eventLog.noteFoldedBy(foldVersion)
  return by !== undefined && by !== foldVersion
}

function tell(log: Log, found: Compared, changed: readonly OrderId[]): void {
  log('info', 'views-compared', { ...found })
  if (found.differed === 0) return
  log('error', 'views-differed', { ...found, some: changed.slice(0, mostNamed) })
}

function isNight(at: Instant, zone: string): boolean {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: 'numeric',
    hourCycle: 'h23',
  })
  const hour = Number(format.format(at))
  return hour >= 2 && hour < 5
}
