/** Orders that want a person as a whole: late, or in a carrier's trouble. */
import type { Concern } from '@milepost/contract'
import type { Concerned, EventLog } from '../event-log.ts'
import type { Database } from './database.ts'

type Question = Parameters<EventLog['ordersOfConcern']>[0]

const columnOf: Readonly<Record<Concern, string>> = {
  'late': 'late_at',
  'carrier-trouble': 'carrier_trouble_at',
}

export function createConcerns(database: Database) {
  const asking = {
    'late': statementsOf(database, columnOf.late),
    'carrier-trouble': statementsOf(database, columnOf['carrier-trouble']),
  }
  return {
    asked({ concern, site, now, openedSince, limit }: Question): Concerned {
      const { counted, listed } = asking[concern]
      const here = { now, site: site ?? null }
      const { count, opened } = counted.get({ ...here, openedSince }) ?? { count: 0, opened: 0 }
      return { count, opened, hits: listed.all({ ...here, limit }) }
    },
  }
}

function statementsOf(database: Database, column: string) {
  const there = `from order_view where ${column} <= :now and (:site is null or site = :site)`
  const counted = database.prepare<[object], Pick<Concerned, 'count' | 'opened'>>(
    `select count(*) count, count(*) filter (where ${column} > :openedSince) opened ${there}`,
  )
  const listed = database.prepare<[object], Concerned['hits'][number]>(
    `select "order", reference, site, stage, placed_at "placedAt", boxes, ${column} since
     ${there} order by ${column}, "order" limit :limit`,
  )
  return { counted, listed }
}
