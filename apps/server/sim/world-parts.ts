/** What a world is made of, what may be wished of it, and what came of it. */
import type { OrderId } from '@milepost/domain'
import type { Chance } from './chance.ts'
import type { Desk } from './desk.ts'
import type { Counts, FaultClass, Faults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { Verdict } from './oracle.ts'
import type { Phone, PhoneDeps } from './phone.ts'
import type { Plants } from './plants.ts'
import type { ServerHost } from './server-host.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Wish {
  readonly seed: number
  readonly plants?: Plants
  /** Left out, for finding the smallest world that still fails. */
  readonly without?: ReadonlySet<FaultClass>
  readonly most?: { readonly phones: number; readonly shifts: number }
  readonly trace?: (line: string) => void
}

export interface World {
  readonly wish: Wish
  readonly chance: Chance
  readonly time: VirtualTime
  readonly faults: Faults
  readonly ledger: Ledger
  readonly host: ServerHost
  readonly desk: Desk
  readonly phones: Phone[]
  readonly orders: readonly OrderId[]
  readonly deps: PhoneDeps
  readonly trace: (line: string) => void
  readonly fail: (verdict: Verdict) => void
  readonly isFailed: () => boolean
  /** Counts each kind of thing from 1. */
  readonly count: (what: string) => number
  readonly shiftStarts: number[]
}

export interface Outcome {
  readonly seed: number
  readonly verdict?: Verdict
  readonly scans: number
  readonly requests: number
  readonly faults: readonly FaultClass[]
  readonly befell: Counts
}
