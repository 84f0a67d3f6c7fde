/** The faces of the shops whose customers read our pages. */
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const shop = sqliteTable('shop', {
  shop: text().primaryKey(),
  name: text().notNull(),
  /** `#0b5d4a` */
  colour: text().notNull(),
  /** `https:`, `mailto:` or `tel:` */
  help: text(),
})
