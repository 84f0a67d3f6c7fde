/** What stands beside the event log: which reference is which order or receipt, the customer's link, the customer. */
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The same reference of the same owner (a shop, or a site for receipts) is always the same thing. */
export const placedReference = sqliteTable(
  'placed_reference',
  {
    kind: text({ enum: ['order', 'receipt', 'return'] }).notNull(),
    owner: text().notNull(),
    reference: text().notNull(),
    id: text().notNull(),
    contentHash: text('content_hash').notNull(),
    firstAt: integer('first_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.owner, table.reference] })],
)

/** The unguessable link of each order's customer page. */
export const orderLink = sqliteTable(
  'order_link',
  { order: text().primaryKey(), token: text().notNull() },
  (table) => [uniqueIndex('order_link_by_token').on(table.token)],
)

/** Personal data, apart from the log so that it can be erased. */
export const customerOfOrder = sqliteTable('customer_of_order', {
  order: text().primaryKey(),
  doc: text().notNull(),
})
