/** Tells a device which of its scans that were set aside need nobody on the floor any more. */
import type { EventId, Instant } from '@milepost/domain'
import type { DecisionStore } from '../quarantine/store.ts'
import type { Device } from './store.ts'

export interface DecidedDeps {
  readonly decisions: Pick<DecisionStore, 'decidedOf'>
}

/** A device that was away for longer keeps asking for attention until it is enrolled anew. */
const toldForMs = 90 * 24 * 3_600_000
const mostTold = 200

export async function decidedFor(
  { decisions }: DecidedDeps,
  { device }: Device,
  at: Instant,
): Promise<{ readonly decided?: EventId[] }> {
  const decided = await decisions.decidedOf(device, at - toldForMs, mostTold)
  return decided.length > 0 ? { decided: [...decided] } : {}
}
