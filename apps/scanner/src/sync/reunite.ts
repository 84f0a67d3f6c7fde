/** At the start, and after the database was lost: what only the second medium still knows goes back into it, by id. */
import type { EpochId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import type { Database } from './database.ts'
import { factOf, keepFact } from './facts.ts'
import { rowOf } from './held-row.ts'
import { isBack } from './rotten.ts'
import type { Ring } from './ring.ts'

export async function reunite(
  database: Database,
  ring: Ring,
  newEpoch: () => EpochId,
): Promise<{ readonly returned: number }> {
  const kept = ring.held()
  if (kept.length === 0) return { returned: 0 }
  const { dexie, scans, epochs, facts } = database
  const answer = await dexie.transaction('rw', [scans, epochs, facts], async () => {
    const rows = await scans.bulkGet(kept.map(({ id }) => id))
    const missing = kept.filter((_, at) => rows[at] === undefined)
    await putBack(database, missing, newEpoch)
    return { missing, there: rows.filter((row) => row !== undefined) }
  })
  ring.drop(answer.there.filter(({ state }) => state !== 'waiting').map(({ id }) => id))
  return { returned: answer.missing.length }
}

/** Those that are there already stay as they are. */
export async function putBackInto(
  database: Database,
  held: HeldScan,
  newEpoch: () => EpochId,
): Promise<void> {
  const { dexie, scans, epochs, facts } = database
  await dexie.transaction('rw', [scans, epochs, facts], async () => {
    if (!(await scans.get(held.id))) await putBack(database, [held], newEpoch)
  })
}

/** Under the numbers they had: a wiped database counts under another epoch, so nothing collides. */
async function putBack(
  database: Database,
  missing: readonly HeldScan[],
  newEpoch: () => EpochId,
): Promise<void> {
  const { scans, epochs } = database
  const begun = { epoch: newEpoch(), madeNo: 0, settledNo: 0, absorbedThrough: 0 }
  const fact = (await factOf(database, 'outbox')) ?? begun
  let { madeNo } = fact
  for (const held of missing) {
    const { epoch, seq } = held
    madeNo += 1
    await scans.add(rowOf({ ...held, delivery: { state: 'waiting' } }, { madeNo }))
    const count = (await epochs.get(epoch)) ?? {
      epoch,
      made: 0,
      ackedThrough: 0,
      durableThrough: 0,
    }
    await epochs.put({ ...count, made: Math.max(count.made, seq) })
  }
  await keepFact(database, 'outbox', { ...fact, madeNo })
  await isBack(
    database,
    missing.map(({ id }) => id),
  )
}
