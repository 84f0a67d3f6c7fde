/**
 * The port of the one append-only log. SQLite implements it; a second store must pass the same suite
 * (`event-log.suite.ts`). A plan of checked events goes in, never a callback, since one engine is synchronous inside a
 * transaction and the other is not. Everything that follows from an event (view, work, findings, outbox rows) is
 * written in its transaction.
 */
import type {
  DeviceId,
  EpochId,
  EventId,
  Finding,
  FloorDevice,
  Instant,
  MilepostEvent,
  OptionalScan,
  OrderId,
  OrderStage,
  OrderView,
  PersonId,
  SiteId,
  SubjectKey,
  Verdict,
  WorkReceipt,
} from '@milepost/domain'
import type { Concern, PullChange, RejectionReason } from '@milepost/contract'

/** A checked event on its way in. `bytes` is its canonical JSON as received: unknown fields stay in it. */
export interface Arrival {
  readonly event: MilepostEvent
  readonly bytes: string
  readonly hash: string
  /** Which number of which device epoch delivered it. Only scans have one. */
  readonly delivery?: Delivery
}

export interface Delivery {
  readonly device: DeviceId
  readonly epoch: EpochId
  readonly seq: number
}

/** An event that could not be let in. Its bytes are kept for a person to decide on. */
export interface Refused {
  readonly id: EventId
  readonly bytes: string
  readonly reason: RejectionReason
  readonly delivery?: Delivery
}

export interface Batch {
  readonly arrivals: readonly Arrival[]
  readonly refused: readonly Refused[]
  /** Now, by our clock. A fact about us: it flags lateness and never orders anything. */
  readonly at: Instant
}

export type AppendFate = 'accepted' | 'duplicate' | 'conflict' | 'fork' | 'retry'

export interface Appended {
  /** One for each arrival, in its order. */
  readonly fates: readonly AppendFate[]
  readonly touched: readonly OrderId[]
  /** Commit-ordered revision after this batch. */
  readonly rev: number
  /** Set when the disk was full or the database locked: nothing was kept and every fate is `retry`. */
  readonly unavailable?: string
}

/** `conflict`: another event has this id and other contents. */
export type QuarantineReason = RejectionReason | 'conflict'

export interface Quarantined extends Omit<Refused, 'reason'> {
  readonly reason: QuarantineReason
  readonly at: Instant
}

/** Something others are to be told, written in the transaction that made it true. */
export interface OutboxRow {
  readonly id: number
  readonly topic: 'order-moved' | 'finding-opened' | 'finding-closed'
  /** JSON. */
  readonly payload: string
  readonly at: Instant
}

export interface StoredEvent {
  /** Position in commit order. */
  readonly position: number
  readonly event: MilepostEvent
  readonly recordedAt: Instant
}

export interface FindingState extends Finding {
  readonly openedAt: Instant
  readonly closedAt?: Instant
}

/** Somebody said which scans a site never makes. */
export interface RouteSaid {
  readonly site: SiteId
  readonly neverScans: readonly OptionalScan[]
  readonly by: PersonId
  readonly at: Instant
}

export interface OrderHit {
  readonly order: OrderId
  readonly reference: string
  readonly site: SiteId
  readonly stage: OrderStage
  readonly placedAt: Instant
  readonly boxes: number
  readonly because: string
}

/** Orders that want a person as a whole. */
export interface Concerned {
  readonly count: number
  /** Of these, how many have become so since the given moment. */
  readonly opened: number
  /** Longest first. */
  readonly hits: readonly (Omit<OrderHit, 'because'> & { readonly since: Instant })[]
}

export interface ReceivedRange {
  readonly epoch: EpochId
  readonly from: number
  readonly to: number
}

/** What is stored under a device's numbers, counted apart from the ranges it says it received. */
export interface StoredNumbers {
  readonly epoch: EpochId
  readonly events: number
  /** In quarantine, and no event. */
  readonly aside: number
  /** Of what came before under another number, and is stored there. */
  readonly repeated: number
  /** Of all three: those that the ranges leave out. */
  readonly outside: number
}

export interface ReceiptPage {
  readonly receipts: readonly WorkReceipt[]
  /** Where the next page begins. Nothing after the last. */
  readonly earlier?: number
}

export interface FiledQuestion {
  readonly keys: readonly SubjectKey[]
  readonly before?: number
  readonly limit: number
}

export interface Claimant {
  readonly key: SubjectKey
  readonly order: OrderId
  readonly reference: string
}

export interface EventLog {
  append(batch: Batch): Promise<Appended>

  orderView(order: OrderId): Promise<{ readonly view: OrderView; readonly rev: number } | undefined>
  eventsOf(order: OrderId): Promise<readonly StoredEvent[]>
  eventById(id: EventId): Promise<StoredEvent | undefined>
  /** Everything after this position, in commit order. */
  eventsAfter(position: number, limit: number): Promise<readonly StoredEvent[]>
  /** Orders that text may mean: reference, tracking number, SKU, GTIN, box. Exact matches first. */
  findOrders(text: string, limit: number): Promise<readonly OrderHit[]>
  latestOrders(limit: number): Promise<readonly OrderHit[]>
  /** Orders that are late by now, or that a carrier has trouble with. */
  ordersOfConcern(question: {
    readonly concern: Concern
    readonly site?: SiteId
    readonly now: Instant
    readonly openedSince: Instant
    readonly limit: number
  }): Promise<Concerned>

  /** Open findings, and those closed since, oldest first. */
  findings(question: {
    readonly site?: SiteId
    readonly verdict?: Verdict
    readonly order?: OrderId
    readonly closedSince?: Instant
  }): Promise<readonly FindingState[]>
  /** Judges again what is due by now, and what a contact or a route may have changed. Answers how many findings moved. */
  judge(now: Instant): Promise<number>
  /** What each device last said of itself; `judge` and `append` read it. */
  heard(device: FloorDevice, at: Instant): Promise<void>
  /** Kept beside what was said before. The next `judge` judges all orders of the site by it. */
  sayRoute(said: RouteSaid): Promise<void>
  /** What was said last of each site of which anything was. */
  routes(): Promise<readonly RouteSaid[]>

  /** Work documents changed after this revision, in commit order. */
  workAfter(
    site: SiteId,
    cursor: number,
    limit: number,
  ): Promise<{
    readonly changes: readonly PullChange[]
    readonly cursor: number
    readonly more: boolean
  }>
  /** Announced deliveries as they stand, those that changed last first. */
  receipts(question: {
    readonly site?: SiteId
    /** `earlier` of the page before. */
    readonly before?: number
    readonly limit: number
  }): Promise<ReceiptPage>
  /** Bins that the work of a site names, each as it is written. */
  binsOf(site: SiteId): Promise<readonly string[]>
  /** All that is filed under any of these, in commit order. */
  eventsUnder(keys: readonly SubjectKey[]): Promise<readonly StoredEvent[]>
  /** The last that were filed under any of these before this position, latest first. */
  latestUnder(question: FiledQuestion): Promise<readonly StoredEvent[]>
  /** Orders that claim any of these. */
  claimantsOf(keys: readonly SubjectKey[]): Promise<readonly Claimant[]>
  /** Puts a reference document (product, person, site) under the same cursor; `null` takes it away. */
  putReference(site: SiteId, change: PullChange): Promise<void>

  /** Numbers held of a device: events, quarantine, and duplicates answered under another epoch. */
  receivedOf(device: DeviceId): Promise<readonly ReceivedRange[]>
  /** Counted row by row: it proves the ranges, so it does not use them. */
  storedOf(device: DeviceId): Promise<readonly StoredNumbers[]>
  quarantined(device?: DeviceId): Promise<readonly Quarantined[]>
  /** Outbox rows after this id. Readers keep their own cursor and take a row at least once. */
  outboxAfter(id: number, limit: number): Promise<readonly OutboxRow[]>

  /** Random name of this database's life; a restore changes it. */
  epoch(): Promise<string>
  /** Folds every order again. Answers how many views differed from what was stored. */
  rebuild(
    at: Instant,
    progress?: Progress,
  ): Promise<{ readonly orders: number; readonly differed: number }>
  /** Folds some orders again, in the order of their names, from the events alone; what differed is mended, and named. */
  recheck(after: OrderId | undefined, most: number, at: Instant): Promise<Rechecked>
  /** Answers true to one of all processes: the views are compared by it, from now on. */
  claimComparison(at: Instant, notSince: Instant): Promise<boolean>
  /** Version of the folds that all views are by, as last noted. */
  foldedBy(): Promise<number | undefined>
  noteFoldedBy(version: number): Promise<void>
  /** Tells when anything was committed, after the fact. The unsubscribe function is returned. */
  onCommit(listener: (committed: Committed) => void): () => void
  close(): Promise<void>
}

export interface Rechecked {
  readonly orders: number
  readonly differed: readonly OrderId[]
  /** Where to go on. Nothing after the last. */
  readonly last?: OrderId
}

/** How much of some long work is done. */
export type Progress = (done: number, of: number) => void

export interface Committed {
  readonly rev: number
  readonly orders: readonly OrderId[]
  readonly findingsChanged: boolean
}
