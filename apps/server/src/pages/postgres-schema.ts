/** As in `schema.ts`, for PostgreSQL. */
import { pgTable } from 'drizzle-orm/pg-core'
import { text } from '../event-log/postgres/columns.ts'

export const shop = pgTable('shop', {
  shop: text().primaryKey(),
  name: text().notNull(),
  /** `#0b5d4a` */
  colour: text().notNull(),
  /** `https:`, `mailto:` or `tel:` */
  help: text(),
})
