import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../tool.ts'
import { faultOf } from './named-test.ts'

interface Row {
  readonly number: number
  readonly tests: readonly { readonly file: string; readonly name: string }[]
  /** Why a part of it cannot be covered. */
  readonly reasons: readonly string[]
  /** Neither of both. */
  readonly others: readonly string[]
}

const rows = rowsIn(readFileSync(join(workspace, 'docs/faults.md'), 'utf8'))

test('the table has the 64 faults, each with a test or a reason', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 64 }, (_, n) => n + 1))
  expect(rows.filter(({ tests, reasons }) => tests.length + reasons.length === 0)).toEqual([])
})

test('every test that the table names is there, runs, and says which row or rule it proves', () => {
  const untrue = rows.flatMap(({ number, tests }) =>
    tests.flatMap(({ file, name }) => {
      const fault = faultIn(file, name, number)
      return fault === undefined ? [] : [`${number}: ${file} · ${name}: ${fault}`]
    }),
  )

  expect(untrue).toEqual([])
})

test('every cell of the table is tests and reasons, and nothing else', () => {
  expect(rows.flatMap(({ number, others }) => others.map((each) => `${number}: ${each}`))).toEqual(
    [],
  )
})

test.each([
  ["test('1: it holds', () => {})", undefined],
  ["  test.each([\n    1,\n  ])('1: it holds', () => {})", undefined],
  ["test.skip('1: it holds', () => {})", 'left out'],
  ["test.todo('1: it holds')", 'left out'],
  ["describe.skip('all', () => {\n  test('1: it holds', () => {})\n})", 'left out'],
  ["test.skipIf(!there)('1: it holds', () => {})", 'left out without a printed reason'],
  [
    "describe.skipIf(why)(`all ${why ?? ''}`, () => {\n  test('1: it holds', () => {})\n})",
    undefined,
  ],
  [
    "test('1: it holds', async () => {\n  test.skip(!there)\n})",
    'left out without a printed reason',
  ],
  ["test('1: it holds', async () => {\n  test.skip(!there, 'no disk')\n})", undefined],
  ["test('1: it holds', () => {})\ntest.only('2: another', () => {})", 'beside an only'],
  ["say('1: it holds')", 'not there'],
] as const)('%s is %s', (text, fault) => {
  expect(faultOf(text, '1: it holds', 1)).toBe(fault)
})

test('a title is tied to its own row, or to a rule, by itself or by what it stands in', () => {
  const inside = "describe('E2: all of it', () => {\n  test('it holds', () => {})\n})"

  expect(faultOf("test('2: it holds', () => {})", '2: it holds', 1)).toBe('of another row')
  expect(faultOf("test('1, 2: it holds', () => {})", '1, 2: it holds', 2)).toBeUndefined()
  expect(faultOf("test('EL1: it holds', () => {})", 'EL1: it holds', 1)).toBeUndefined()
  expect(faultOf("test('it holds', () => {})", 'it holds', 1)).toBe('tied to no row and no rule')
  expect(faultOf(inside, 'it holds', 1)).toBeUndefined()
})

function rowsIn(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => /^\| *\d/.test(line))
  return lines.map((line) => {
    const [, number, , , covered = ''] = line.split('|')
    const parts = covered.trim().split('<br>')
    const isTest = (part: string) => /^`[^`]+` · .+$/.test(part)
    const isReason = (part: string) => /^\*Not here\*: ./.test(part)
    return {
      number: Number(number),
      tests: parts.flatMap((part) => {
        const [, file, name] = /^`([^`]+)` · (.+)$/.exec(part) ?? []
        return file === undefined || name === undefined ? [] : [{ file, name }]
      }),
      reasons: parts.filter(isReason),
      others: parts.filter((part) => !isTest(part) && !isReason(part)),
    }
  })
}

/** A suite runs where a test brings it a store. */
function faultIn(file: string, name: string, row: number): string | undefined {
  const path = join(workspace, file)
  if (!/\.(?:test|spec|suite)\.tsx?$/.test(file) || !existsSync(path)) return 'not there'
  if (file.includes('.suite.') && !isUsed(file)) return 'a suite that nothing runs'
  return faultOf(readFileSync(path, 'utf8'), name, row)
}

/** By a test, or by another suite that a test runs. */
function isUsed(suite: string): boolean {
  const name = `/${basename(suite)}'`
  const users = globSync('{apps,packages}/*/src/**/*.{test,suite}.ts', { cwd: workspace }).filter(
    (path) => readFileSync(join(workspace, path), 'utf8').includes(name),
  )
  return users.some((path) => path.includes('.test.') || isUsed(path))
}
