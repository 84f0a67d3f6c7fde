/**
 * Scans of another device that were taken in here. They are kept apart from our own, handed to the server under the
 * device that made them, and forgotten here once it has judged them.
 */
import { type Relay, relayAll, type RelayStore, type Rescued } from '@milepost/outbox'
import type { Database, RelayedRow } from './database.ts'

export interface RelayDeps extends Pick<Relay, 'random' | 'handIn'> {
  readonly database: Pick<Database, 'dexie' | 'relayed'>
}

/** Answers how many are new here. */
export async function takeIn(
  { dexie, relayed }: RelayDeps['database'],
  { device, name, envelopes }: Rescued,
): Promise<number> {
  return await dexie.transaction('rw', relayed, async () => {
    const there = await relayed.bulkGet(envelopes.map(({ event }) => event.id))
    const fresh = envelopes.filter((_, at) => there[at] === undefined)
    await relayed.bulkPut(
      fresh.map((envelope): RelayedRow => ({ id: envelope.event.id, device, name, envelope })),
    )
    return fresh.length
  })
}

const relayStore = ({ dexie, relayed }: RelayDeps['database']): RelayStore => ({
  look: async (most, passed) => {
    const rows = await relayed.offset(passed).limit(most).toArray()
    return rows.map(({ envelope }) => envelope)
  },
  settle: async ({ done, renumbered }) =>
    await dexie.transaction('rw', relayed, async () => {
      await relayed.bulkDelete([...done])
      const rows = await relayed.bulkGet(renumbered.map(({ event }) => event.id))
      const still = rows.flatMap((row, at) => {
        const envelope = renumbered[at]
        return row && envelope ? [{ ...row, envelope }] : []
      })
      await relayed.bulkPut(still)
    }),
})

/** Hands in what is here. */
export const relayFrom = async ({ database, random, handIn }: RelayDeps): Promise<void> => {
  await relayAll({ store: relayStore(database), random, handIn })
}
