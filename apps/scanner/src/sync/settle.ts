/** What the server's answer to a batch changes on the device. */
import type { EpochId, EventId } from '@milepost/domain'
import { isSamePlace, type Place, type Settlement } from '@milepost/outbox'
import type { Database, EpochRow, ScanRow } from './database.ts'
import { keepFact, type OutboxFact } from './facts.ts'
import { movedOn } from './held-row.ts'
import { outboxFact, unused } from './outbox-fact.ts'

export interface Settled {
  readonly from: OutboxFact
  readonly to: OutboxFact
  readonly acked: readonly ScanRow[]
}

/** One transaction, and few questions in it: what one of them waits for, a scan waits for too. */
export async function settle(
  database: Database,
  settlement: Settlement,
  newEpoch: () => EpochId,
): Promise<Settled | undefined> {
  const { at, setAside, renumber, wanted } = settlement
  const [fact, seen] = await Promise.all([
    outboxFact(database, newEpoch),
    rowsOf(database, settlement),
  ])
  if (settlement.madeUnder !== fact.serverEpoch) return undefined
  const settledNo = fact.settledNo + 1
  const isRestored =
    settlement.serverEpoch !== undefined && settlement.serverEpoch !== fact.serverEpoch
  const isBegunAgain = isRestored && fact.serverEpoch !== undefined
  if (isBegunAgain) await startAgain(database)
  const { acking, refused, decided, counts } = isBegunAgain
    ? await rowsOf(database, settlement)
    : seen
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
  const becauseById = new Map(setAside.map(({ id, because }) => [id, because]))
  const acked = acking.map((row) => movedOn(row, { delivery: { state: 'acked', at } }, settledNo))
  const aside = refused.map((row) => {
    const because = becauseById.get(row.id) ?? 'schema'
    return movedOn(row, { delivery: { state: 'set-aside', at, because } })
  })
  const done = decided.map((row) => movedOn(row, { delivery: { state: 'acked', at } }))
  // They are carried out as they are asked.
  const stored = Promise.all([
    keepFact(database, 'outbox', to),
    database.scans.bulkPut(acked),
    database.scans.bulkPut(aside),
    database.scans.bulkPut(done),
  ])
  if (renumber) {
    await stored
    await renumberForked(database, renumber, newEpoch)
  }
  const raised = raisedBy(settlement, renumber ? await database.epochs.toArray() : counts)
  const raising = database.epochs.bulkPut(raised)
  if (wanted.length > 0) await sendAgain(database, wanted)
  await Promise.all([stored, raising, forget(database, raised, settlement.forgetBefore)])
  return { from: fact, to, acked }
}

interface Seen {
  readonly acking: readonly ScanRow[]
  readonly refused: readonly ScanRow[]
  readonly decided: readonly ScanRow[]
  readonly counts: readonly EpochRow[]
}

async function rowsOf(
  database: Database,
  { acked, setAside, decided: settled = [] }: Settlement,
): Promise<Seen> {
  const aside = new Set(setAside.map(({ id }) => id))
  const [acking, refused, decided, counts] = await Promise.all([
    // Acked once is acked: another tab may have sent the same.
    rowsWith(database, acked, ({ state }) => state !== 'acked'),
    rowsWith(database, [...aside]),
    rowsWith(database, settled, ({ id, state }) => state === 'set-aside' || aside.has(id)),
    database.epochs.toArray(),
  ])
  return { acking, refused, decided, counts }
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

/** All counts, of which some may have come further. */
function raisedBy(settlement: Settlement, counts: readonly EpochRow[]): readonly EpochRow[] {
  const most = (count: EpochRow, which: 'ackedThrough' | 'durableThrough') =>
    settlement[which]
      .filter(({ epoch }) => epoch === count.epoch)
      .reduce((so, { seq }) => Math.max(so, seq), count[which])
  return counts.map((count) => ({
    ...count,
    ackedThrough: most(count, 'ackedThrough'),
    durableThrough: most(count, 'durableThrough'),
  }))
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
async function forget(
  { scans }: Database,
  counts: readonly EpochRow[],
  before: number,
): Promise<void> {
  if (before <= 0) return
  const olds = counts
    .filter(({ durableThrough }) => durableThrough > 0)
    .map(({ epoch, durableThrough }) =>
      scans
        .where('[epoch+seq]')
        .between([epoch, 1], [epoch, durableThrough], true, true)
        .until(({ held: { delivery } }) => delivery.state === 'acked' && delivery.at >= before)
        .toArray(),
    )
  const forgotten = (await Promise.all(olds)).flat().filter(({ state }) => state === 'acked')
  await scans.bulkDelete(forgotten.map(({ id }) => id))
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

function byPlace(a: Place, b: Place): number {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1
  return a.seq - b.seq
}
