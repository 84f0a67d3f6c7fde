/** Questions about the cached work, each answered with this device's own scans on top. */
import type { Product, WorkPerson, WorkReceiptDoc, WorkSite } from '@milepost/contract'
import type { DeviceEvent, EventId, OrderId, ReceiptId, WorkBox, WorkOrder } from '@milepost/domain'
import type { Database, ScanRow } from '../sync/database.ts'
import { factOf } from '../sync/facts.ts'
import type { DocOf } from './keys.ts'
import { type OwnScan, receiptWithOwnScans, withOwnScans } from './own-scans.ts'

export async function orderById(
  database: Database,
  order: OrderId,
): Promise<WorkOrder | undefined> {
  const row = await database.work.get(['orders', order])
  return row && withOwnScans(row.doc as WorkOrder, await ownScans(database))
}

export async function allOrders(database: Database): Promise<readonly WorkOrder[]> {
  const own = await ownScans(database)
  return (await docsOf(database, 'orders'))
    .map((order) => withOwnScans(order, own))
    .toSorted(byPromise)
}

/** Orders with something to pick: what was promised earliest comes first. */
export async function pickList(database: Database): Promise<readonly WorkOrder[]> {
  return (await allOrders(database)).filter((order) =>
    order.lines.some(
      ({ units, picked, packed, short }) => Math.max(picked, packed) + short < units,
    ),
  )
}

export async function receiptById(
  database: Database,
  receipt: ReceiptId,
): Promise<WorkReceiptDoc | undefined> {
  const row = await database.work.get(['receipts', receipt])
  return row && receiptWithOwnScans(row.doc as WorkReceiptDoc, await ownScans(database))
}

export async function allReceipts(database: Database): Promise<readonly WorkReceiptDoc[]> {
  const own = await ownScans(database)
  return (await docsOf(database, 'receipts')).map((receipt) => receiptWithOwnScans(receipt, own))
}

export interface BoxOfOrder {
  readonly box: WorkBox
  readonly order: WorkOrder
}

/** Every box on the floor, whatever its state: hand-over shows those that are labelled and still here. */
export async function allBoxes(database: Database): Promise<readonly BoxOfOrder[]> {
  return (await allOrders(database)).flatMap((order) => order.boxes.map((box) => ({ box, order })))
}

export const products = (database: Database): Promise<readonly Product[]> =>
  docsOf(database, 'products')

export async function siteOfDevice(database: Database): Promise<WorkSite | undefined> {
  return (await docsOf(database, 'site'))[0]
}

/** Those who signed in here lately come first, the others by name. */
export async function peopleHere(database: Database): Promise<readonly WorkPerson[]> {
  const recent = (await factOf(database, 'recentPeople')) ?? []
  const place = ({ person }: WorkPerson) => {
    const at = recent.indexOf(person)
    return at < 0 ? recent.length : at
  }
  return (await docsOf(database, 'people')).toSorted(
    (a, b) => place(a) - place(b) || a.name.localeCompare(b.name),
  )
}

async function docsOf<Collection extends 'orders' | 'receipts' | 'products' | 'people' | 'site'>(
  { work }: Database,
  collection: Collection,
): Promise<readonly DocOf<Collection>[]> {
  const rows = await work.where({ collection }).toArray()
  return rows.map(({ doc }) => doc as DocOf<Collection>)
}

/** What the pulled work does not show yet, and whatever that corrects. */
export async function ownScans(database: Database): Promise<readonly OwnScan[]> {
  const { scans } = database
  const through = (await factOf(database, 'outbox'))?.absorbedThrough ?? 0
  const shown = await madeScans(database, [
    ...(await scans.where('state').equals('waiting').primaryKeys()),
    ...(await scans.where('settledNo').above(through).primaryKeys()),
  ])
  const corrected = new Map<EventId, ScanRow>()
  const missing = (made: Iterable<Made>) =>
    [...made].flatMap(({ event: { corrects } }) =>
      corrects === undefined || shown.has(corrects) || corrected.has(corrects) ? [] : [corrects],
    )
  for (let wanted = missing(shown.values()); wanted.length > 0;) {
    const found = (await scans.bulkGet(wanted)).filter((row) => row !== undefined)
    for (const row of found) corrected.set(row.id, row)
    wanted = missing(found.map(madeIn))
  }
  return [
    ...[...shown.values()].map((made) => ({ ...made, absorbed: false })),
    ...[...corrected.values()].map((row) => ({
      ...madeIn(row),
      absorbed: row.state === 'acked' && row.settledNo !== undefined && row.settledNo <= through,
    })),
  ]
    .toSorted((a, b) => a.madeNo - b.madeNo)
    .map(({ event, absorbed }) => ({ event, absorbed }))
}

interface Made {
  readonly madeNo: number
  readonly event: DeviceEvent
}

const madeIn = ({ madeNo, held: { event } }: ScanRow): Made => ({ madeNo, event })

/** Ten thousand may wait, and every scan asks about all of them; what was made never changes, so it is read once. */
const readBefore = new WeakMap<Database, ReadonlyMap<EventId, Made>>()

async function madeScans(
  database: Database,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, Made>> {
  const before = readBefore.get(database)
  const fresh = ids.filter((id) => !before?.has(id))
  const rows = (await database.scans.bulkGet(fresh)).filter((row) => row !== undefined)
  const read = new Map(rows.map((row) => [row.id, madeIn(row)]))
  const made = new Map<EventId, Made>()
  for (const id of ids) {
    const known = before?.get(id) ?? read.get(id)
    if (known) made.set(id, known)
  }
  readBefore.set(database, made)
  return made
}

function byPromise(a: WorkOrder, b: WorkOrder): number {
  return (
    (a.promised.shipBy ?? Infinity) - (b.promised.shipBy ?? Infinity) ||
    a.placedAt - b.placedAt ||
    0
  )
}
