/** Where decisions on scans that were not let in are kept. They are only added. */
import { type DecisionWhat, hashOf } from '@milepost/contract'
import type { DeviceId, EventId, Instant, PersonId } from '@milepost/domain'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { Quarantined } from '../event-log/event-log.ts'
import type { Database } from '../event-log/sqlite/database.ts'
import { once } from '../ops/once.ts'
import { quarantineDecision as decisions } from './schema.ts'

export interface Decision {
  readonly key: string
  readonly id: EventId
  readonly device?: DeviceId
  readonly what: DecisionWhat
  readonly why: string
  readonly by: PersonId
  readonly at: Instant
}

export interface DecisionStore {
  /** False where somebody has decided before; the first decision stands. */
  decide(decision: Decision): Promise<boolean>
  allDecisions(): Promise<readonly Decision[]>
  /** Scans of a device that were decided on since then, the latest first. */
  decidedOf(device: DeviceId, since: Instant, most: number): Promise<readonly EventId[]>
}

/** The same scan kept for the same reason is one thing to decide on, however often it came. */
export const keyOf = ({ id, reason, bytes }: Pick<Quarantined, 'id' | 'reason' | 'bytes'>) =>
  hashOf([id, reason, bytes])

export function decisionStore(database: Database): DecisionStore {
  const db = drizzle({ client: database })
  const latestOf = once(() => latestOn(db))
  return {
    decide: async (decision) =>
      db
        .insert(decisions)
        .values(decision)
        .onConflictDoNothing({ target: decisions.key })
        .returning()
        .get() !== undefined,
    allDecisions: async () => db.select().from(decisions).all().map(decisionOf),
    decidedOf: async (device, since, most) =>
      latestOf()
        .all({ device, since, most })
        .map(({ id }) => id as EventId),
  }
}

const latestOn = (db: BetterSQLite3Database) =>
  db
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.device, sql.placeholder('device')),
        gt(decisions.at, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(decisions.at))
    .limit(sql.placeholder('most'))
    .prepare()

export interface DecisionRow extends Omit<Decision, 'device' | 'id' | 'by' | 'what'> {
  readonly id: string
  readonly device: string | null
  readonly what: string
  readonly by: string
}

export const decisionOf = ({ id, device, what, by, ...row }: DecisionRow): Decision => ({
  ...row,
  id: id as EventId,
  what: what as DecisionWhat,
  by: by as PersonId,
  ...(device === null ? {} : { device: device as DeviceId }),
})
