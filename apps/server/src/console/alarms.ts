/** What a supervisor has to hear of wherever they are, since only a fault of ours can cause it. */
import type { Alarm } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import type { Ledger } from '../devices/ledger.ts'
import type { Compared } from '../watch/view-check.ts'

export interface AlarmDeps {
  /** As last drawn up. */
  readonly ledgers: () => readonly Ledger[]
  /** As last compared. */
  readonly compared: () => Compared | undefined
}

export function alarmsOf({ ledgers, compared }: AlarmDeps, now: Instant): readonly Alarm[] {
  const unaccounted = ledgers().reduce((sum, { difference }) => sum + difference, 0)
  const { differed = 0, at = now } = compared() ?? {}
  return [
    ...(unaccounted > 0
      ? [{ kind: 'unaccounted-scans', count: unaccounted, at: now } as const]
      : []),
    ...(differed > 0 ? [{ kind: 'drifted-views', count: differed, at } as const] : []),
  ]
}
