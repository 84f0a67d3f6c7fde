/**
 * One batch, one transaction: keys are locked, identity is looked up, touched orders are locked and folded again, and
 * all of it is written at once. Several processes may do so at the same time; the loser of a race starts over.
 */
import { orderKey } from '@milepost/domain'
import { orderIn } from '../closure.ts'
import type { Arrival, Batch } from '../event-log.ts'
import { kept, receiptsIn, unavailable, type Outcome } from '../fates.ts'
import { wellFormed } from '../text.ts'
import { storableOnes } from './alone.ts'
import { noChanges, type Changes } from './changes.ts'
import { filed, freshOf, sortedOut, type Filed } from './identity.ts'
import { lockKeys, lockOrders } from './locks.ts'
import { claimantsOf, keysToLock, knownOf, noteReceived, rangesBefore } from './lookups.ts'
import { refold, type RefoldDeps } from './refold.ts'
import type { Postgres, Transaction } from './sql.ts'
import { persistently, troubleOf } from './trouble.ts'
import { writeAll } from './writing.ts'

export interface AppendDeps extends RefoldDeps {
  readonly postgres: Postgres
}

type Arrivals = readonly (Filed | undefined)[]

export function createAppend({ postgres, ...refoldDeps }: AppendDeps) {
  let lastRev = 0

  const tried = (batch: Batch, arrivals: Arrivals): Promise<Outcome> =>
    persistently(() =>
      postgres.inTransaction((transaction) => written(transaction, batch, arrivals, refoldDeps)),
    )

  async function outcomeOf(batch: Batch): Promise<Outcome> {
    const arrivals = batch.arrivals.map((arrival) => filed(arrival, batch.at))
    try {
      return await tried(batch, arrivals)
    } catch (error) {
      const because = troubleOf(error)
      if (because !== undefined) return unavailable(batch, because, lastRev)
      return tried(batch, await storableOnes(postgres, arrivals, error))
    }
  }

  return async (batch: Batch): Promise<Outcome> => {
    const outcome = await outcomeOf(batch)
    lastRev = outcome.rev
    return outcome
  }
}

async function written(
  transaction: Transaction,
  { refused, at }: Batch,
  arrivals: Arrivals,
  refoldDeps: RefoldDeps,
): Promise<Outcome> {
  const { sql } = transaction
  const numbers = [
    ...arrivals.flatMap((one) => one?.arrival.delivery ?? []),
    ...refused.flatMap(({ delivery }) => delivery ?? []),
  ]
  const locked = keysToLock(arrivals, numbers)
  await lockKeys(sql, locked)

  const [known, claimants, before] = await Promise.all([
    knownOf(sql, arrivals),
    claimantsOf(sql, locked),
    rangesBefore(sql, numbers),
  ])
  const { fates, accepted, conflicts, held, repeats } = sortedOut(arrivals, known)
  const fresh = freshOf(accepted)
  const touching = [...fresh.keys()].flatMap((key) => orderIn(key) ?? claimants.get(key) ?? [])
  const touched = [...new Set(touching)]
  await lockOrders(sql, touched)

  const changes = noChanges(at)
  changes.events.push(...accepted)
  setAside(changes, refused, conflicts)
  for (const { event, delivery } of repeats)
    if (delivery) changes.repeats.push({ id: event.id, delivery })
  noteReceived(changes, [...held, ...refused.flatMap(({ delivery }) => delivery ?? [])], before)
  for (const order of touched) locked.add(orderKey(order))
  const all = { orders: touched, receipts: receiptsIn(fresh), fresh, locked }
  const { findingsMoved } = await refold(sql, all, changes, refoldDeps)
  return { fates, touched, rev: await writeAll(transaction, changes), findingsMoved }
}

function setAside(
  changes: Changes,
  refused: Batch['refused'],
  conflicts: readonly Arrival[],
): void {
  const conflicting = conflicts.map((one) => ({ ...kept(one), reason: 'conflict' as const }))
  for (const refusal of [...refused, ...conflicting]) {
    changes.quarantined.push({ ...refusal, bytes: wellFormed(refusal.bytes), at: changes.at })
    const { id, delivery } = refusal
    if (delivery) changes.repeats.push({ id, delivery })
  }
}
