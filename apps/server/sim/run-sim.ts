/**
 * `pnpm sim --seeds N [--from K]` lives N worlds; `--faults` counts what befell them; `--mutants` shows that each planted
 * bug is found, `--only 'a,b'` those with these words in their name; `--trace` with one seed tells its day, made as small
 * as it still fails.
 */
import { availableParallelism } from 'node:os'
import { argv } from 'node:process'
import { parseArgs } from 'node:util'
import { mutants } from './mutants/index.ts'
import { befalling } from './faults.ts'
import { hunt, liveSeeds, type Told } from './seeds.ts'
import { shrunk } from './shrink.ts'
import { lived } from './world.ts'
import type { Outcome } from './world-parts.ts'

const { values: asked } = parseArgs({
  // pnpm hands its own `--` on.
  args: argv.slice(2).filter((word) => word !== '--'),
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    mutants: { type: 'boolean' },
    mutant: { type: 'string' },
    only: { type: 'string', default: '' },
    faults: { type: 'boolean' },
    trace: { type: 'boolean' },
    workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
  },
})
const from = Number(asked.from)
const workers = Number(asked.workers)

if (asked.mutants) await huntMutants()
else if (asked.trace) await traceOne()
else await liveMany()

async function liveMany(): Promise<void> {
  const order = { from, count: Number(asked.seeds ?? '2000'), ...named() }
  const began = performance.now()
  const told = await liveSeeds(order, workers, reporting())
  const seconds = (performance.now() - began) / 1000
  for (const { seed, verdict } of told.failed.slice(0, 10)) {
    console.log(`seed ${seed}: ${verdict?.kind}: ${verdict?.what}\n  replay: ${replayOf(seed)}`)
  }
  const speed = (told.lived / seconds / workers).toFixed(1)
  console.log(
    `${told.lived} seeds, ${told.scans} scans, ${told.requests} requests, ${told.failed.length} failed; ` +
      `${seconds.toFixed(1)} s, ${speed} seeds/s/worker on ${workers}`,
  )
  if (asked.faults) tellFaults(told)
  if (told.failed.length > 0) process.exitCode = 1
}

function tellFaults({ befell }: Told): void {
  for (const what of befalling) {
    const { worlds, times } = befell.get(what) ?? { worlds: 0, times: 0 }
    console.log(
      `${String(times).padStart(8)} times in ${String(worlds).padStart(6)} worlds  ${what}`,
    )
  }
}

function replayOf(seed: number): string {
  const bug = asked.mutant === undefined ? '' : ` --mutant '${asked.mutant}'`
  return `pnpm sim --seeds 1 --from ${seed}${bug} --trace`
}

function named(): { readonly mutant?: string } {
  return asked.mutant === undefined ? {} : { mutant: asked.mutant }
}

function reporting(): (told: Told) => void {
  let said = performance.now()
  return ({ lived: count, failed }) => {
    if (performance.now() - said < 10_000) return
    said = performance.now()
    console.log(`… ${count} seeds, ${failed.length} failed`)
  }
}

async function traceOne(): Promise<void> {
  const plants = mutants.find(({ name }) => name === asked.mutant)?.plants ?? {}
  const wish = { seed: from, plants }
  const whole = await lived(wish)
  const { wish: small } = whole.verdict ? await shrunk(wish) : { wish }
  const outcome = await lived({ ...small, trace: (line) => console.log(line) })
  console.log(summaryOf(outcome))
  if (outcome.verdict) process.exitCode = 1
}

function summaryOf({ seed, verdict, faults, scans, requests }: Outcome): string {
  const how = verdict ? `${verdict.kind}: ${verdict.what}` : 'all well'
  const weather = faults.join(', ') || 'fair'
  return `seed ${seed}: ${how}; ${scans} scans, ${requests} requests; weather: ${weather}`
}

/** Each must be found within 500 seeds. */
async function huntMutants(): Promise<void> {
  const order = { from, count: Number(asked.seeds ?? '500') }
  const words = asked.only.split(',')
  const names = mutants
    .map(({ name }) => name)
    .filter((name) => words.some((word) => name.includes(word)))
  let survivors = 0
  await hunt(names, order, workers, (name, first) => {
    if (!first) survivors += 1
    const found = first ? `seed ${first.seed}`.padEnd(10) : 'SURVIVED  '
    console.log(`${found} ${(first?.verdict?.kind ?? '').padEnd(11)} ${name}`)
  })
  console.log(`${names.length - survivors} of ${names.length} planted bugs found`)
  if (survivors > 0) process.exitCode = 1
}
