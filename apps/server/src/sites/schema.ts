/** The warehouses of this organisation. */
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const site = sqliteTable('site', {
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
