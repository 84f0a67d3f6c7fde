/** `pnpm bench [name]`: runs each app's benches whose path holds the name, one after the other. */
import { globSync } from 'node:fs'
import { ran, workspace } from './tool.ts'

// pnpm hands its own `--` on.
const name = process.argv.slice(2).find((word) => word !== '--') ?? ''
const benches = globSync('apps/*/bench/*.bench.ts', { cwd: workspace })
  .filter((bench) => bench.includes(name))
  .toSorted()
if (benches.length === 0) console.log(`No bench has "${name}" in its path.`)

let allRan = benches.length > 0
for (const bench of benches) {
  console.log(`\n${bench}`)
  const { ok } = await ran(['node', bench], { output: 'shown' })
  allRan &&= ok
}
process.exitCode = allRan ? 0 : 1
