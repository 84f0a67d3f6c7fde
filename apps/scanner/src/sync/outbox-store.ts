/** The outbox in IndexedDB. Each function is one strict transaction, and awaits nothing in it but the database. */
import type { NumbersLost } from '@milepost/contract'
import type { EpochId, EventId, SessionId } from '@milepost/domain'
import {
  lackingIn,
  type EpochCount,
  type HeldScan,
  type Outlook,
  type OutboxStore,
  type Place,
  type Settlement,
} from '@milepost/outbox'
import { shownMoved } from '../orders/shown-scans.ts'
import { heldCounts } from './counts.ts'
import { type Database, type EpochRow, writer } from './database.ts'
import { factOf, factsOf, keepFact } from './facts.ts'
import { rowOf } from './held-row.ts'
import { outboxFact, unused } from './outbox-fact.ts'
import { tooOldName } from './reopening.ts'
import { isWhole, takeOutRotten } from './rotten.ts'
import { settle } from './settle.ts'

/** `newEpoch` is asked once in the life of a database: a wiped one counts under another name. */
export function outboxStoreIn(database: Database, newEpoch: () => EpochId): OutboxStore {
  const { dexie, scans, epochs, facts } = database
  const tables = [scans, epochs, facts]
  return {
    lacks: (wanted) => dexie.transaction('r', tables, async () => await lacks(database, wanted)),
    // Dexie follows awaits only where the function it is given is an async one itself.
    append: (id, make) =>
      dexie.transaction('rw', tables, async () => await append(database, id, make, newEpoch)),
    look: async (most) => {
      const looking = async () =>
        await dexie.transaction('r', tables, async () => await look(database, most))
      const looked = await looking()
      if (looked) return looked
      await takeOutRotten(database)
      return (await looking()) ?? Promise.reject(new Error('Rows rot faster than they are read'))
    },
    settle: async (settlement) => {
      const settling = async () => await settle(database, settlement, newEpoch)
      const settled = await dexie.transaction('rw', tables, settling)
      if (settled) shownMoved(database, settled, settled.acked)
      return settled !== undefined
    },
  }
}

async function append(
  database: Database,
  id: EventId,
  make: (place: Place) => HeldScan,
  newEpoch: () => EpochId,
): Promise<HeldScan> {
  const { scans, epochs, facts } = database
  const { minWriter = writer, outbox } = await factsOf(database, ['minWriter', 'outbox'])
  const fact = outbox ?? (await outboxFact(database, newEpoch))
  const [there, count = unused(fact.epoch)] = await Promise.all([
    scans.get(id),
    epochs.get(fact.epoch),
  ])
  if (there) return there.held
  if (minWriter > writer) throw tooOld()
  const madeNo = fact.madeNo + 1
  const held = make({ epoch: fact.epoch, seq: count.made + 1 })
  await Promise.all([
    scans.add(rowOf(held, { madeNo })),
    epochs.put({ ...count, made: held.seq }),
    keepFact({ facts }, 'outbox', { ...fact, madeNo }),
  ])
  return held
}

/** A newer version of the app has been here, and this one's rows would mean nothing to it. */
const tooOld = () =>
  Object.assign(new Error('The database belongs to a newer app'), { name: tooOldName })

async function look(database: Database, most: number): Promise<Outlook | undefined> {
  const { scans } = database
  const waiting = scans.where('[state+madeNo]').between(['waiting', 0], ['waiting', Infinity])
  const [fact, batch, epochs, unfixed] = await Promise.all([
    factOf(database, 'outbox'),
    waiting.limit(most).toArray(),
    database.epochs.toArray(),
    unfixedSessions(database),
  ])
  if (!batch.every(isWhole)) return undefined
  // Fewer than asked for are all there are.
  const count = batch.length < most ? batch.length : (await heldCounts(database)).waiting
  const [first] = batch
  const oldestWaitingAt = first && timeOf(first.held)
  return {
    batch: batch.map(({ held }) => held),
    waiting: count,
    ...(oldestWaitingAt === undefined ? {} : { oldestWaitingAt }),
    epochs: epochs.map(countOf),
    ...(fact?.serverEpoch === undefined ? {} : { serverEpoch: fact.serverEpoch }),
    unfixedSessions: unfixed,
  }
}

async function lacks(
  { scans, epochs }: Database,
  wanted: Settlement['wanted'],
): Promise<readonly NumbersLost[]> {
  const lost: NumbersLost[] = []
  for (const range of wanted) {
    const { epoch, from, to } = range
    const held = scans.where('[epoch+seq]').between([epoch, from], [epoch, to], true, true)
    const keys = (await held.keys()) as unknown as readonly (readonly [string, number])[]
    const seqs = keys.map(([, seq]) => seq)
    lost.push(...lackingIn(range, seqs, await epochs.get(epoch)))
  }
  return lost
}

async function unfixedSessions({ scans }: Database): Promise<readonly SessionId[]> {
  const blind = (await scans.orderBy('blind').uniqueKeys()) as unknown as readonly SessionId[]
  if (blind.length === 0) return []
  const fixes = await scans.where('kind').equals('clock-fixed').toArray()
  const fixed = new Set(
    fixes.flatMap(({ held: { event } }) =>
      event.kind === 'clock-fixed' ? [event.body.session] : [],
    ),
  )
  return blind.filter((session) => !fixed.has(session))
}

const countOf = ({ epoch, made, ackedThrough }: EpochRow): EpochCount => ({
  epoch,
  made,
  ackedThrough,
})

function timeOf({ event }: HeldScan): number | undefined {
  return 'at' in event.occurred ? event.occurred.at : undefined
}
