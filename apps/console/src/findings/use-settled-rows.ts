/** Rows that hold still for as long as this filter is looked at, until the newer ones are asked for. */
import type { FindingRow } from '@milepost/contract'
import { useState } from 'react'
import { inOrder, settledRows, type SettledRows } from './settled-rows.ts'

export interface HeldRows extends SettledRows {
  readonly showLatest: () => void
}

export function useSettledRows(latest: readonly FindingRow[], filter: string): HeldRows {
  const [held, setHeld] = useState(() => ({ filter, rows: inOrder(latest) }))
  // Nothing is under a cursor in an empty list or in one that was just chosen.
  const current =
    held.filter === filter && held.rows.length > 0 ? held : { filter, rows: inOrder(latest) }
  if (current.filter !== held.filter || current.rows.length !== held.rows.length) setHeld(current)
  return {
    ...settledRows(current.rows, latest),
    showLatest: () => setHeld({ filter, rows: inOrder(latest) }),
  }
}
