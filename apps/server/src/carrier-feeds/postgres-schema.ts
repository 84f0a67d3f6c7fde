/** As in `schema.ts`, for PostgreSQL. */
import { sql } from 'drizzle-orm'
import { bigserial, index, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, text, whole } from '../event-log/postgres/columns.ts'

/** `bytes` and `headers` never change after the insert: they are the evidence, and can be read again under newer tables. */
export const rawPayload = pgTable(
  'raw_payload',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    feed: text().notNull(),
    sha256: text().notNull(),
    receivedAt: whole('received_at').notNull(),
    /** JSON: only those that prove the sender. */
    headers: text().notNull(),
    bytes: bytes().notNull(),
    state: text().notNull(),
    /** Why it waits or failed, or what of it became no event. */
    reason: text(),
    tries: whole().notNull().default(0),
    dueAt: whole('due_at').notNull(),
  },
  (table) => [
    uniqueIndex('raw_payload_by_bytes').on(table.feed, table.sha256),
    index('raw_payload_due')
      .on(table.dueAt)
      .where(sql`${table.state} = 'waiting'`),
  ],
)

/** One row for each feed that ever spoke: its silence is one banner, not a thousand parcel alarms. */
export const carrierFeed = pgTable('carrier_feed', {
  feed: text().primaryKey(),
  lastReceivedAt: whole('last_received_at').notNull(),
  received: whole().notNull(),
})
