/** `pnpm check`: types, lint, format and unused code, two at a time, one line for each. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ran, workspace } from './tool.ts'

interface Check {
  readonly name: string
  readonly run: readonly [string, ...string[]]
}

/** The longest first, so that two lanes end together. */
const checks: readonly Check[] = [
  { name: 'lint', run: ['oxlint'] },
  { name: 'unused code', run: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'format', run: ['oxfmt', '--check', '.'] },
  ...['.', ...foldersIn('apps'), 'apps/server/src/pages/browser', ...foldersIn('packages')].map(
    typesOf,
  ),
]

const waiting = checks.values()
const verdicts = await Promise.all([lane(), lane()])
process.exitCode = verdicts.every(Boolean) ? 0 : 1

async function lane(): Promise<boolean> {
  let allRight = true
  for (const check of waiting) {
    const { ok, output, seconds } = await ran(check.run, { output: 'kept' })
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(5)} s  ${check.name}`)
    if (!ok) console.log(`${output.trimEnd()}\n`)
    allRight &&= ok
  }
  return allRight
}

function foldersIn(parent: string): readonly string[] {
  return readdirSync(join(workspace, parent)).map((name) => `${parent}/${name}`)
}

function typesOf(folder: string): Check {
  return { name: `types ${folder === '.' ? 'of the tools' : folder}`, run: ['tsc', '-p', folder] }
}
