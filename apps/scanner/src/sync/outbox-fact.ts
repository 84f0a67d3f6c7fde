/** What a database counts of its own scans; the first to ask begins the count. */
import type { EpochId } from '@milepost/domain'
import type { Database, EpochRow } from './database.ts'
import { factOf, keepFact, type OutboxFact } from './facts.ts'

export async function outboxFact(database: Database, newEpoch: () => EpochId): Promise<OutboxFact> {
  const there = await factOf(database, 'outbox')
  if (there) return there
  const fact = { epoch: newEpoch(), madeNo: 0, settledNo: 0, absorbedThrough: 0 }
  await keepFact(database, 'outbox', fact)
  return fact
}

export const unused = (epoch: EpochId): EpochRow => ({
  epoch,
  made: 0,
  ackedThrough: 0,
  durableThrough: 0,
})
