/** What one test runner found, in the few numbers the last line of `pnpm test` sums. */

export interface SkippedTest {
  readonly name: string
  readonly reason: string
}

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly SkippedTest[]
}

export const noReason = 'no reason given'

export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    skipped: tallies.flatMap((tally) => tally.skipped),
  }
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  const counted = `${passed} passed, ${failed} failed`
  return skipped.length === 0 ? counted : `${counted}, ${skipped.length} skipped`
}

/** A run in which nothing ran proves nothing, so it is no success. */
export function isGreen({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0
}
