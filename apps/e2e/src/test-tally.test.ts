import { expect, test } from 'vitest'
import { closingLine, isGreen, sumOf, type Tally } from './test-tally.ts'

const tally = (passed: number, failed: number, reasons: readonly string[] = []): Tally => ({
  passed,
  failed,
  skipped: reasons.map((reason) => ({ name: 'a test', reason })),
})

test('the closing line sums all runners, and names skipped tests only when there are any', () => {
  const all = sumOf([tally(3, 0), tally(2, 1)])
  const withSkipped = sumOf([tally(3, 0), tally(0, 0, ['no PostgreSQL here'])])

  expect(closingLine(all)).toBe('5 passed, 1 failed')
  expect(closingLine(withSkipped)).toBe('3 passed, 0 failed, 1 skipped')
})

test('a run is green only when something ran and nothing failed', () => {
  expect(isGreen(tally(1, 0))).toBe(true)
  expect(isGreen(tally(9, 1))).toBe(false)
  expect(isGreen(tally(0, 0))).toBe(false)
  expect(isGreen(sumOf([]))).toBe(false)
})
