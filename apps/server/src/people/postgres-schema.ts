/** As in `schema.ts`, for PostgreSQL. */
import { bigserial, boolean, index, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { text, whole } from '../event-log/postgres/columns.ts'

export const consoleUser = pgTable(
  'console_user',
  {
    person: text().primaryKey(),
    /** Lower case, so that a name is one name however it is typed. */
    name: text().notNull(),
    shown: text().notNull(),
    role: text().notNull(),
    password: text().notNull(),
    removedAt: whole('removed_at'),
  },
  (table) => [uniqueIndex('console_user_by_name').on(table.name)],
)

export const consoleSession = pgTable(
  'console_session',
  {
    tokenHash: text('token_hash').primaryKey(),
    person: text()
      .notNull()
      .references(() => consoleUser.person, { onDelete: 'cascade' }),
    expiresAt: whole('expires_at').notNull(),
  },
  (table) => [index('console_session_by_expiry').on(table.expiresAt)],
)

export const staff = pgTable('staff', {
  person: text().primaryKey(),
  /** JSON, as the contract's `workPerson`. */
  doc: text().notNull(),
})

export const staffSite = pgTable(
  'staff_site',
  {
    person: text()
      .notNull()
      .references(() => staff.person, { onDelete: 'cascade' }),
    site: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.site] })],
)

export const staffChange = pgTable(
  'staff_change',
  {
    person: text().notNull(),
    site: text().notNull(),
    at: whole().notNull(),
    works: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.site, table.at] })],
)

export const apiKey = pgTable(
  'api_key',
  {
    key: text().primaryKey(),
    name: text().notNull(),
    hash: text().notNull(),
    /** JSON list of scopes. */
    scopes: text().notNull(),
    createdAt: whole('created_at').notNull(),
    /** Keys of the same instant are listed as they were made. */
    row: bigserial({ mode: 'number' }).notNull(),
    revokedAt: whole('revoked_at'),
  },
  (table) => [uniqueIndex('api_key_by_hash').on(table.hash)],
)
