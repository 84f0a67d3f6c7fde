/** What carriers sent, byte for byte, and how far we are with it. */
import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** `bytes` and `headers` never change after the insert: they are the evidence, and can be read again under newer tables. */
export const rawPayload = sqliteTable(
  'raw_payload',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    feed: text().notNull(),
    sha256: text().notNull(),
    receivedAt: integer('received_at').notNull(),
    /** JSON: only those that prove the sender. */
    headers: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    state: text({ enum: ['waiting', 'done', 'failed'] }).notNull(),
    /** Why it waits or failed, or what of it became no event. */
    reason: text(),
    tries: integer().notNull().default(0),
    dueAt: integer('due_at').notNull(),
  },
  (table) => [
    uniqueIndex('raw_payload_by_bytes').on(table.feed, table.sha256),
    index('raw_payload_due')
      .on(table.dueAt)
      .where(sql`${table.state} = 'waiting'`),
  ],
)

/** One row for each feed that ever spoke: its silence is one banner, not a thousand parcel alarms. */
export const carrierFeed = sqliteTable('carrier_feed', {
  feed: text().primaryKey(),
  lastReceivedAt: integer('last_received_at').notNull(),
  received: integer().notNull(),
})
