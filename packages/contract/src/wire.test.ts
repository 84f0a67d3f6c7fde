import { canonical } from '@milepost/domain'
import { assert, jsonValue, property } from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { enrol, enrolled, tokenAsked, tokenGiven } from './enrolment.ts'
import { hashOf } from './hash.ts'
import {
  newOrder,
  newReceipt,
  newReturn,
  orderAnswer,
  receiptAnswer,
  returnAnswer,
} from './order.ts'
import { pullQuery } from './pull-query.ts'
import { pulled } from './pull.ts'
import { push } from './push.ts'
import { pushed } from './pushed.ts'
import { refusals } from './refusal.ts'
import { handedIn, handIn, rescuePack } from './rescue.ts'
import { scanEvent } from './scan.ts'
import { wireVersion } from './wire.ts'

/** What apps and shops of another version speak. The console comes with its server, so it is free to change. */
const asked = {
  enrol,
  handIn,
  push,
  pullQuery,
  rescuePack,
  scanEvent,
  tokenAsked,
  newOrder,
  newReceipt,
  newReturn,
}
const told = {
  enrolled,
  handedIn,
  pushed,
  pulled,
  tokenGiven,
  orderAnswer,
  receiptAnswer,
  returnAnswer,
}

/** The shapes of each version, as their hash. A change gets a new version and a line of its own once one is released. */
const fingerprintOf: Readonly<Record<number, string>> = {
  1: 'ead5cffe58db99417febbd044e6d5ae2a6973730d5226683e58f9f3704c33930',
}

test('B7: the shapes on the wire are those of their version', () => {
  const fingerprint = hashOf({ ...shapesOf(asked, 'input'), ...shapesOf(told, 'output') })

  expect(fingerprint).toBe(fingerprintOf[wireVersion])
})

test('a refusal says what to do next, and no two say the same', () => {
  const sentences = Object.values(refusals).map(({ title, next }) => `${title}. ${next}`)

  expect(new Set(sentences).size).toBe(sentences.length)
  for (const { next } of Object.values(refusals)) expect(next).toMatch(/^[A-Z].*\.$/)
})

test('the hash of an event is over its canonical bytes: the order of fields means nothing, every field counts', () => {
  const event = { id: 'e-1', body: { b: 1, a: [2, 1] } }

  expect(hashOf({ body: { a: [2, 1], b: 1 }, id: 'e-1' })).toBe(hashOf(event))
  expect(hashOf({ ...event, added: true })).not.toBe(hashOf(event))
  expect(hashOf({ ...event, body: { b: 1, a: [1, 2] } })).not.toBe(hashOf(event))
  expect(canonical(event)).toBe('{"body":{"a":[2,1],"b":1},"id":"e-1"}')
  // A known answer, so that a device and a server on other libraries agree.
  expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

test('B3: what a device hashes is what the server hashes after the way over the wire', () => {
  assert(
    property(jsonValue(), (event) => {
      const arrived: unknown = JSON.parse(JSON.stringify(event))

      expect(hashOf(arrived)).toBe(hashOf(event))
    }),
  )
})

const shapesOf = (schemas: Readonly<Record<string, z.ZodMiniType>>, io: 'input' | 'output') =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io, unrepresentable: 'any' }),
    ]),
  )
