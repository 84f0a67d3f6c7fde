/** The answer to a push tells the fate of every event, so that a device knows what is safe. */
import type { EpochId, EventId } from '@milepost/domain'
import * as z from 'zod/mini'
import { fates, rejectionReasons } from './one-of.ts'
import { count, instant, named, optional } from './shape.ts'

/** Also kept aside: the same id with other content. */
export const quarantineReasons = [...rejectionReasons, 'conflict'] as const

export const verdict = z.object({
  id: named<EventId>(),
  fate: z.enum(fates),
  reason: optional(z.enum(rejectionReasons)),
})
export type PushVerdict = z.output<typeof verdict>

const through = z.record(named<EpochId>(), count)

export const pushed = z.object({
  batch: z.string(),
  /** The server's epoch. It changes when a backup is restored; then a device sends again what it still keeps. */
  epoch: z.string(),
  verdicts: z.array(verdict),
  /** Committed through this number, without a hole. */
  acceptedThrough: through,
  /** Held off this machine as well; only then may a device forget. */
  durableThrough: through,
  want: z.array(z.object({ epoch: named<EpochId>(), from: count, to: count })),
  serverTime: instant,
  /** As in a page of work: a revoked device gets none. */
  decided: optional(z.array(named<EventId>())),
  minApp: z.string(),
})
export type Pushed = z.output<typeof pushed>
