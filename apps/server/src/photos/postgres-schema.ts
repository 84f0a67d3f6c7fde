/** As in `schema.ts`, for PostgreSQL. */
import { pgTable } from 'drizzle-orm/pg-core'
import { bytes, text, whole } from '../event-log/postgres/columns.ts'

export const photo = pgTable('photo', {
  /** SHA-256 of the bytes, hex: the same picture twice is one. */
  hash: text().primaryKey(),
  bytes: bytes().notNull(),
  device: text().notNull(),
  receivedAt: whole('received_at').notNull(),
})
