/** What is filed under some keys, and which orders claim them. */
import type { SubjectKey } from '@milepost/domain'
import type { Claimant, FiledQuestion, StoredEvent } from '../event-log.ts'
import type { Database } from './database.ts'
import type { Events } from './events.ts'

export const lastPositionsUnder =
  'select position from event_key where key = ? and position < ? order by position desc limit ?'

export function createFiled(database: Database, events: Events) {
  const lastPositions = database
    .prepare<[string, number, number], number>(lastPositionsUnder)
    .pluck()
  const claimants = database.prepare<[string], Claimant>(
    `select c.key, c."order", v.reference from order_claim c join order_view v using ("order")
     where c.key = ? order by c."order"`,
  )
  const at = (position: number) => events.at(position)
  return {
    under: (keys: readonly SubjectKey[]): readonly StoredEvent[] =>
      [...new Set(keys.flatMap((key) => events.positionsUnder(key)))]
        .toSorted((a, b) => a - b)
        .map(at),
    latestUnder: ({
      keys,
      before = Number.MAX_SAFE_INTEGER,
      limit,
    }: FiledQuestion): readonly StoredEvent[] =>
      [...new Set(keys.flatMap((key) => lastPositions.all(key, before, limit)))]
        .toSorted((a, b) => b - a)
        .slice(0, limit)
        .map(at),
    claimantsOf: (keys: readonly SubjectKey[]): readonly Claimant[] =>
      keys.flatMap((key) => claimants.all(key)),
  }
}
