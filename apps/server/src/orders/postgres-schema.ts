/** As in `schema.ts`, for PostgreSQL. */
import { pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { text, whole } from '../event-log/postgres/columns.ts'

/** The same reference of the same owner (a shop, or a site for receipts) is always the same thing. */
export const placedReference = pgTable(
  'placed_reference',
  {
    kind: text().notNull(),
    owner: text().notNull(),
    reference: text().notNull(),
    id: text().notNull(),
    contentHash: text('content_hash').notNull(),
    firstAt: whole('first_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.owner, table.reference] })],
)

/** The unguessable link of each order's customer page. */
export const orderLink = pgTable(
  'order_link',
  { order: text().primaryKey(), token: text().notNull() },
  (table) => [uniqueIndex('order_link_by_token').on(table.token)],
)

/** Personal data, apart from the log so that it can be erased. */
export const customerOfOrder = pgTable('customer_of_order', {
  order: text().primaryKey(),
  doc: text().notNull(),
  /** In lower case, for finding. */
  name: text(),
  email: text(),
  phone: text(),
})
