import { describe, expect, test } from 'vitest'
import { receiptsWithBins } from '../receipt-page.ts'
import { binsNamed, lastFiled, latestReceipts, latestReceiptsAt } from './goods-queries.ts'
import { opened } from './opened.ts'
import type { Postgres, Values } from './sql.ts'
import { emptyDatabase, whyNoPostgres } from './test-server.ts'

const last = Number.MAX_SAFE_INTEGER
const limit = 20

describe.skipIf(whyNoPostgres)(`reading goods on PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  test('EL28: a list reads what it shows, however much came before and has left the floor', async () => {
    const postgres = await opened(await emptyDatabase())
    await yearsOfWork(postgres)
    const read = (query: string, values: Values) => rowsRead(postgres, query, values)

    expect(await read(latestReceipts, [last, limit])).toBeLessThanOrEqual(limit)
    // Of two sites with as many deliveries it may pass over those of the other, and so for their bins.
    expect(await read(latestReceiptsAt, [last, limit, 'one'])).toBeLessThanOrEqual(2 * limit)
    expect(await read(binsNamed, ['one'])).toBeLessThanOrEqual(10 + 2 * receiptsWithBins)
    // A page of either key, and the events of one page.
    expect(await read(lastFiled, [['unannounced:one', 'unannounced:two'], last, limit])).toBe(
      3 * limit,
    )
    await postgres.close()
  })
})

/** Two sites: thousands of orders that have left, products of which few are left, deliveries, and goods of none. */
async function yearsOfWork({ sql }: Postgres): Promise<void> {
  const sites = `unnest(array['one', 'two']) with ordinality as s(site, nth)`
  const put = (collection: string, rows: number, from: number, doc: string) =>
    sql(
      `insert into work (site, collection, id, rev, doc)
       select site, $1, $1 || n, $3 + n * 2 + nth, ${doc} from ${sites}, generate_series(1, $2) n`,
      [collection, rows, from],
    )
  await put('orders', 5000, 0, 'null')
  await put('products', 10, 20_000, `'{"bin":"A-' || n || '"}'`)
  await put('receipts', 8000, 30_000, `'{"lines":[]}'`)
  await sql(
    `insert into event (position, id, hash, kind, source, bytes, recorded_at)
     select n, n::text, '', 'received', 'device', repeat('x', 900), 0 from generate_series(1, 20000) n`,
  )
  await sql(
    `insert into event_key (key, position)
     select case n % 2 when 0 then 'unannounced:one' else 'unannounced:two' end, n
     from generate_series(1, 20000) n`,
  )
  for (const table of ['work', 'event', 'event_key']) await sql(`analyze ${table}`)
}

interface Step {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Plans'?: readonly Step[]
}

/** Of tables, shown or not. */
async function rowsRead({ sql }: Postgres, query: string, values: Values): Promise<number> {
  const [answer] = await sql<{
    readonly 'QUERY PLAN': string | readonly { readonly Plan: Step }[]
  }>(`explain (analyze, format json) ${query}`, values)
  const told = answer?.['QUERY PLAN'] ?? []
  const plans = typeof told === 'string' ? (JSON.parse(told) as readonly { Plan: Step }[]) : told
  return plans.reduce((sum, { Plan }) => sum + rowsIn(Plan), 0)
}

function rowsIn(step: Step): number {
  const { Plans = [], ...own } = step
  const each = own['Actual Rows'] + (own['Rows Removed by Filter'] ?? 0)
  const here = own['Relation Name'] === undefined ? 0 : each * own['Actual Loops']
  return Plans.reduce((sum, below) => sum + rowsIn(below), here)
}
