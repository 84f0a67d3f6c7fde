/** What people decided on scans that were not let in. The scans themselves stay where they are, for good. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const quarantineDecision = sqliteTable(
  'quarantine_decision',
  {
    /** Of the scan's id, the reason it was kept for, and its bytes. */
    key: text().primaryKey(),
    id: text().notNull(),
    device: text(),
    what: text({ enum: ['let-in', 'put-away'] }).notNull(),
    why: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('quarantine_decision_by_device').on(table.device, table.at)],
)
