/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('.', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

const stated = [...read('../RULES.md').matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, id]) => id)

const cited = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => [...read(name).matchAll(/^ *test\(\s*['"`]([A-Z0-9, ]+):/gm)])
  .flatMap(([, ids]) => ids?.split(', ') ?? [])

test('each rule is stated once', () => {
  expect(stated.length).toBeGreaterThan(50)
  expect(new Set(stated).size).toBe(stated.length)
})

test('each rule has a test, and each test a rule', () => {
  expect(new Set(cited)).toEqual(new Set(stated))
})

test('a rule that the code names is a rule that stands', () => {
  const named = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => read(name).match(/\b(?:TL|CO|BX|LB|MI|PO|OV|ST|RT|WO|RC|CU|MS)\d+\b/g) ?? [])

  expect(named.filter((id) => !stated.includes(id))).toEqual([])
})
