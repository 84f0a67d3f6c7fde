/** docs/pains.md is true: each row has tests that run and name it, and each test that names a row stands there. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultOf } from './faults/named-test.ts'
import { workspace } from './tool.ts'

interface Named {
  readonly row: string
  readonly file: string
  readonly name: string
}

const read = (path: string) => readFileSync(join(workspace, path), 'utf8')
const rows = read('docs/pains.md')
  .split('\n')
  .filter((line) => /^\| [AB]\d+ \|/.test(line))
  .map(rowOf)

test('the table has the complaints A9 to A17 and B8 to B18, each with a test', () => {
  const numbered = (part: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, nth) => `${part}${from + nth}`)

  expect(rows.map(({ row }) => row)).toEqual([...numbered('A', 9, 17), ...numbered('B', 8, 18)])
  expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([])
})

test('every test that the table names is there, runs, and names its row', () => {
  const untrue = rows.flatMap(({ tests }) => tests.filter((each) => !isTrue(each)))

  expect(untrue).toEqual([])
})

test('every test that names a row stands in it', () => {
  const files = globSync('{apps,packages}/*/src/**/*.{test,spec,suite}.{ts,tsx}', {
    cwd: workspace,
    exclude: (path) => path.includes('node_modules'),
  })
  const named = new Set(rows.flatMap(({ tests }) => tests.map(spelled)))

  const missing = files.flatMap(namedIn).map(spelled)

  expect(missing.length).toBeGreaterThan(rows.length)
  expect(missing.filter((each) => !named.has(each))).toEqual([])
})

function rowOf(line: string): { readonly row: string; readonly tests: readonly Named[] } {
  const [, row = '', , ...cell] = line.split('|').map((part) => part.trim())
  const tests = cell
    .join('|')
    .replace(/\|$/, '')
    .split('<br>')
    .map((part) => {
      const [, file = '', name = ''] = /^`([^`]+)` · (.+)$/.exec(part) ?? []
      return { row, file, name }
    })
  return { row, tests }
}

function isTrue({ row, file, name }: Named): boolean {
  const isNamed = rowsNamedIn(name).includes(row)
  return isNamed && existsSync(join(workspace, file)) && faultOf(read(file), name) === undefined
}

/** In its title, as the table spells it: the text between the quotes. */
function namedIn(file: string): readonly Named[] {
  const titles = [...read(file).matchAll(/(['"`])((?:(?!\1).)*\bfield [AB]\d+\b(?:(?!\1).)*)\1/g)]
  return titles.flatMap(([, , name = '']) => rowsNamedIn(name).map((row) => ({ row, file, name })))
}

const rowsNamedIn = (title: string): readonly string[] =>
  [...title.matchAll(/\bfield ([AB]\d+)\b/g)].flatMap(([, row]) => row ?? [])

const spelled = ({ row, file, name }: Named): string => `${row}: ${file} · ${name}`
