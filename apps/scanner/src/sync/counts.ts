/**
 * How many scans wait, and how many are set aside. Counting ten thousand takes the database a tenth of a second that
 * every scan behind it waits: they are counted once, and after that only what was made and acked since.
 */
import type { Database } from './database.ts'
import { factOf, type Grown, hasOnlyGrown, nothingMade } from './facts.ts'
import { rottenIds } from './rotten.ts'

export interface Counts {
  readonly waiting: number
  readonly setAside: number
}

/** What rotted stands aside too. */
export const countsIn = async (database: Database): Promise<Counts> =>
  await database.dexie.transaction('r', [database.scans, database.facts], async () => {
    const [held, rotten] = await Promise.all([heldCounts(database), rottenIds(database)])
    return { waiting: held.waiting, setAside: held.setAside + rotten.length }
  })

/** Within a transaction, so that the counts and the outbox's fact are of one moment. */
export async function heldCounts(database: Pick<Database, 'scans' | 'facts'>): Promise<Counts> {
  const { scans, facts } = database
  const fact = (await factOf({ facts }, 'outbox')) ?? nothingMade
  const before = latest.get(scans)
  const counts =
    before && hasOnlyGrown(before.fact, fact)
      ? await goneOn(scans, before, fact)
      : await counted(scans)
  latest.set(scans, { fact, counts })
  return counts
}

interface Latest {
  readonly fact: Grown
  readonly counts: Counts
}

const latest = new WeakMap<Database['scans'], Latest>()

/** Whatever was made waits until it is acked, and is acked once. */
async function goneOn(
  scans: Database['scans'],
  { fact, counts }: Latest,
  now: Grown,
): Promise<Counts> {
  const made = now.madeNo - fact.madeNo
  const acked =
    now.settledNo === fact.settledNo
      ? 0
      : await scans.where('settledNo').above(fact.settledNo).count()
  return { ...counts, waiting: counts.waiting + made - acked }
}

const counted = async (scans: Database['scans']): Promise<Counts> => ({
  waiting: await scans.where('state').equals('waiting').count(),
  setAside: await scans.where('state').equals('set-aside').count(),
})
