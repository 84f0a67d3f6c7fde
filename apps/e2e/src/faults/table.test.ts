import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../tool.ts'

interface Row {
  readonly number: number
  readonly tests: readonly { readonly file: string; readonly name: string }[]
  /** Why a part of it cannot be covered. */
  readonly reasons: readonly string[]
}

const rows = rowsIn(readFileSync(join(workspace, 'docs/faults.md'), 'utf8'))

test('the table has the 64 faults, each with a test or a reason', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 64 }, (_, n) => n + 1))
  expect(rows.filter(({ tests, reasons }) => tests.length + reasons.length === 0)).toEqual([])
})

test('every test that the table names is there, and is not left out', () => {
  const untrue = rows.flatMap(({ number, tests }) =>
    tests
      .filter(({ file, name }) => !isThere(join(workspace, file), name))
      .map(({ file, name }) => `${number}: ${file} · ${name}`),
  )

  expect(untrue).toEqual([])
})

function rowsIn(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => /^\| *\d/.test(line))
  return lines.map((line) => {
    const [, number, , , covered = ''] = line.split('|')
    const parts = covered.trim().split('<br>')
    return {
      number: Number(number),
      tests: parts.flatMap((part) => {
        const [, file, name] = /^`([^`]+)` · (.+)$/.exec(part) ?? []
        return file === undefined || name === undefined ? [] : [{ file, name }]
      }),
      reasons: parts.filter((part) => part.startsWith('*Not here*: ')),
    }
  })
}

/** A string that `test` is called with begins with the name; `test.skip` is another word. */
function isThere(file: string, name: string): boolean {
  if (!existsSync(file)) return false
  const text = readFileSync(file, 'utf8')
  const places = ["'", '"', '`'].map((quote) => text.indexOf(quote + name))
  return places.some(
    (at) => at > 0 && /\btest(\.each\([^)]*\))?\($/.test(text.slice(0, at).trimEnd()),
  )
}
