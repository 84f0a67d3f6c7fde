/** Folds orders and receipts again, from all that was read of them at once. What differs goes into `changes`. */
import {
  receiptKey,
  type Instant,
  type OrderId,
  type OrderView,
  type ReceiptId,
  type SubjectKey,
  type WorkReceipt,
} from '@milepost/domain'
import type { Fresh } from '../fates.ts'
import { foldedOf } from '../folding.ts'
import type { Folds } from '../folds.ts'
import {
  putCheck,
  putView,
  putWork,
  settle,
  type Changes,
  type OpenRow,
  type ViewRow,
} from './changes.ts'
import type { FloorState } from './floor.ts'
import { eventsUnder, grown, historiesOf } from './histories.ts'
import type { Sql } from './sql.ts'

export interface RefoldDeps {
  readonly folds: Folds
  readonly floor: FloorState
}

export interface Refolded {
  readonly findingsMoved: number
  /** Orders of which anything differs that is a pure function of the events. */
  readonly changed: number
}

export interface Touched {
  readonly orders: readonly OrderId[]
  readonly receipts: readonly ReceiptId[]
  readonly fresh: Fresh
  /** Keys that this transaction holds. */
  readonly locked: ReadonlySet<SubjectKey>
}

const viewColumns = '"order", json, rev, site, words, standing, next_check_at "nextCheckAt"'

/** The caller holds the orders. */
export async function refold(
  sql: Sql,
  { orders, receipts, fresh, locked }: Touched,
  changes: Changes,
  { folds, floor }: RefoldDeps,
): Promise<Refolded> {
  if (orders.length + receipts.length === 0) return { findingsMoved: 0, changed: 0 }
  const { at } = changes
  const [histories, views, open, work, receiptEvents, failing, floorAt] = await Promise.all([
    historiesOf(sql, orders),
    viewsOf(sql, orders),
    openOf(sql, orders),
    workOf(sql, orders, receipts),
    receipts.length > 0 ? eventsUnder(sql, receipts.map(receiptKey)) : undefined,
    failingOf(sql),
    floor.floors(sql),
  ])
  const growing = await grown(sql, histories, fresh, locked)
  const guarded = createGuard(changes, failing)
  let findingsMoved = 0
  let changed = 0

  for (const [order, { history, claims }] of growing) {
    for (const key of claims) changes.claims.push({ key, order })
    const now = guarded(`order:${order}`, () => foldedOf(order, history, { folds, floorAt, at }))
    if (!now) continue
    const before = views.get(order)
    const { site } = now.view
    const here = (where: string) => ({ site: where, collection: 'orders', id: order }) as const
    if (before && before.site !== site) {
      putWork(changes, here(before.site), work.get(placeText(here(before.site)))?.doc, null)
    }
    const worked = putWork(changes, here(site), work.get(placeText(here(site)))?.doc, now.work)
    const viewed = putView(changes, order, now, before)
    findingsMoved += settle(changes, order, now.found, open.get(order) ?? [])
    if (worked || viewed) changed += 1
  }
  for (const receipt of receipts) {
    const key = receiptKey(receipt)
    const events = [...(receiptEvents?.get(key) ?? []), ...(fresh.get(key) ?? [])]
    const filed = events.map(({ event }) => event)
    const folded = guarded(key, () => ({ doc: folds.receiptOf(receipt, filed) }))
    if (folded) putReceipt(changes, receipt, folded.doc, work)
  }
  return { findingsMoved, changed }
}

/** A receipt that changed its site, or was taken back, is gone from where it was. */
function putReceipt(
  changes: Changes,
  receipt: ReceiptId,
  doc: WorkReceipt | undefined,
  work: ReadonlyMap<string, WorkRow>,
): void {
  const here = (site: string) => ({ site, collection: 'receipts', id: receipt }) as const
  const elsewhere = [...work.values()].filter(
    ({ collection, id, site }) => collection === 'receipts' && id === receipt && site !== doc?.site,
  )
  for (const { site, doc: before } of elsewhere) putWork(changes, here(site), before, null)
  if (!doc) return
  putWork(changes, here(doc.site), work.get(placeText(here(doc.site)))?.doc, JSON.stringify(doc))
}

/** Time passed or a device was heard: the events are the same, so the stored views are judged as they stand. */
export async function judge(
  sql: Sql,
  orders: readonly OrderId[],
  changes: Changes,
  { folds, floor }: RefoldDeps,
): Promise<number> {
  const [views, open, floorAt] = await Promise.all([
    viewsOf(sql, orders),
    openOf(sql, orders),
    floor.floors(sql),
  ])
  let moved = 0
  for (const [order, { json, nextCheckAt }] of views) {
    const view = JSON.parse(json) as OrderView
    const there = floorAt(view.site)
    const next: Instant | null = folds.nextCheckAt(view, there, changes.at) ?? null
    putCheck(changes, order, next, nextCheckAt)
    moved += settle(
      changes,
      order,
      folds.missedScans(view, there, changes.at),
      open.get(order) ?? [],
    )
  }
  return moved
}

/**
 * Events that no fold can read are kept and flagged, and the last good view stands: one strange event must not hold up
 * a whole batch.
 */
const createGuard =
  (changes: Changes, failing: ReadonlySet<string>) =>
  <Value>(subject: string, fold: () => Value): Value | undefined => {
    try {
      const value = fold()
      if (failing.has(subject)) changes.mended.push(subject)
      return value
    } catch (error) {
      changes.failed.push({ subject, problem: String(error) })
      return undefined
    }
  }

async function viewsOf(sql: Sql, orders: readonly OrderId[]): Promise<Map<OrderId, ViewRow>> {
  const rows = await sql<ViewRow>(
    `select ${viewColumns} from order_view where "order" = any($1::text[]) order by "order"`,
    [orders],
  )
  return new Map(rows.map((row) => [row.order, row]))
}

async function openOf(sql: Sql, orders: readonly OrderId[]): Promise<Map<OrderId, OpenRow[]>> {
  const rows = await sql<OpenRow>(
    `select row, "order", finding, verdict, json from finding
     where "order" = any($1::text[]) and closed_at is null order by row`,
    [orders],
  )
  return Map.groupBy(rows, ({ order }) => order)
}

interface WorkRow {
  readonly site: string
  readonly collection: string
  readonly id: string
  readonly doc: string | null
}

const placeText = ({ site, collection, id }: Omit<WorkRow, 'doc'>): string =>
  JSON.stringify([site, collection, id])

async function workOf(
  sql: Sql,
  orders: readonly OrderId[],
  receipts: readonly ReceiptId[],
): Promise<Map<string, WorkRow>> {
  const rows = await sql<WorkRow>(
    `select site, collection, id, doc from work where collection = 'orders' and id = any($1::text[])
     union all
     select site, collection, id, doc from work where collection = 'receipts' and id = any($2::text[])`,
    [orders, receipts],
  )
  return new Map(rows.map((row) => [placeText(row), row]))
}

async function failingOf(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql<{ subject: string }>('select subject from fold_failure')
  return new Set(rows.map(({ subject }) => subject))
}
