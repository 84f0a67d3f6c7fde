/** What a bench promises beside what it measured; a promise that is broken ends the run with 1. */
export interface Budget {
  readonly what: string
  readonly is: number
  readonly atLeast?: number
  readonly atMost?: number
}

export function hold(budgets: readonly Budget[]): void {
  for (const { what, is, atLeast = -Infinity, atMost = Infinity } of budgets) {
    const isKept = is >= atLeast && is <= atMost
    const limit = atMost === Infinity ? `at least ${atLeast}` : `at most ${atMost}`
    console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${what}: ${rounded(is)}, ${limit}`)
    if (!isKept) process.exitCode = 1
  }
}

export const rounded = (value: number): number =>
  value > 100 ? Math.round(value) : Number(value.toFixed(2))

/** Of sorted or unsorted values; 0 where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.round((sorted.length - 1) * part)] ?? 0
}
