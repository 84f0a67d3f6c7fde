/** Many rows in one statement: each column goes as one array, for `unnest`. */
import type { Transaction, Values } from './sql.ts'

type Cell = string | number | null

/** `leading` values come first; the columns follow them. Nothing is sent where there are no rows. */
export function writeRows(
  write: Transaction['write'],
  statement: string,
  rows: readonly (readonly Cell[])[],
  leading: readonly Cell[] = [],
): void {
  const [first] = rows
  if (!first) return
  const columns: Values = first.map((_, column) => rows.map((row) => row[column] ?? null))
  write(statement, [...leading, ...columns])
}
