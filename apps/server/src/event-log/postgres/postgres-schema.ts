/**
 * The tables of the log and of everything that follows from it, as in `sqlite/schema.ts`. Numbers that readers follow
 * by a cursor come from `counter`, whose one row is locked until its taker commits: so they are seen in their order.
 */
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { text, whole } from './columns.ts'

/** Single values: the epoch of this database's life. */
export const meta = pgTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/** The last number given out of each kind. */
export const counter = pgTable(
  'counter',
  {
    one: boolean().primaryKey().default(true),
    position: whole().notNull().default(0),
    rev: whole().notNull().default(0),
    outbox: whole().notNull().default(0),
  },
  (table) => [check('counter_is_one', sql`${table.one}`)],
)

/** Every fact, in commit order. Rows are only ever added. */
export const event = pgTable(
  'event',
  {
    position: whole().primaryKey(),
    id: text().notNull(),
    hash: text().notNull(),
    kind: text().notNull(),
    source: text().notNull(),
    /** Canonical JSON exactly as received. */
    bytes: text().notNull(),
    /** Which number of which device epoch delivered it. */
    device: text(),
    epoch: text(),
    seq: whole(),
    recordedAt: whole('recorded_at').notNull(),
  },
  (table) => [
    uniqueIndex('event_by_id').on(table.id),
    uniqueIndex('event_by_delivery')
      .on(table.device, table.epoch, table.seq)
      .where(sql`${table.device} is not null`),
  ],
)

/** Under which keys an event is filed (`keysOf`). */
export const eventKey = pgTable(
  'event_key',
  { key: text().notNull(), position: whole().notNull() },
  (table) => [primaryKey({ columns: [table.key, table.position] })],
)

/** Which orders claim a key (`claimsOf`), so that an event finds the orders it touches. Claims only grow. */
export const orderClaim = pgTable(
  'order_claim',
  { key: text().notNull(), order: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.key, table.order] }),
    index('order_claim_by_order').on(table.order),
  ],
)

/** The folded view of each order, with the columns that lists are filtered by. */
export const orderView = pgTable(
  'order_view',
  {
    order: text().primaryKey(),
    rev: whole().notNull(),
    site: text().notNull(),
    stage: text().notNull(),
    reference: text().notNull(),
    placedAt: whole('placed_at').notNull(),
    boxes: whole().notNull(),
    /** Earliest instant at which a time-based rule could change its mind. */
    nextCheckAt: whole('next_check_at'),
    /** From when on it is late, should nothing move before. */
    lateAt: whole('late_at'),
    carrierTroubleAt: whole('carrier_trouble_at'),
    /** What others are told about when it changes: stage, and how far each box is. */
    standing: text().notNull(),
    /** The words this order is found by, as written to `order_search`. */
    words: text().notNull(),
    json: text().notNull(),
  },
  (table) => [
    index('order_view_by_rev').on(table.rev),
    index('order_view_due')
      .on(table.nextCheckAt)
      .where(sql`${table.nextCheckAt} is not null`),
    index('order_view_late')
      .on(table.lateAt)
      .where(sql`${table.lateAt} is not null`),
    index('order_view_carrier_trouble')
      .on(table.carrierTroubleAt)
      .where(sql`${table.carrierTroubleAt} is not null`),
    index('order_view_latest').on(table.placedAt, table.order),
  ],
)

/** Orders whose events could not be folded: the events are kept, the last good view stands, and `rebuild` tries again. */
export const foldFailure = pgTable('fold_failure', {
  subject: text().primaryKey(),
  problem: text().notNull(),
  at: whole().notNull(),
})

/** What an order can be found by. `because` is what kind of word it is. */
export const orderSearch = pgTable(
  'order_search',
  { word: text().notNull(), order: text().notNull(), because: text().notNull() },
  (table) => [primaryKey({ columns: [table.word, table.order, table.because] })],
)

/** Documents that devices cache: work folded from the log, and reference documents, under one cursor. */
export const work = pgTable(
  'work',
  {
    site: text().notNull(),
    collection: text().notNull(),
    id: text().notNull(),
    rev: whole().notNull(),
    /** Null where it is gone from the floor. */
    doc: text(),
  },
  (table) => [
    primaryKey({ columns: [table.collection, table.id, table.site] }),
    uniqueIndex('work_by_rev').on(table.site, table.rev),
    index('work_on_floor')
      .on(table.site, table.collection)
      .where(sql`${table.doc} is not null`),
    index('work_receipts')
      .on(table.rev)
      .where(sql`${table.collection} = 'receipts' and ${table.doc} is not null`),
    index('work_site_receipts')
      .on(table.site, table.rev)
      .where(sql`${table.collection} = 'receipts' and ${table.doc} is not null`),
  ],
)

/** One row each time a gap opens; `finding` names the gap. The row closes and stays. */
export const finding = pgTable(
  'finding',
  {
    row: bigserial({ mode: 'number' }).primaryKey(),
    /** When it last changed, in commit order. */
    rev: whole().notNull(),
    finding: text().notNull(),
    order: text().notNull(),
    site: text().notNull(),
    verdict: text().notNull(),
    json: text().notNull(),
    openedAt: whole('opened_at').notNull(),
    closedAt: whole('closed_at'),
  },
  (table) => [
    uniqueIndex('finding_open')
      .on(table.order, table.finding)
      .where(sql`${table.closedAt} is null`),
    index('finding_closed')
      .on(table.closedAt)
      .where(sql`${table.closedAt} is not null`),
    index('finding_by_order').on(table.order),
    index('finding_by_rev').on(table.rev),
    index('finding_by_site')
      .on(table.site)
      .where(sql`${table.closedAt} is null`),
  ],
)

/** What became of a finding: opened, judged otherwise, closed. */
export const findingHistory = pgTable(
  'finding_history',
  {
    entry: bigserial({ mode: 'number' }).primaryKey(),
    row: whole()
      .notNull()
      .references(() => finding.row),
    at: whole().notNull(),
    what: text().notNull(),
    json: text().notNull(),
  },
  (table) => [index('finding_history_by_row').on(table.row)],
)

/** What others are to be told, written in the transaction that made it true. */
export const outbox = pgTable('outbox', {
  id: whole().primaryKey(),
  topic: text().notNull(),
  payload: text().notNull(),
  at: whole().notNull(),
})

/** Numbers held of each device: stored, quarantined, or answered as duplicates under another epoch. */
export const received = pgTable(
  'received',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    from: whole('from_seq').notNull(),
    to: whole('to_seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.epoch, table.from] })],
)

/** Numbers under which came what is stored under another one, and what that is. */
export const repeated = pgTable(
  'repeated',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    seq: whole().notNull(),
    id: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.epoch, table.seq] })],
)

/** What could not be let in, with its bytes, for a person to decide on. */
export const quarantine = pgTable(
  'quarantine',
  {
    row: bigserial({ mode: 'number' }).primaryKey(),
    id: text().notNull(),
    reason: text().notNull(),
    bytes: text().notNull(),
    device: text(),
    epoch: text(),
    seq: whole(),
    at: whole().notNull(),
  },
  (table) => [
    uniqueIndex('quarantine_by_contents').on(table.id, table.reason, sql`md5(${table.bytes})`),
    index('quarantine_by_device').on(table.device, table.epoch, table.seq),
  ],
)

/** Which scans a site does without: a row each time somebody said so. The last one holds. */
export const siteRoute = pgTable('site_route', {
  row: bigserial({ mode: 'number' }).primaryKey(),
  site: text().notNull(),
  /** JSON list of steps. */
  neverScans: text('never_scans').notNull(),
  saidBy: text('said_by').notNull(),
  at: whole().notNull(),
  /** Whether all orders of the site have been judged by it. */
  judged: boolean().notNull(),
})

/** What each device last said of itself, how often it did, and how much of that has been judged. */
export const deviceContact = pgTable(
  'device_contact',
  {
    device: text().primaryKey(),
    site: text().notNull(),
    heardAt: whole('heard_at').notNull(),
    json: text().notNull(),
    contacts: whole().notNull(),
    judged: whole().notNull(),
  },
  (table) => [
    index('device_contact_unjudged')
      .on(table.site)
      .where(sql`${table.contacts} > ${table.judged}`),
  ],
)
