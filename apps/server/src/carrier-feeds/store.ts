/** Where raw payloads wait until they have become events, and are kept after. */
import type { Instant } from '@milepost/domain'
import { and, asc, eq, lte, min, sql } from 'drizzle-orm'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../event-log/sqlite/database.ts'
import { carrierFeed, rawPayload } from './schema.ts'

export interface KeptPayload {
  readonly feed: string
  readonly sha256: string
  readonly receivedAt: Instant
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

export interface WaitingPayload {
  readonly id: number
  readonly feed: string
  readonly bytes: Uint8Array
  readonly tries: number
}

export interface FeedHealth {
  readonly feed: string
  readonly lastReceivedAt: Instant
  readonly received: number
}

export interface CarrierFeedStore {
  /** True when these bytes are new. The feed counts as heard either way. */
  keep(payload: KeptPayload): Promise<boolean>
  /** Oldest first, so that a parcel's day is mostly read in its order. */
  waiting(now: Instant, limit: number): Promise<readonly WaitingPayload[]>
  nextDueAt(): Promise<Instant | undefined>
  markDone(id: number, leftOut?: string): Promise<void>
  putOff(id: number, reason: string, dueAt: Instant): Promise<void>
  /** Not tried again by itself: the bytes stay for a person, and for a newer reader. */
  markFailed(id: number, reason: string): Promise<void>
  health(): Promise<readonly FeedHealth[]>
  /** How many are not events yet. */
  backlog(): Promise<{ readonly waiting: number; readonly failed: number }>
  failed(
    limit: number,
  ): Promise<readonly { readonly id: number; readonly feed: string; readonly reason: string }[]>
}

export function carrierFeedStore(database: Database): CarrierFeedStore {
  const db = drizzle({ client: database })
  return { ...keeping(db), ...working(db), ...asking(db) }
}

function keeping(db: BetterSQLite3Database) {
  return {
    keep: async ({ bytes, headers, ...payload }: KeptPayload) =>
      db.transaction(
        (tx) => {
          const { changes } = tx
            .insert(rawPayload)
            .values({
              ...payload,
              headers: JSON.stringify(headers),
              bytes: Buffer.from(bytes),
              state: 'waiting',
              dueAt: payload.receivedAt,
            })
            .onConflictDoNothing()
            .run()
          const heard = { lastReceivedAt: payload.receivedAt, received: 1 }
          tx.insert(carrierFeed)
            .values({ feed: payload.feed, ...heard })
            .onConflictDoUpdate({
              target: carrierFeed.feed,
              set: { ...heard, received: sql`${carrierFeed.received} + 1` },
            })
            .run()
          return changes > 0
        },
        { behavior: 'immediate' },
      ),
  }
}

function working(db: BetterSQLite3Database) {
  const moved = (id: number, to: Partial<typeof rawPayload.$inferInsert>) => {
    db.update(rawPayload).set(to).where(eq(rawPayload.id, id)).run()
  }
  return {
    waiting: async (now: Instant, limit: number) =>
      db
        .select({
          id: rawPayload.id,
          feed: rawPayload.feed,
          bytes: rawPayload.bytes,
          tries: rawPayload.tries,
        })
        .from(rawPayload)
        .where(and(eq(rawPayload.state, 'waiting'), lte(rawPayload.dueAt, now)))
        .orderBy(asc(rawPayload.dueAt), asc(rawPayload.id))
        .limit(limit)
        .all(),
    nextDueAt: async () =>
      db
        .select({ at: min(rawPayload.dueAt) })
        .from(rawPayload)
        .where(eq(rawPayload.state, 'waiting'))
        .get()?.at ?? undefined,
    markDone: async (id: number, leftOut?: string) =>
      moved(id, { state: 'done', reason: leftOut ?? null }),
    putOff: async (id: number, reason: string, dueAt: Instant) => {
      db.update(rawPayload)
        .set({ reason, dueAt, tries: sql`${rawPayload.tries} + 1` })
        .where(eq(rawPayload.id, id))
        .run()
    },
    markFailed: async (id: number, reason: string) => moved(id, { state: 'failed', reason }),
  }
}

function asking(db: BetterSQLite3Database) {
  return {
    health: async () => db.select().from(carrierFeed).orderBy(asc(carrierFeed.feed)).all(),
    backlog: async () => ({
      waiting: await db.$count(rawPayload, eq(rawPayload.state, 'waiting')),
      failed: await db.$count(rawPayload, eq(rawPayload.state, 'failed')),
    }),
    failed: async (limit: number) =>
      db
        .select({ id: rawPayload.id, feed: rawPayload.feed, reason: rawPayload.reason })
        .from(rawPayload)
        .where(eq(rawPayload.state, 'failed'))
        .orderBy(asc(rawPayload.id))
        .limit(limit)
        .all()
        .map(({ reason, ...row }) => ({ ...row, reason: reason ?? '' })),
  }
}
