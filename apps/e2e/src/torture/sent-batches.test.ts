import type { Fate } from '@milepost/contract'
import { expect, test } from 'vitest'
import { type Attempt, newTwice, storedInPart } from './sent-batches.ts'

const unanswered = (ids: string): Attempt => ({ ids: ids.split(''), way: 'straight' })
const stray = (ids: string): Attempt => ({ ...unanswered(ids), way: 'stray' })
const unsent = (ids: string): Attempt => ({ ...unanswered(ids), way: 'never-arrived' })
/** `answered('ab', 'ad')`: a was accepted, b a duplicate. */
const answered = (ids: string, fates: string): Attempt => ({
  ...unanswered(ids),
  fates: new Map(ids.split('').map((id, nth) => [id, fateOf[fates[nth] ?? 'a'] ?? 'accepted'])),
})
const fateOf: Readonly<Record<string, Fate>> = { a: 'accepted', d: 'duplicate', r: 'retry' }

test.each([
  ['an answer in time', [answered('abc', 'aaa')]],
  ['an answer that was lost', [unanswered('abc'), answered('abc', 'ddd')]],
  ['a request that was lost', [unanswered('abc'), answered('abc', 'aaa')]],
  ['a smaller batch between', [unanswered('abcd'), unanswered('ab'), answered('abcd', 'ddaa')]],
  ['a request carried twice', [{ ...answered('ab', 'dd'), way: 'stray' as const }]],
  ['a request carried late', [stray('abc'), answered('ab', 'aa'), answered('abc', 'ddd')]],
])('a batch is whole after %s', (_what, attempts) => {
  expect(storedInPart(attempts)).toEqual([])
})

test.each([
  ['its second half is still new', [unanswered('abcd'), answered('abcd', 'ddaa')], ['a', 'b']],
  [
    'a smaller batch finds the half that was kept, and the rest is new later',
    [unanswered('abcd'), answered('ab', 'dd'), answered('cd', 'aa')],
    ['a', 'b'],
  ],
  [
    'the smaller batch that would explain it never arrived',
    [unanswered('abcd'), unsent('ab'), answered('ab', 'dd'), answered('cd', 'aa')],
    ['a', 'b'],
  ],
  ['nobody ever sent what is a duplicate', [answered('a', 'd')], ['a']],
])('a batch was stored in part when %s', (_what, attempts, expected) => {
  expect(storedInPart(attempts)).toEqual(expected)
})

test('a scan that is new twice was lost between', () => {
  expect(newTwice([answered('ab', 'aa'), answered('ab', 'ad')])).toEqual(['a'])
  expect(newTwice([answered('ab', 'ra'), answered('ab', 'ad')])).toEqual([])
})
