/**
 * Scans of another device that were taken in here. They are kept apart from our own, handed to the server under the
 * device that made them, and forgotten here once it has judged them.
 */
import type { PushVerdict } from '@milepost/contract'
import {
  type Answer,
  handInOf,
  newEpochId,
  type Random,
  type Rescued,
  verdictsIn,
} from '@milepost/outbox'
import type { Database, RelayedRow } from './database.ts'

export interface RelayDeps {
  readonly database: Pick<Database, 'dexie' | 'relayed'>
  readonly random: Random
  readonly handIn: (body: string) => Promise<Answer | undefined>
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

/** Hands in what is here, batch by batch, until all is judged or nothing answers. */
export async function relayAll(deps: RelayDeps): Promise<void> {
  const { relayed } = deps.database
  for (;;) {
    const rows = await relayed.limit(200).toArray()
    if (rows.length === 0) return
    const sent = handInOf(
      rows.map(({ envelope }) => envelope),
      deps.random,
    )
    const verdicts = verdictsIn(await deps.handIn(JSON.stringify(sent)), sent)
    if (!verdicts || !(await settled(deps, verdicts))) return
  }
}

/** False where nothing moved: then it is tried another time. */
async function settled(
  { database, random }: RelayDeps,
  verdicts: readonly PushVerdict[],
): Promise<boolean> {
  const { dexie, relayed } = database
  const ids = (isMeant: (fate: PushVerdict['fate']) => boolean) =>
    verdicts.filter(({ fate }) => isMeant(fate)).map(({ id }) => id)
  const done = ids((fate) => fate !== 'retry' && fate !== 'fork')
  const forked = ids((fate) => fate === 'fork')
  await dexie.transaction('rw', relayed, async () => {
    await relayed.bulkDelete(done)
    const rows = (await relayed.bulkGet(forked)).filter((row) => row !== undefined)
    // Its number is taken by a clone of its device. It goes under a count of its own, with the same id.
    const epoch = newEpochId(random)
    await relayed.bulkPut(
      rows.map((row, at) => ({ ...row, envelope: { ...row.envelope, epoch, seq: at + 1 } })),
    )
  })
  return done.length + forked.length > 0
}
