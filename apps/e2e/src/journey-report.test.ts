import { expect, test } from 'vitest'
import { tallyOfReport } from './journey-report.ts'
import { noReason } from './test-tally.ts'

const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
const skipped = (title: string, annotations: readonly object[]) => ({
  title,
  tests: [{ status: 'skipped', annotations }],
})

test('each skipped journey is named with its reason, however deep its suite', () => {
  const deep = { specs: [skipped('prints a label', [{ type: 'skip', description: 'no printer' }])] }
  const top = { specs: [skipped('scans', [])], suites: [deep] }
  const report = { suites: [top], errors: [], stats: { ...stats, skipped: 2 } }

  expect(tallyOfReport(JSON.stringify(report)).skipped).toEqual([
    { name: 'scans', reason: noReason },
    { name: 'prints a label', reason: 'no printer' },
  ])
})

test('a journey file that does not load is a failure; a journey that passed at last is passed', () => {
  const broken = { suites: [], errors: [{ message: 'Cannot find module' }], stats }
  const mixed = {
    suites: [],
    errors: [],
    stats: { ...stats, expected: 3, flaky: 1, unexpected: 2 },
  }

  expect(tallyOfReport(JSON.stringify(broken))).toMatchObject({ passed: 0, failed: 1 })
  expect(tallyOfReport(JSON.stringify(mixed))).toMatchObject({ passed: 4, failed: 2 })
})
