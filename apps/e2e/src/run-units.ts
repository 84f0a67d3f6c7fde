/** Runs every vitest project and leaves its tally in the file named by the first argument. */
import { writeFileSync } from 'node:fs'
import { startVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node'
import { noReason, type SkippedTest, type Tally } from './test-tally.ts'
import { workspace } from './tool.ts'

const [, , tallyFile, ...filters] = process.argv
if (tallyFile === undefined) throw new Error('Name the file that takes the tally.')

const keepsTally: Reporter = {
  onTestRunEnd(modules, unhandled) {
    writeFileSync(tallyFile, JSON.stringify(tallyOf(modules, unhandled.length)))
  },
}
const vitest = await startVitest(filters, {
  root: workspace,
  watch: false,
  reporters: ['default', keepsTally],
})
await vitest.close()

/** A file or suite that broke and an error outside of any test are failures, though no test says so. */
function tallyOf(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const inState = (state: string) => tests.filter((test) => test.result().state === state)
  const broken = suites.filter((suite) => suite.errors().length > 0)
  return {
    passed: inState('passed').length,
    failed: inState('failed').length + inState('pending').length + broken.length + unhandledErrors,
    skipped: inState('skipped').map(skipped),
  }
}

function skipped(test: TestCase): SkippedTest {
  const result = test.result()
  const reason = result.state === 'skipped' ? result.note : undefined
  return { name: test.fullName, reason: reason ?? noReason }
}
