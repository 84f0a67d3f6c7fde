/** Pictures that people on the floor took: damage, and who drove off with a load. Apart from the log, which only names them. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const photo = sqliteTable('photo', {
  /** SHA-256 of the bytes, hex: the same picture twice is one. */
  hash: text().primaryKey(),
  bytes: blob({ mode: 'buffer' }).notNull(),
  device: text().notNull(),
  receivedAt: integer('received_at').notNull(),
})
