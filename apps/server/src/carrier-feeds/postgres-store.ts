/** Where raw payloads wait until they have become events, on PostgreSQL, where several processes read them. */
import type { Instant } from '@milepost/domain'
import type { Postgres } from '../event-log/postgres/sql.ts'
import type { CarrierFeedStore, FeedHealth, KeptPayload, WaitingPayload } from './store.ts'

/** Whoever takes payloads has them to itself for so long; should it die, another takes them then. */
const leaseMs = 60_000

export const postgresCarrierFeedStore = (postgres: Postgres): CarrierFeedStore => ({
  ...keeping(postgres),
  ...working(postgres),
  ...asking(postgres),
})

function keeping({ inTransaction }: Postgres) {
  return {
    keep: ({ feed, sha256, receivedAt, headers, bytes }: KeptPayload) =>
      inTransaction(async ({ sql, write }) => {
        const kept = await sql(
          `insert into raw_payload (feed, sha256, received_at, headers, bytes, state, due_at)
           values ($1, $2, $3, $4, $5, 'waiting', $3) on conflict do nothing returning id`,
          [feed, sha256, receivedAt, JSON.stringify(headers), bytes],
        )
        write(
          `insert into carrier_feed (feed, last_received_at, received) values ($1, $2, 1)
           on conflict (feed) do update set last_received_at = excluded.last_received_at,
             received = carrier_feed.received + 1`,
          [feed, receivedAt],
        )
        return kept.length > 0
      }),
  }
}

function working({ sql }: Postgres) {
  const moved = async (id: number, state: string, reason: string | null): Promise<void> => {
    await sql('update raw_payload set state = $2, reason = $3 where id = $1', [id, state, reason])
  }
  return {
    waiting: (now: Instant, limit: number) =>
      sql<WaitingPayload>(
        `with due as (
           select id, due_at from raw_payload where state = 'waiting' and due_at <= $1
           order by due_at, id limit $2 for update skip locked
         ), taken as (
           update raw_payload r set due_at = $1 + $3 from due where r.id = due.id
           returning r.id, r.feed, r.bytes, r.tries, due.due_at was_due
         )
         select id, feed, bytes, tries from taken order by was_due, id`,
        [now, limit, leaseMs],
      ),
    nextDueAt: async () => {
      const [row] = await sql<{ at: number | null }>(
        `select min(due_at) at from raw_payload where state = 'waiting'`,
      )
      return row?.at ?? undefined
    },
    markDone: (id: number, leftOut?: string) => moved(id, 'done', leftOut ?? null),
    putOff: async (id: number, reason: string, dueAt: Instant) => {
      await sql(
        'update raw_payload set reason = $2, due_at = $3, tries = tries + 1 where id = $1',
        [id, reason, dueAt],
      )
    },
    markFailed: (id: number, reason: string) => moved(id, 'failed', reason),
  }
}

function asking({ sql }: Postgres) {
  return {
    health: () =>
      sql<FeedHealth>(
        'select feed, last_received_at "lastReceivedAt", received from carrier_feed order by feed',
      ),
    backlog: async () => {
      const [counts] = await sql<{ waiting: number; failed: number }>(
        `select count(*) filter (where state = 'waiting') waiting,
           count(*) filter (where state = 'failed') failed
         from raw_payload where state in ('waiting', 'failed')`,
      )
      return counts ?? { waiting: 0, failed: 0 }
    },
    failed: (limit: number) =>
      sql<{ id: number; feed: string; reason: string }>(
        `select id, feed, coalesce(reason, '') reason from raw_payload where state = 'failed'
         order by id limit $1`,
        [limit],
      ),
  }
}
