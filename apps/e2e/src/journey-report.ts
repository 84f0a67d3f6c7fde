/** Reads Playwright's JSON report as a tally. */
import type { JSONReport, JSONReportSpec, JSONReportSuite } from 'playwright/types/testReporter'
import { noReason, type SkippedTest, type Tally } from './test-tally.ts'

export function tallyOfReport(text: string): Tally {
  const { suites, errors, stats } = JSON.parse(text) as JSONReport
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: suites.flatMap(specsIn).flatMap(skippedIn),
  }
}

function specsIn(suite: JSONReportSuite): readonly JSONReportSpec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsIn)]
}

function skippedIn(spec: JSONReportSpec): readonly SkippedTest[] {
  return spec.tests
    .filter((test) => test.status === 'skipped')
    .map((test) => {
      const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description
      return { name: spec.title, reason: reason ?? noReason }
    })
}
