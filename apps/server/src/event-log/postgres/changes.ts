/** All that a transaction is going to write, gathered before the first row of it is. */
import type { EventId, Finding, Instant, OrderId, SubjectKey } from '@milepost/domain'
import type { PullChange } from '@milepost/contract'
import type { Delivery, OutboxRow, Quarantined } from '../event-log.ts'
import { movedPayload, type Folded } from '../folding.ts'
import type { Range } from '../ranges.ts'
import { movedBy, settlementOf, type OpenFinding } from '../settlement.ts'
import { changedWords, type Word } from '../words.ts'
import type { Filed } from './identity.ts'

export interface ViewRow {
  readonly order: OrderId
  readonly json: string
  readonly rev: number
  readonly site: string
  readonly words: string
  readonly standing: string
  readonly nextCheckAt: number | null
}

export interface OpenRow extends OpenFinding {
  readonly row: number
  readonly order: OrderId
}

export interface WorkPlace {
  readonly site: string
  readonly collection: PullChange['collection']
  readonly id: string
}

/** `rev` counts from 1 within the transaction. */
interface Numbered {
  readonly rev: number
}

export interface Changes {
  readonly at: Instant
  readonly events: Filed[]
  readonly claims: { readonly key: SubjectKey; readonly order: OrderId }[]
  readonly views: (Numbered & { readonly order: OrderId; readonly now: Folded })[]
  readonly checks: { readonly order: OrderId; readonly next: number | null }[]
  readonly wanted: { readonly word: Word; readonly order: OrderId }[]
  readonly unwanted: { readonly word: Word; readonly order: OrderId }[]
  readonly work: (Numbered & WorkPlace & { readonly doc: string | null })[]
  readonly opened: (Numbered & {
    readonly order: OrderId
    readonly finding: Finding
    readonly json: string
  })[]
  readonly retold: (Numbered & {
    readonly row: number
    readonly verdict: string
    readonly json: string
    readonly judged: boolean
  })[]
  readonly closed: (Numbered & { readonly row: number; readonly json: string })[]
  readonly outbox: { readonly topic: OutboxRow['topic']; readonly payload: string }[]
  readonly failed: { readonly subject: string; readonly problem: string }[]
  readonly mended: string[]
  readonly quarantined: Quarantined[]
  /** May be stored under another number than this one. */
  readonly repeats: { readonly id: EventId; readonly delivery: Delivery }[]
  readonly ranges: {
    readonly device: string
    readonly epoch: string
    readonly added: readonly Range[]
    readonly replaced: readonly Range[]
  }[]
  revs: number
}

export const noChanges = (at: Instant): Changes => ({
  at,
  events: [],
  claims: [],
  views: [],
  checks: [],
  wanted: [],
  unwanted: [],
  work: [],
  opened: [],
  retold: [],
  closed: [],
  outbox: [],
  failed: [],
  mended: [],
  quarantined: [],
  repeats: [],
  ranges: [],
  revs: 0,
})

const nextRev = (changes: Changes): number => (changes.revs += 1)

/** Only what changed gets a new revision. Answers whether it did. */
export function putWork(
  changes: Changes,
  place: WorkPlace,
  before: string | null | undefined,
  doc: string | null,
): boolean {
  if (before === doc || (before === undefined && doc === null)) return false
  changes.work.push({ ...place, doc, rev: nextRev(changes) })
  return true
}

/** Answers whether the view differs from what was stored. */
export function putView(
  changes: Changes,
  order: OrderId,
  now: Folded,
  before: ViewRow | undefined,
): boolean {
  const { json, words, standing, nextCheckAt } = now
  if (before?.json === json && before.words === words && before.standing === standing) {
    putCheck(changes, order, nextCheckAt, before.nextCheckAt)
    return false
  }
  changes.views.push({ order, now, rev: nextRev(changes) })
  if (before?.words !== words) {
    const { wanted, unwanted } = changedWords(words, before?.words ?? '[]')
    for (const word of wanted) changes.wanted.push({ word, order })
    for (const word of unwanted) changes.unwanted.push({ word, order })
  }
  if (before?.standing !== standing) {
    changes.outbox.push({ topic: 'order-moved', payload: movedPayload(order, standing) })
  }
  return true
}

export function putCheck(
  changes: Changes,
  order: OrderId,
  next: number | null,
  before: number | null,
): void {
  if (next !== before) changes.checks.push({ order, next })
}

/** Makes the open rows of an order say what was found. Answers how many opened, changed verdict or closed. */
export function settle(
  changes: Changes,
  order: OrderId,
  found: readonly Finding[],
  open: readonly OpenRow[],
): number {
  const settlement = settlementOf(open, found)
  for (const { before, finding, json, judged } of settlement.retold) {
    const { row } = before
    changes.retold.push({ row, verdict: finding.verdict, json, judged, rev: nextRev(changes) })
  }
  for (const { finding, json } of settlement.opened) {
    changes.opened.push({ order, finding, json, rev: nextRev(changes) })
    changes.outbox.push({ topic: 'finding-opened', payload: json })
  }
  for (const { row, json } of settlement.closed) {
    changes.closed.push({ row, json, rev: nextRev(changes) })
    changes.outbox.push({ topic: 'finding-closed', payload: json })
  }
  return movedBy(settlement)
}
