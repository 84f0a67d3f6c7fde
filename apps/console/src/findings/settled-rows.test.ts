import type { FindingRow } from '@milepost/contract'
import { expect, test } from 'vitest'
import { inOrder, settledRows } from './settled-rows.ts'

test('a new row waits to be asked for, however old it is', () => {
  const settled = settledRows(
    [row('b', 20), row('c', 30)],
    [row('a', 10), row('b', 20), row('c', 30)],
  )

  expect(namesOf(settled.lines)).toEqual(['b', 'c'])
  expect(settled.fresh).toBe(1)
})

test('a row that is gone, or closed, keeps its place and says that it is cleared', () => {
  const closed = { ...row('a', 10), closedAt: 99 }
  const settled = settledRows([row('a', 10), row('b', 20), row('c', 30)], [row('c', 30), closed])

  expect(settled.lines.map(({ row: { finding }, cleared }) => [finding, cleared])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ])
  expect(settled).toMatchObject({ fresh: 0, cleared: 2 })
})

test('a row whose verdict changed is renewed where it stands', () => {
  const changed: FindingRow = { ...row('a', 10), verdict: 'not-synced-yet' }
  const settled = settledRows([row('a', 10), row('b', 20)], [row('b', 20), changed])

  expect(settled.lines[0]).toEqual({ row: changed, cleared: false })
})

test('a list starts with what has waited longest, and without what is closed', () => {
  const closed = { ...row('z', 1), closedAt: 2 }

  expect(
    inOrder([row('c', 30), closed, row('b', 10), row('a', 10)]).map((each) => each.finding),
  ).toEqual(['a', 'b', 'c'])
})

const namesOf = (lines: readonly { readonly row: FindingRow }[]) =>
  lines.map((line) => line.row.finding)

function row(finding: string, since: number): FindingRow {
  return { finding, since, verdict: 'missed-scan', openedAt: since } as FindingRow
}
