/** Devices, and the one-time codes they join by. Tokens and codes are kept as digests only, and of its key the device keeps what is secret. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const device = sqliteTable('device', {
  device: text().primaryKey(),
  name: text().notNull(),
  site: text().notNull(),
  /** The public half of its key pair. JSON. */
  key: text().notNull(),
  /** What it signs for its next token. */
  challenge: text().notNull(),
  enrolledAt: integer('enrolled_at').notNull(),
  revokedAt: integer('revoked_at'),
  revokedBy: text('revoked_by'),
  heardAt: integer('heard_at'),
  waiting: integer().notNull().default(0),
  app: text(),
  /** Server minus device, in milliseconds, as last measured. */
  clockOffset: integer('clock_offset'),
  /** For each epoch of the device: how many scans it says it made. JSON. */
  made: text().notNull().default('{}'),
  /** Holes in its numbers, each with when it was first seen. JSON. */
  gaps: text().notNull().default('[]'),
  /** Numbers that it has told are lost, each with why and when. JSON. */
  lost: text().notNull().default('[]'),
  /** How well it keeps what is stored on it, as it last told. JSON. */
  storage: text(),
})

export const deviceToken = sqliteTable(
  'device_token',
  {
    tokenHash: text('token_hash').primaryKey(),
    device: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('device_token_by_device').on(table.device)],
)

export const enrolment = sqliteTable(
  'enrolment',
  {
    codeHash: text('code_hash').primaryKey(),
    site: text().notNull(),
    /** What a supervisor wants the device to be called; otherwise it names itself. */
    name: text(),
    offeredBy: text('offered_by').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    device: text(),
  },
  (table) => [index('enrolment_by_expiry').on(table.expiresAt)],
)
