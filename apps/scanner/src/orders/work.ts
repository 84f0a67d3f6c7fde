/** Questions about the cached work, each answered with this device's own scans on top. */
import type { WorkPerson, WorkReceiptDoc, WorkSite } from '@milepost/contract'
import type { OrderId, ReceiptId, WorkBox, WorkOrder } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import { factOf } from '../sync/facts.ts'
import { receiptWithOwnScans, withOwnScans } from './own-scans.ts'
import { shownScans } from './shown-scans.ts'
import { docsOf, docsWith } from './work-docs.ts'

export async function orderById(
  database: Database,
  order: OrderId,
): Promise<WorkOrder | undefined> {
  const [doc] = await docsWith(database, 'orders', [order])
  return doc && withOwnScans(doc, (await shownScans(database)).about(order))
}

/** Those that still are on the floor of these, told apart by blanks. */
export async function ordersNamed(database: Database, ids: string): Promise<readonly WorkOrder[]> {
  const named = ids.split(' ').filter((id) => id !== '')
  const docs = await docsWith(database, 'orders', named)
  const own = await shownScans(database)
  return docs.map((doc) => withOwnScans(doc, own.about(doc.order)))
}

export async function allOrders(database: Database): Promise<readonly WorkOrder[]> {
  const own = await shownScans(database)
  return (await docsOf(database, 'orders'))
    .map((order) => withOwnScans(order, own.about(order.order)))
    .toSorted(byPromise)
}

/** Orders with something to pick: what was promised earliest comes first. */
export async function pickList(database: Database): Promise<readonly WorkOrder[]> {
  return (await allOrders(database)).filter(
    ({ stage, lines }) =>
      here.has(stage) &&
      lines.some(({ units, picked, packed, short }) => Math.max(picked, packed) + short < units),
  )
}

/** An order that has left may still be listed: for a late scan, or for what comes back of it. */
const here: ReadonlySet<WorkOrder['stage']> = new Set(['ordered', 'picking', 'packing', 'packed'])

export async function receiptById(
  database: Database,
  receipt: ReceiptId,
): Promise<WorkReceiptDoc | undefined> {
  const [doc] = await docsWith(database, 'receipts', [receipt])
  return doc && receiptWithOwnScans(doc, (await shownScans(database)).about(receipt))
}

export async function allReceipts(database: Database): Promise<readonly WorkReceiptDoc[]> {
  const own = await shownScans(database)
  return (await docsOf(database, 'receipts')).map((doc) =>
    receiptWithOwnScans(doc, own.about(doc.receipt)),
  )
}

export interface BoxOfOrder {
  readonly box: WorkBox
  readonly order: WorkOrder
}

/** Every box on the floor, whatever its state: hand-over shows those that are labelled and still here. */
export async function allBoxes(database: Database): Promise<readonly BoxOfOrder[]> {
  return (await allOrders(database)).flatMap((order) => order.boxes.map((box) => ({ box, order })))
}

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

function byPromise(a: WorkOrder, b: WorkOrder): number {
  return (
    (a.promised.shipBy ?? Infinity) - (b.promised.shipBy ?? Infinity) ||
    a.placedAt - b.placedAt ||
    0
  )
}
