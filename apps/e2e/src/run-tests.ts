/** `pnpm test`: unit, property, store and API tests, then the browser's; the last line sums them. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tallyOfReport } from './journey-report.ts'
import { closingLine, isGreen, sumOf, type Tally } from './test-tally.ts'
import { ran } from './tool.ts'

const journeys = 'apps/e2e/playwright.config.ts'
const { values: only, positionals: filters } = parseArgs({
  // pnpm hands its own `--` on.
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: { unit: { type: 'boolean' }, e2e: { type: 'boolean' } },
  allowPositionals: true,
})
const everything = only.unit === only.e2e
const reports = mkdtempSync(join(tmpdir(), 'milepost-tests-'))

const tallies: Tally[] = []
if (everything || only.unit) tallies.push(await unitTests())
if (everything || only.e2e) tallies.push(await browser())
rmSync(reports, { recursive: true })

const whole = sumOf(tallies)
for (const { name, reason } of whole.skipped) console.log(`skipped: ${name} (${reason})`)
if (!isGreen(whole) && whole.failed === 0) console.log('No test ran, which proves nothing.')
console.log(closingLine(whole))
process.exitCode = isGreen(whole) ? 0 : 1

async function unitTests(): Promise<Tally> {
  const file = join(reports, 'units.json')
  const { ok } = await ran(['node', 'apps/e2e/src/run-units.ts', file, ...filters], {
    output: 'shown',
  })
  return honest(
    ok,
    tallyIn(file, (text) => JSON.parse(text) as Tally),
  )
}

async function browser(): Promise<Tally> {
  const file = join(reports, 'journeys.json')
  const { ok } = await ran(
    ['playwright', 'test', '-c', journeys, '--reporter=list,json', ...filters],
    { output: 'shown', env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  )
  return honest(ok, tallyIn(file, tallyOfReport))
}

function tallyIn(file: string, read: (text: string) => Tally): Tally {
  return existsSync(file) ? read(readFileSync(file, 'utf8')) : sumOf([])
}

/** A runner that ends badly without naming a failed test counts as one failure. */
function honest(ok: boolean, tally: Tally): Tally {
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}
