/** Who may do what: people at the console, their sessions, people on the floor, and keys of other systems. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const consoleUser = sqliteTable(
  'console_user',
  {
    person: text().primaryKey(),
    /** Lower case, so that a name is one name however it is typed. */
    name: text().notNull(),
    shown: text().notNull(),
    role: text({ enum: ['support', 'supervisor', 'admin'] }).notNull(),
    /** Empty for somebody who was removed: the row keeps the name of what they did. */
    password: text().notNull(),
    removedAt: integer('removed_at'),
  },
  (table) => [uniqueIndex('console_user_by_name').on(table.name)],
)

export const consoleSession = sqliteTable(
  'console_session',
  {
    tokenHash: text('token_hash').primaryKey(),
    person: text()
      .notNull()
      .references(() => consoleUser.person, { onDelete: 'cascade' }),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('console_session_by_expiry').on(table.expiresAt)],
)

export const staff = sqliteTable('staff', {
  person: text().primaryKey(),
  /** JSON, as the contract's `workPerson`. */
  doc: text().notNull(),
})

export const staffSite = sqliteTable(
  'staff_site',
  {
    person: text()
      .notNull()
      .references(() => staff.person, { onDelete: 'cascade' }),
    site: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.site] })],
)

/** Who began or stopped to work where, and when: rows are only added, since a late scan is judged as of its own time. */
export const staffChange = sqliteTable(
  'staff_change',
  {
    person: text().notNull(),
    site: text().notNull(),
    at: integer().notNull(),
    works: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.site, table.at] })],
)

export const apiKey = sqliteTable(
  'api_key',
  {
    key: text().primaryKey(),
    name: text().notNull(),
    hash: text().notNull(),
    /** JSON list of scopes. */
    scopes: text().notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (table) => [uniqueIndex('api_key_by_hash').on(table.hash)],
)
