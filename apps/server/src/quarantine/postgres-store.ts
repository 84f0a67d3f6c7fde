/** Where decisions on scans that were not let in are kept, on PostgreSQL. */
import type { EventId } from '@milepost/domain'
import type { Postgres } from '../event-log/postgres/sql.ts'
import { decisionOf, type DecisionRow, type DecisionStore } from './store.ts'

export function postgresDecisionStore({ sql }: Postgres): DecisionStore {
  return {
    decide: async ({ key, id, device, what, why, by, at }) => {
      const added = await sql<{ key: string }>(
        `insert into quarantine_decision (key, id, device, what, why, "by", at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (key) do nothing returning key`,
        [key, id, device ?? null, what, why, by, at],
      )
      return added.length > 0
    },
    allDecisions: async () => {
      const rows = await sql<DecisionRow>('select * from quarantine_decision', [])
      return rows.map(decisionOf)
    },
    decidedOf: async (device, since, most) => {
      const rows = await sql<{ id: EventId }>(
        `select id from quarantine_decision where device = $1 and at > $2 order by at desc limit $3`,
        [device, since, most],
      )
      return rows.map(({ id }) => id)
    },
  }
}
