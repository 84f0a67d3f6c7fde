/** What the second medium has where the database cannot even be opened: these scans can still leave. */
import { type HeldScan, newEpochId, numbered, type Random } from '@milepost/outbox'
import { enrolmentCopyIn } from '../people/enrolment-copy.ts'
import type { OwnDevice } from './facts.ts'
import { ringIn } from './ring.ts'

export interface KeptBeside {
  readonly device: OwnDevice
  readonly scans: readonly HeldScan[]
}

/** What never got a number gets one here, and keeps it: it is the same scan when the database is back. */
export function keptBeside(storage: Storage, random: Random): KeptBeside | undefined {
  const device = enrolmentCopyIn(storage).read()
  if (!device) return undefined
  const ring = ringIn(storage)
  const epoch = newEpochId(random)
  for (const [at, draft] of ring.drafts().entries())
    ring.keep(numbered(draft)({ epoch, seq: at + 1 }))
  const scans = ring.held()
  return scans.length === 0 ? undefined : { device, scans }
}
