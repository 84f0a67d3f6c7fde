/** Pictures that people on the floor took: damage, and who drove off with a load. Apart from the log, which only names them. */
import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const photo = sqliteTable(
  'photo',
  {
    /** SHA-256 of the bytes, hex: the same picture twice is one. */
    hash: text().primaryKey(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    device: text().notNull(),
    receivedAt: integer('received_at').notNull(),
  },
  (table) => [
    // Where the time stands behind the bytes, it would be read through them.
    index('photo_kept')
      .on(table.receivedAt)
      .where(sql`length(${table.bytes}) > 0`),
  ],
)
