/**
 * Keeps a list still while it is read. What was shown stays in its place, renewed or marked as cleared; what is new is
 * counted and waits until it is asked for. So no row ever moves under a cursor.
 */
import type { FindingRow } from '@milepost/contract'

export interface SettledRows {
  readonly lines: readonly SettledLine[]
  readonly fresh: number
  readonly cleared: number
}

export interface SettledLine {
  readonly row: FindingRow
  readonly cleared: boolean
}

export function settledRows(
  shown: readonly FindingRow[],
  latest: readonly FindingRow[],
): SettledRows {
  const open = latest.filter(isOpen)
  const openByFinding = new Map(open.map((row) => [row.finding, row]))
  const known = new Set(shown.map((row) => row.finding))
  const lines = shown.map((row) => {
    const renewed = openByFinding.get(row.finding)
    return { row: renewed ?? row, cleared: renewed === undefined }
  })
  return {
    lines,
    fresh: open.filter((row) => !known.has(row.finding)).length,
    cleared: lines.filter((line) => line.cleared).length,
  }
}

/** The order in which a list is first shown: what has waited longest is on top. */
export function inOrder(rows: readonly FindingRow[]): readonly FindingRow[] {
  return rows
    .filter(isOpen)
    .toSorted((one, other) => one.since - other.since || (one.finding < other.finding ? -1 : 1))
}

const isOpen = (row: FindingRow) => row.closedAt === undefined
