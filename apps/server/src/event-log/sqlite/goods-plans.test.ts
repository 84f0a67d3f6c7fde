import { expect, test } from 'vitest'
import { lastPositionsUnder } from './filed.ts'
import { opened } from './testing.ts'
import { binsNamed, latestReceipts, latestReceiptsAt } from './work.ts'

test.each([
  [latestReceipts, ['SEARCH work USING INDEX work_receipts (rev<?)']],
  [latestReceiptsAt, ['SEARCH work USING INDEX work_site_receipts (site=? AND rev<?)']],
  [
    lastPositionsUnder,
    ['SEARCH event_key USING COVERING INDEX sqlite_autoindex_event_key_1 (key=? AND position<?)'],
  ],
])('EL28: %s reads no more than a page', (query, expected) => {
  expect(stepsOf(query)).toEqual(expected)
})

test('EL28: bins are looked for in the work of the site that is still on the floor', () => {
  const reads = stepsOf(binsNamed).filter((step) => / work\b/.test(step))

  expect(reads.toSorted()).toEqual([
    'SEARCH work USING INDEX work_on_floor (site=? AND collection=?)',
    'SEARCH work USING INDEX work_on_floor (site=? AND collection=?)',
    'SEARCH work USING INDEX work_site_receipts (site=?)',
  ])
})

/** How SQLite goes about it, in its own words. It plans as it does for an empty database, for it is never told otherwise. */
function stepsOf(query: string): readonly string[] {
  const database = opened()
  const steps = database.prepare(`explain query plan ${query}`)
  const values = Array.from({ length: query.split('?').length - 1 }, () => 1)
  const given = query.includes('$site') ? [{ site: 'one' }] : values
  return (steps.all(...given) as readonly { readonly detail: string }[]).map(({ detail }) => detail)
}
