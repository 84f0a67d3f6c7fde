/// <reference types="node" />
import { createHash } from 'node:crypto'
import { assert, property, string, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfText } from './hash.ts'
import { sha256Of } from './sha256.ts'

const known = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('B3: the hash is SHA-256, at every length around a block', () => {
  for (let length = 0; length <= 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 255)

    expect(sha256Of(bytes)).toBe(known(bytes))
  }
})

test('B3: the hash is SHA-256, whatever the bytes and the letters', () => {
  assert(property(uint8Array({ maxLength: 500 }), (bytes) => sha256Of(bytes) === known(bytes)))
  assert(property(string({ unit: 'binary' }), (text) => hashOfText(text) === known(text)))
})
