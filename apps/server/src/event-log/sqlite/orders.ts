/** Folds a touched order or receipt again and writes what changed: view, work, words, findings and outbox rows. */
import type { Instant, OrderId, OrderView, ReceiptId, SubjectKey } from '@milepost/domain'
import type { Came } from '../fates.ts'
import { foldedOf } from '../folding.ts'
import type { Folds } from '../folds.ts'
import type { Events } from './events.ts'
import type { Findings } from './findings.ts'
import type { FloorState } from './floor.ts'
import type { FoldGuard } from './fold-guard.ts'
import type { Histories } from './history.ts'
import type { ViewRows } from './view-rows.ts'
import type { Work } from './work.ts'

export interface OrdersDeps {
  readonly guard: FoldGuard
  readonly folds: Folds
  readonly events: Events
  readonly histories: Histories
  readonly findings: Findings
  readonly floor: FloorState
  readonly views: ViewRows
  readonly work: Work
}

export interface Refolded {
  readonly findingsMoved: number
  /** Whether anything differs that is a pure function of the events. */
  readonly changed: boolean
}

export function createOrders(deps: OrdersDeps) {
  const { folds, events, histories, findings, floor, views, work } = deps
  const { guarded } = deps.guard

  return {
    refold(order: OrderId, came: Came, at: Instant): Refolded {
      const history = histories.grown(order, came)
      const now = guarded(`order:${order}`, at, () =>
        foldedOf(order, history, { folds, floorAt: (site) => floor.of(site), at }),
      )
      if (!now) return { findingsMoved: 0, changed: false }
      const { written } = history
      const before = written?.view ?? views.read(order)
      const { site } = now.view
      const stays = before?.site === site
      if (before && !stays) work.put(before.site, 'orders', order, null)
      const worked = work.put(site, 'orders', order, now.work, stays ? written?.work : undefined)
      const { row, changed } = views.write(order, now, before, at)
      const hasFindings = now.found.length > 0
      const isQuiet = written?.hasFindings === false && !hasFindings
      const findingsMoved = isQuiet ? 0 : findings.settle(order, now.found, at)
      history.written = { view: row, work: now.work, hasFindings }
      return { findingsMoved, changed: worked || changed }
    },
    refoldReceipt(receipt: ReceiptId, at: Instant): void {
      const key: SubjectKey = `receipt:${receipt}`
      const filed = events.positionsUnder(key).map((position) => events.at(position).event)
      const folded = guarded(key, at, () => ({ doc: folds.receiptOf(receipt, filed) }))
      if (!folded) return
      const { doc } = folded
      for (const site of work.sitesOf('receipts', receipt)) {
        if (site !== doc?.site) work.put(site, 'receipts', receipt, null)
      }
      if (doc) work.put(doc.site, 'receipts', receipt, JSON.stringify(doc))
    },
    /** Time passed or a device was heard: the events are the same, so the stored view is judged as it stands. */
    judge(order: OrderId, now: Instant): number {
      const row = views.read(order)
      if (!row) return 0
      const view = JSON.parse(row.json) as OrderView
      const there = floor.of(view.site)
      const next = folds.nextCheckAt(view, there, now) ?? null
      if (next !== row.nextCheckAt) views.checkNext(order, next)
      const moved = findings.settle(order, folds.missedScans(view, there, now), now)
      if (next !== row.nextCheckAt || moved > 0) histories.forgetOne(order)
      return moved
    },
  }
}
export type Orders = ReturnType<typeof createOrders>
