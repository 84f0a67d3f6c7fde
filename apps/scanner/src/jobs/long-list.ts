/** Of a list of thousands only what is on the screen, and a little around it, is drawn. */

export interface View {
  readonly count: number
  /** Pixels from one row to the next; 0 until the first rows have been measured. */
  readonly row: number
  /** How far the list's first row is above the top of what is seen. */
  readonly scrolled: number
  readonly height: number
}

export interface Shown {
  readonly from: number
  /** The first that is not drawn any more. */
  readonly to: number
}

const unmeasured = 20
const around = 8

export function shownOf({ count, row, scrolled, height }: View): Shown {
  if (row <= 0) return { from: 0, to: Math.min(count, unmeasured) }
  const first = Math.floor(Math.max(0, scrolled) / row)
  const from = Math.max(0, Math.min(first, count - 1) - around)
  return { from, to: Math.min(count, from + Math.ceil(height / row) + 2 * around) }
}

/** The row that has the focus is drawn wherever it is: one that goes would take the focus with it. */
export function beside(
  { from, to }: Shown,
  focused: number,
  count: number,
): { readonly above: Shown; readonly below: Shown } {
  const own = { from: focused, to: focused + 1 }
  return {
    above: focused < from ? own : { from, to: from },
    below: focused >= to && focused < count ? own : { from: to, to },
  }
}
