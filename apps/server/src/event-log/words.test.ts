import { expect, test } from 'vitest'
import { changedWords } from './words.ts'

test('EL14: a spelling that two words share stays while either of them does', () => {
  const before = JSON.stringify([
    ['# 1042', 'reference'],
    ['#1042', 'reference'],
  ])
  const now = JSON.stringify([
    ['#1042', 'reference'],
    ['BOX-7', 'box'],
  ])

  expect(changedWords(now, before)).toEqual({ wanted: [['BOX-7', 'box']], unwanted: [] })
})

test('EL14: what an order is no longer called goes with every spelling of it', () => {
  const before = JSON.stringify([['#1042', 'reference']])
  const now = JSON.stringify([['#1043', 'reference']])

  expect(changedWords(now, before)).toEqual({
    wanted: [
      ['#1043', 'reference'],
      ['1043', 'reference'],
      ['<3401#', 'reference'],
      ['<3401', 'reference'],
    ],
    unwanted: [
      ['#1042', 'reference'],
      ['1042', 'reference'],
      ['<2401#', 'reference'],
      ['<2401', 'reference'],
    ],
  })
})
