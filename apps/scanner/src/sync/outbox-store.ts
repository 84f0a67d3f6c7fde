/** The outbox in IndexedDB. Each function is one strict transaction, and awaits nothing in it but the database. */
import type { NumbersLost } from '@milepost/contract'
import type { EpochId, EventId, SessionId } from '@milepost/domain'
import {
  lackingIn,
  type EpochCount,
  type HeldScan,
  isSamePlace,
  type Outlook,
  type OutboxStore,
  type Place,
  type Settlement,
} from '@milepost/outbox'
import { shownMoved } from '../orders/shown-scans.ts'
import { heldCounts } from './counts.ts'
import { type Database, type EpochRow, type ScanRow, writer } from './database.ts'
import { factOf, factsOf, keepFact, type OutboxFact } from './facts.ts'
import { movedOn, rowOf } from './held-row.ts'
import { tooOldName } from './reopening.ts'
import { isWhole, takeOutRotten } from './rotten.ts'

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
  const fact = await factOf(database, 'outbox')
  const waiting = scans.where('[state+madeNo]').between(['waiting', 0], ['waiting', Infinity])
  const batch = await waiting.clone().limit(most).toArray()
  if (!batch.every(isWhole)) return undefined
  // Fewer than asked for are all there are.
  const count = batch.length < most ? batch.length : (await heldCounts(database)).waiting
  const [first] = batch
  const oldestWaitingAt = first && timeOf(first.held)
  return {
    batch: batch.map(({ held }) => held),
    waiting: count,
    ...(oldestWaitingAt === undefined ? {} : { oldestWaitingAt }),
    epochs: (await database.epochs.toArray()).map(countOf),
    ...(fact?.serverEpoch === undefined ? {} : { serverEpoch: fact.serverEpoch }),
    unfixedSessions: await unfixedSessions(database),
  }
}

interface Settled {
  readonly from: OutboxFact
  readonly to: OutboxFact
  readonly acked: readonly ScanRow[]
}

async function settle(
  database: Database,
  settlement: Settlement,
  newEpoch: () => EpochId,
): Promise<Settled | undefined> {
  const { at, setAside, renumber, wanted } = settlement
  const fact = await outboxFact(database, newEpoch)
  if (settlement.madeUnder !== fact.serverEpoch) return undefined
  const settledNo = fact.settledNo + 1
  const isRestored =
    settlement.serverEpoch !== undefined && settlement.serverEpoch !== fact.serverEpoch
  if (isRestored && fact.serverEpoch !== undefined) await startAgain(database)
  const becauseById = new Map(setAside.map(({ id, because }) => [id, because]))
  // Acked once is acked: another tab may have sent the same.
  const acking = await rowsWith(database, settlement.acked, ({ state }) => state !== 'acked')
  const decided = await rowsWith(
    database,
    settlement.decided ?? [],
    ({ id, state }) => state === 'set-aside' || becauseById.has(id),
  )
  const isMoreThanAcks =
    isRestored ||
    setAside.length + wanted.length + decided.length > 0 ||
    renumber !== undefined ||
    acking.some(({ state }) => state !== 'waiting')
  const to: OutboxFact = {
    ...fact,
    settledNo,
    reshuffles: (fact.reshuffles ?? 0) + Number(isMoreThanAcks),
    ...(settlement.serverEpoch === undefined ? {} : { serverEpoch: settlement.serverEpoch }),
  }
  await keepFact(database, 'outbox', to)
  const acked = acking.map((row) => movedOn(row, { delivery: { state: 'acked', at } }, settledNo))
  await database.scans.bulkPut(acked)
  const refused = await rowsWith(database, [...becauseById.keys()])
  await database.scans.bulkPut(
    refused.map((row) => {
      const because = becauseById.get(row.id) ?? 'schema'
      return movedOn(row, { delivery: { state: 'set-aside', at, because } })
    }),
  )
  await database.scans.bulkPut(
    decided.map((row) => movedOn(row, { delivery: { state: 'acked', at } })),
  )
  if (renumber) await renumberForked(database, renumber, newEpoch)
  await raise(database, settlement)
  await sendAgain(database, settlement.wanted)
  await forget(database, settlement.forgetBefore)
  return { from: fact, to, acked }
}

/** A restored server may lack anything, so all that is kept waits again. */
async function startAgain({ scans, epochs }: Database): Promise<void> {
  const rows = await scans.where('state').anyOf('acked', 'set-aside').toArray()
  await scans.bulkPut(rows.map((row) => movedOn(row, { delivery: { state: 'waiting' } })))
  await epochs.toCollection().modify({ ackedThrough: 0, durableThrough: 0 })
}

async function renumberForked(
  database: Database,
  { scans, as }: NonNullable<Settlement['renumber']>,
  newEpoch: () => EpochId,
): Promise<void> {
  const held = await database.scans.bulkGet(scans.map(({ id }) => id))
  const rows = held.flatMap((row, at) => (row && isSamePlace(scans[at], row) ? row : []))
  const fact = await outboxFact(database, newEpoch)
  const isShared = rows.some(({ epoch }) => epoch === fact.epoch)
  const epoch = isShared ? as : fact.epoch
  if (isShared) await keepFact(database, 'outbox', { ...fact, epoch })
  for (const row of rows.toSorted(byPlace))
    await database.scans.put(movedOn(row, await nextPlace(database, epoch)))
}

async function nextPlace({ epochs }: Database, epoch: EpochId): Promise<Place> {
  const count = (await epochs.get(epoch)) ?? unused(epoch)
  const seq = count.made + 1
  await epochs.put({ ...count, made: seq })
  return { epoch, seq }
}

async function raise({ epochs }: Database, settlement: Settlement): Promise<void> {
  const raised = (which: 'ackedThrough' | 'durableThrough') =>
    settlement[which].map(({ epoch, seq }) =>
      epochs
        .where({ epoch })
        .modify((count) => void Object.assign(count, { [which]: Math.max(count[which], seq) })),
    )
  await Promise.all([...raised('ackedThrough'), ...raised('durableThrough')])
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

async function sendAgain({ scans }: Database, wanted: Settlement['wanted']): Promise<void> {
  for (const { epoch, from, to } of wanted) {
    const rows = await scans
      .where('[epoch+seq]')
      .between([epoch, from], [epoch, to], true, true)
      .filter(({ state }) => state === 'acked')
      .toArray()
    await scans.bulkPut(rows.map((row) => movedOn(row, { delivery: { state: 'waiting' } })))
  }
}

/** Acked, held off the server's machine as well, and old. */
async function forget({ scans, epochs }: Database, before: number): Promise<void> {
  if (before <= 0) return
  for (const { epoch, durableThrough } of await epochs.toArray()) {
    const old = await scans
      .where('[epoch+seq]')
      .between([epoch, 1], [epoch, durableThrough], true, true)
      .until(({ held: { delivery } }) => delivery.state === 'acked' && delivery.at >= before)
      .toArray()
    const forgotten = old.filter(({ state }) => state === 'acked')
    await scans.bulkDelete(forgotten.map(({ id }) => id))
  }
}

async function rowsWith(
  { scans }: Database,
  ids: readonly EventId[],
  isMeant: (row: ScanRow) => boolean = () => true,
): Promise<readonly ScanRow[]> {
  if (ids.length === 0) return []
  const rows = await scans.bulkGet([...ids])
  return rows.filter((row) => row !== undefined).filter(isMeant)
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

async function outboxFact(database: Database, newEpoch: () => EpochId): Promise<OutboxFact> {
  const there = await factOf(database, 'outbox')
  if (there) return there
  const fact = { epoch: newEpoch(), madeNo: 0, settledNo: 0, absorbedThrough: 0 }
  await keepFact(database, 'outbox', fact)
  return fact
}

const unused = (epoch: EpochId): EpochRow => ({
  epoch,
  made: 0,
  ackedThrough: 0,
  durableThrough: 0,
})

const countOf = ({ epoch, made, ackedThrough }: EpochRow): EpochCount => ({
  epoch,
  made,
  ackedThrough,
})

function timeOf({ event }: HeldScan): number | undefined {
  return 'at' in event.occurred ? event.occurred.at : undefined
}

function byPlace(a: Place, b: Place): number {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1
  return a.seq - b.seq
}
