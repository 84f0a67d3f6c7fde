import { envelope, hashOf, scanEvent } from '@milepost/contract'
import { as } from '@milepost/domain'
import { assert, nat, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { numbered } from './mint.ts'
import { scanDraft, testRandom } from './testing.ts'
import { newEventId } from './uuid-v7.ts'

const place = { epoch: as<never>('epoch-1'), seq: 7 }

test('MN1: a minted scan is what the contract calls a scan, and its hash is over the event alone', () => {
  const held = numbered(scanDraft(1))(place)

  expect(scanEvent.parse(held.event)).toEqual(held.event)
  expect(envelope.safeParse({ ...place, hash: held.hash, event: held.event }).success).toBe(true)
  expect(held.hash).toBe(hashOf(held.event))
  expect(held.event.scan).toMatchObject(place)
})

test('MN2: the same draft under the same number is the same scan, byte for byte', () => {
  const draft = scanDraft(1)

  expect(numbered(draft)(place)).toEqual(numbered(draft)(place))
  expect(numbered(draft)({ ...place, seq: 8 }).hash).not.toBe(numbered(draft)(place).hash)
})

test('MN3: no text refuses a scan: half characters and NUL are replaced', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const odd = `${text}\uD800\0`
      const { event } = numbered(
        scanDraft(1, {
          kind: 'load-opened',
          subject: {},
          body: { load: as('load-1'), carrier: 'ups', dock: odd },
          how: 'manual',
          raw: '',
        }),
      )(place)

      const dock = event.kind === 'load-opened' ? (event.body.dock ?? '') : ''
      expect(dock.isWellFormed()).toBe(true)
      expect(dock).not.toContain('\0')
      expect(JSON.parse(JSON.stringify(event))).toEqual(event)
    }),
  )
})

test('MN4: ids are UUIDv7 of the given time, whatever the clock says', () => {
  assert(
    property(nat({ max: 2 ** 48 - 1 }), nat(), (at, seed) => {
      const id = newEventId(at, testRandom(seed))

      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at)
    }),
  )
  expect(newEventId(-5, testRandom())).toMatch(/^00000000-0000-7/)
  expect(newEventId(9e15, testRandom())).toMatch(/^ffffffff-ffff-7/)
})
