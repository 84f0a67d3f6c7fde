/** As in `schema.ts`, for PostgreSQL. */
import { sql } from 'drizzle-orm'
import { index, pgTable } from 'drizzle-orm/pg-core'
import { bytes, text, whole } from '../event-log/postgres/columns.ts'

export const photo = pgTable(
  'photo',
  {
    /** SHA-256 of the bytes, hex: the same picture twice is one. */
    hash: text().primaryKey(),
    bytes: bytes().notNull(),
    device: text().notNull(),
    receivedAt: whole('received_at').notNull(),
  },
  (table) => [
    // Where the time stands behind the bytes, it would be read through them.
    index('photo_kept')
      .on(table.receivedAt)
      .where(sql`length(${table.bytes}) > 0`),
  ],
)
