/** Every rule that a test or the code names by its id stands in one of the RULES.md, and stands there once. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from './tool.ts'

const filesLike = (pattern: string) =>
  globSync(pattern, { cwd: workspace, exclude: (path) => path.includes('node_modules') })
const read = (path: string) => readFileSync(join(workspace, path), 'utf8')

const stated = filesLike('{apps,packages}/**/RULES.md').flatMap((path) => statedIn(read(path)))
const code = filesLike('{apps,packages}/*/{src,bench,sim}/**/*.{ts,tsx}')

test('every rule stands once, in one of the lists', () => {
  const twice = stated.filter((id, at) => stated.indexOf(id) !== at)

  expect(stated.length).toBeGreaterThan(200)
  expect(twice).toEqual([])
})

test('every rule that a test is named by stands in a list', () => {
  const unknown = code.flatMap((path) =>
    titlesIn(read(path))
      .filter((id) => !stated.includes(id))
      .map((id) => `${id} in ${path}`),
  )

  expect(unknown).toEqual([])
})

test('a rule that the code names is a rule that stands', () => {
  const families = new Set(stated.map((id) => id.slice(0, 2)))
  const unknown = code.flatMap((path) =>
    (read(path).match(/\b[A-Z]{2}\d{1,2}\b/g) ?? [])
      .filter((id) => families.has(id.slice(0, 2)) && !stated.includes(id))
      .map((id) => `${id} in ${path}`),
  )

  expect(unknown).toEqual([])
})

/** A line of a list or of a table begins with its ids: `EL1`, `QR2, QR6` or `PU1–PU2`. */
function statedIn(text: string): readonly string[] {
  const heads = text.matchAll(/^(?:- \*\*|\| )([A-Z]{2}\d+(?:(?:, |–)[A-Z]{2}\d+)*)(?:\*\*| \|)/gm)
  return [...heads].flatMap(([, ids = '']) => ids.split(', ').flatMap(eachOf))
}

function eachOf(ids: string): readonly string[] {
  const [, family = '', first, last] = /^([A-Z]{2})(\d+)(?:–[A-Z]{2}(\d+))?$/.exec(ids) ?? []
  const count = Number(last ?? first) - Number(first) + 1
  return Array.from({ length: count }, (_, nth) => `${family}${Number(first) + nth}`)
}

/** Rules have two letters; one letter and a number is a line of an issue. */
function titlesIn(text: string): readonly string[] {
  const titles = text.matchAll(/['"`]((?:[A-Z]{1,2}\d+, )*[A-Z]{1,2}\d+): /g)
  return [...titles]
    .flatMap(([, ids = '']) => ids.split(', '))
    .filter((id) => /^[A-Z]{2}\d/.test(id))
}
