/** Orders that want a person as a whole: late, or in a carrier's trouble. */
import type { Concern } from '@milepost/contract'
import type { Concerned, EventLog } from '../event-log.ts'
import type { Sql } from './sql.ts'

type Question = Parameters<EventLog['ordersOfConcern']>[0]

const columnOf: Readonly<Record<Concern, string>> = {
  'late': 'late_at',
  'carrier-trouble': 'carrier_trouble_at',
}

export async function ordersOfConcern(
  sql: Sql,
  { concern, site, now, openedSince, limit }: Question,
): Promise<Concerned> {
  const column = columnOf[concern]
  const there = `from order_view where ${column} <= $1 and ($2::text is null or site = $2)`
  const here = [now, site ?? null]
  const [counts] = await sql<Pick<Concerned, 'count' | 'opened'>>(
    `select count(*) count, count(*) filter (where ${column} > $3) opened ${there}`,
    [...here, openedSince],
  )
  const hits = await sql<Concerned['hits'][number]>(
    `select "order", reference, site, stage, placed_at "placedAt", boxes, ${column} since
     ${there} order by ${column}, "order" limit $3`,
    [...here, limit],
  )
  return { count: counts?.count ?? 0, opened: counts?.opened ?? 0, hits }
}
