/** As in `schema.ts`, for PostgreSQL. */
import { pgTable } from 'drizzle-orm/pg-core'
import { text } from '../event-log/postgres/columns.ts'

export const site = pgTable('site', {
  site: text().primaryKey(),
  name: text().notNull(),
  zone: text().notNull(),
  /** JSON list, as the contract's `station`. */
  stations: text().notNull(),
  /** JSON, as the contract's `picking`; null where nobody has said. */
  picking: text(),
  /** JSON, as the contract's `scanning`; null where nobody has said. */
  scanning: text(),
})
