/** How much strain a label bears. SWEEP=full runs every severity with more seeds and prints the whole table. */
import type { Reader } from '@milepost/decode'
import { beforeAll, expect, test } from 'vitest'
import { engine, stepOf, strains, turns, type Step, type Strain } from './decode-sweep.ts'

const isFull = process.env['SWEEP'] === 'full'
const patience = isFull ? 3_600_000 : 240_000
const degrees = Array.from({ length: isFull ? 72 : 12 }, (_, at) => at * (isFull ? 5 : 30) + 7)

let reader: Reader
beforeAll(async () => {
  reader = await engine()
})

test.each(strains)(
  'A1: $name: read at $mustRead in five of six tries, never wrongly, and no worse than by a plain pass',
  (strain) => {
    const must = steps(strain, [strain.mustRead])
    const others = isFull ? steps(strain, strain.severities) : []

    expect(must.filter(({ read, tries }) => tries < 6 || read < (tries * 5) / 6)).toEqual([])
    expect([...must, ...others].filter(isWorseThanPlain)).toEqual([])
    expect([...must, ...others].flatMap(({ wrong }) => wrong)).toEqual([])
  },
  patience,
)

test.each([turns('bars', degrees), turns('matrix', degrees)])(
  'A1: $name: read all around, never wrongly, and no worse than by a plain pass',
  (strain) => {
    const all = steps(strain, degrees, 2)

    expect(all.filter(({ read, tries }) => read < tries).map(({ severity }) => severity)).toEqual(
      [],
    )
    expect(all.filter(isWorseThanPlain)).toEqual([])
    expect(all.flatMap(({ wrong }) => wrong)).toEqual([])
  },
  patience,
)

const isWorseThanPlain = ({ read, readPlain }: Step): boolean => read < readPlain

function steps(strain: Strain, severities: readonly number[], leastTries = 6): readonly Step[] {
  const seeds = Math.max(isFull ? 4 : 1, Math.ceil(leastTries / strain.codes.length))
  const all = severities.map((severity) => stepOf(strain, severity, seeds, reader))
  const cells = all.map(
    ({ severity, read, readPlain, tries }) => `${severity}: ${read}/${tries} (plain ${readPlain})`,
  )
  console.log(`${strain.name.padEnd(28)} ${cells.join('   ')}`)
  return all
}
