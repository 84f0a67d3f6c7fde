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
  'A1: $name: read at $mustRead, never wrongly, and no worse than by a plain pass',
  (strain) => {
    const must = steps(strain, [strain.mustRead])
    const others = isFull ? steps(strain, strain.severities) : []

    expect(must.map(({ read, tries }) => read / tries)).toEqual([1])
    expect([...must, ...others].filter(isWorseThanPlain)).toEqual([])
    expect([...must, ...others].flatMap(({ wrong }) => wrong)).toEqual([])
  },
  patience,
)

test.each([turns('bars', degrees), turns('matrix', degrees)])(
  'A1: $name: read all around, never wrongly, and no worse than by a plain pass',
  (strain) => {
    const all = steps(strain, degrees)

    expect(all.filter(({ read, tries }) => read < tries).map(({ severity }) => severity)).toEqual(
      [],
    )
    expect(all.filter(isWorseThanPlain)).toEqual([])
    expect(all.flatMap(({ wrong }) => wrong)).toEqual([])
  },
  patience,
)

const isWorseThanPlain = ({ read, readPlain }: Step): boolean => read < readPlain

function steps(strain: Strain, severities: readonly number[]): readonly Step[] {
  const seeds = isFull ? 4 : strain.codes.length > 1 ? 1 : 2
  const all = severities.map((severity) => stepOf(strain, severity, seeds, reader))
  const cells = all.map(
    ({ severity, read, readPlain, tries }) => `${severity}: ${read}/${tries} (plain ${readPlain})`,
  )
  console.log(`${strain.name.padEnd(28)} ${cells.join('   ')}`)
  return all
}
