import { expect, test } from 'vitest'
import { type Known, stateOf } from './state-of.ts'

const calm: Known = {
  waiting: 0,
  setAside: 0,
  unsaved: { count: 0, because: 'storage-broken' },
  isStorageLow: false,
  isOffline: false,
  sendingOf: 0,
  answeredAt: 9,
}

test.each<[string, Partial<Known>, ReturnType<typeof stateOf>]>([
  ['all is sent, and since when', {}, { kind: 'all-sent', at: 9 }],
  [
    'how far sending has come',
    { waiting: 25, sendingOf: 37 },
    { kind: 'sending', done: 12, of: 37 },
  ],
  ['offline with what waits', { waiting: 37, isOffline: true }, { kind: 'offline', waiting: 37 }],
  ['what was set aside', { setAside: 2 }, { kind: 'attention', count: 2, reason: 'set-aside' }],
  [
    'a full disk before all',
    { isOffline: true, unsaved: { count: 1, because: 'storage-full' } },
    { kind: 'attention', count: 1, reason: 'storage-full' },
  ],
  [
    'a revoked device',
    { waiting: 3, trouble: 'revoked' },
    { kind: 'attention', count: 3, reason: 'revoked' },
  ],
  [
    'a revoked device that has nothing to send as one thing to look at',
    { trouble: 'revoked' },
    { kind: 'attention', count: 1, reason: 'revoked' },
  ],
  [
    'little room, when nothing else is wrong',
    { isStorageLow: true },
    { kind: 'attention', count: 1, reason: 'storage-low' },
  ],
])('SS1: it says %s', (_what, known, state) => {
  expect(stateOf({ ...calm, ...known })).toEqual(state)
})
