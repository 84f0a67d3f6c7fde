import { expect, test } from 'vitest'
import { neverScansWords, routeChangeWords } from './route-words.ts'

const open = ['picked', 'picked', 'handed-over', 'packed'] as const
const change = { name: 'Denver', before: [], after: [], open } as const

test('MS9: before it is saved, a change says how many findings close, and why', () => {
  expect(routeChangeWords({ ...change, after: ['picked'] })).toEqual([
    '2 findings close, since Denver does not scan picks.',
  ])
  expect(routeChangeWords({ ...change, after: ['packed'] })).toEqual([
    '1 finding closes, since Denver does not scan packing.',
  ])
  expect(routeChangeWords({ ...change, after: ['packed', 'picked'] })).toEqual([
    '3 findings close, since Denver does not scan picks or packing.',
  ])
  expect(routeChangeWords({ ...change, after: ['labelled'] })).toEqual([
    'Denver does not scan labels. No open finding is about that.',
  ])
})

test('MS9: what is taken back, or changed while the count is not there, is said without one', () => {
  const taken = { ...change, before: ['picked'], after: ['labelled'], open: undefined } as const

  expect(routeChangeWords(taken)).toEqual([
    'What is found of it closes, since Denver does not scan labels.',
    'Denver scans picks again: what is missing becomes a finding.',
  ])
  expect(routeChangeWords({ ...change, before: ['picked'], after: ['picked'] })).toEqual([])
})

test('MS9: a site in the list says what it never scans', () => {
  expect(neverScansWords([])).toBe('')
  expect(neverScansWords(['labelled', 'picked'])).toBe(' · never scans picks or labels')
})
