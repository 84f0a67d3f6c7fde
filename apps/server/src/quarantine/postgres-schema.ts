/** As in `schema.ts`, for PostgreSQL. */
import { index, pgTable } from 'drizzle-orm/pg-core'
import { text, whole } from '../event-log/postgres/columns.ts'

export const quarantineDecision = pgTable(
  'quarantine_decision',
  {
    /** Of the scan's id, the reason it was kept for, and its bytes. */
    key: text().primaryKey(),
    id: text().notNull(),
    device: text(),
    what: text().notNull(),
    why: text().notNull(),
    by: text().notNull(),
    at: whole().notNull(),
  },
  (table) => [index('quarantine_decision_by_device').on(table.device, table.at)],
)
