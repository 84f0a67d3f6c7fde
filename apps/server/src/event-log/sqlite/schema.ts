/**
 * The tables of the log and of everything that follows from it. Instants are whole milliseconds; every `json` and
 * `bytes` column is text, kept as written. Triggers stand in `guards.ts`, since they are not part of a schema here.
 */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Single values: the epoch of this database's life, the last revision given out. */
export const meta = sqliteTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/** Every fact, in commit order. Rows are only ever added. */
export const event = sqliteTable(
  'event',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    hash: text().notNull(),
    kind: text().notNull(),
    source: text().notNull(),
    /** Canonical JSON exactly as received. */
    bytes: text().notNull(),
    /** Which number of which device epoch delivered it. */
    device: text(),
    epoch: text(),
    seq: integer(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (table) => [
    uniqueIndex('event_by_id').on(table.id),
    uniqueIndex('event_by_delivery')
      .on(table.device, table.epoch, table.seq)
      .where(sql`${table.device} is not null`),
  ],
)

/** Under which keys an event is filed (`keysOf`). */
export const eventKey = sqliteTable(
  'event_key',
  {
    key: text().notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.position] })],
)

/** Which orders claim a key (`claimsOf`), so that an event finds the orders it touches. Claims only grow. */
export const orderClaim = sqliteTable(
  'order_claim',
  { key: text().notNull(), order: text().notNull() },
  (table) => [primaryKey({ columns: [table.key, table.order] })],
)

/** The folded view of each order, with the columns that lists are filtered by. */
export const orderView = sqliteTable(
  'order_view',
  {
    order: text().primaryKey(),
    rev: integer().notNull(),
    site: text().notNull(),
    stage: text().notNull(),
    reference: text().notNull(),
    placedAt: integer('placed_at').notNull(),
    boxes: integer().notNull(),
    /** Earliest instant at which a time-based rule could change its mind. */
    nextCheckAt: integer('next_check_at'),
    /** From when on it is late, should nothing move before. */
    lateAt: integer('late_at'),
    carrierTroubleAt: integer('carrier_trouble_at'),
    /** What others are told about when it changes: stage, and how far each box is. */
    standing: text().notNull(),
    /** What this order is found by; spelled out in `order_search`. */
    words: text().notNull(),
    json: text().notNull(),
  },
  (table) => [
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
export const foldFailure = sqliteTable('fold_failure', {
  subject: text().primaryKey(),
  problem: text().notNull(),
  at: integer().notNull(),
})

/** What an order can be found by. `because` is what kind of word it is. */
export const orderSearch = sqliteTable(
  'order_search',
  { word: text().notNull(), order: text().notNull(), because: text().notNull() },
  (table) => [primaryKey({ columns: [table.word, table.order, table.because] })],
)

/** Documents that devices cache: work folded from the log, and reference documents, under one cursor. */
export const work = sqliteTable(
  'work',
  {
    site: text().notNull(),
    collection: text().notNull(),
    id: text().notNull(),
    rev: integer().notNull(),
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
export const finding = sqliteTable(
  'finding',
  {
    row: integer().primaryKey({ autoIncrement: true }),
    finding: text().notNull(),
    order: text().notNull(),
    site: text().notNull(),
    verdict: text().notNull(),
    json: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (table) => [
    uniqueIndex('finding_open')
      .on(table.order, table.finding)
      .where(sql`${table.closedAt} is null`),
    index('finding_closed')
      .on(table.closedAt)
      .where(sql`${table.closedAt} is not null`),
    index('finding_by_order').on(table.order),
    index('finding_by_site')
      .on(table.site)
      .where(sql`${table.closedAt} is null`),
  ],
)

/** What became of a finding: opened, judged otherwise, closed. */
export const findingHistory = sqliteTable(
  'finding_history',
  {
    entry: integer().primaryKey({ autoIncrement: true }),
    row: integer()
      .notNull()
      .references(() => finding.row),
    at: integer().notNull(),
    what: text({ enum: ['opened', 'judged', 'closed'] }).notNull(),
    json: text().notNull(),
  },
  (table) => [index('finding_history_by_row').on(table.row)],
)

/** What others are to be told, written in the transaction that made it true. */
export const outbox = sqliteTable('outbox', {
  id: integer().primaryKey({ autoIncrement: true }),
  topic: text().notNull(),
  payload: text().notNull(),
  at: integer().notNull(),
})

/** Numbers held of each device: stored, quarantined, or answered as duplicates under another epoch. */
export const received = sqliteTable(
  'received',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    from: integer('from_seq').notNull(),
    to: integer('to_seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.epoch, table.from] })],
)

/** Numbers under which came what is stored under another one, and what that is. */
export const repeated = sqliteTable(
  'repeated',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    id: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.epoch, table.seq] })],
)

/** What could not be let in, with its bytes, for a person to decide on. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    row: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    reason: text().notNull(),
    bytes: text().notNull(),
    device: text(),
    epoch: text(),
    seq: integer(),
    at: integer().notNull(),
  },
  (table) => [
    index('quarantine_by_id').on(table.id),
    index('quarantine_by_device').on(table.device, table.epoch, table.seq),
  ],
)

/** Which scans a site does without: a row each time somebody said so. The last one holds. */
export const siteRoute = sqliteTable('site_route', {
  row: integer().primaryKey({ autoIncrement: true }),
  site: text().notNull(),
  /** JSON list of steps. */
  neverScans: text('never_scans').notNull(),
  saidBy: text('said_by').notNull(),
  at: integer().notNull(),
  /** Whether all orders of the site have been judged by it. */
  judged: integer({ mode: 'boolean' }).notNull(),
})

/** What each device last said of itself. */
export const deviceContact = sqliteTable('device_contact', {
  device: text().primaryKey(),
  site: text().notNull(),
  heardAt: integer('heard_at').notNull(),
  json: text().notNull(),
})
