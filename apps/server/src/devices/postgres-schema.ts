/** As in `schema.ts`, for PostgreSQL. */
import { index, pgTable } from 'drizzle-orm/pg-core'
import { text, whole } from '../event-log/postgres/columns.ts'

export const device = pgTable('device', {
  device: text().primaryKey(),
  name: text().notNull(),
  site: text().notNull(),
  /** The public half of its key pair. JSON. */
  key: text().notNull(),
  /** What it signs for its next token. */
  challenge: text().notNull(),
  enrolledAt: whole('enrolled_at').notNull(),
  revokedAt: whole('revoked_at'),
  revokedBy: text('revoked_by'),
  heardAt: whole('heard_at'),
  waiting: whole().notNull().default(0),
  app: text(),
  /** Server minus device, in milliseconds, as last measured. */
  clockOffset: whole('clock_offset'),
  /** For each epoch of the device: how many scans it says it made. JSON. */
  made: text().notNull().default('{}'),
  /** Holes in its numbers, each with when it was first seen. JSON. */
  gaps: text().notNull().default('[]'),
  /** Numbers that it has told are lost, each with why and when. JSON. */
  lost: text().notNull().default('[]'),
  /** How well it keeps what is stored on it, as it last told. JSON. */
  storage: text(),
})

export const deviceToken = pgTable(
  'device_token',
  {
    tokenHash: text('token_hash').primaryKey(),
    device: text().notNull(),
    expiresAt: whole('expires_at').notNull(),
  },
  (table) => [index('device_token_by_device').on(table.device)],
)

export const enrolment = pgTable(
  'enrolment',
  {
    codeHash: text('code_hash').primaryKey(),
    site: text().notNull(),
    /** What a supervisor wants the device to be called; otherwise it names itself. */
    name: text(),
    offeredBy: text('offered_by').notNull(),
    expiresAt: whole('expires_at').notNull(),
    usedAt: whole('used_at'),
    device: text(),
  },
  (table) => [index('enrolment_by_expiry').on(table.expiresAt)],
)
