/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { canonical } from '@milepost/domain'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { enrol, enrolled, tokenAsked, tokenGiven } from './enrolment.ts'
import { hashOf } from './hash.ts'
import { pullQuery } from './pull-query.ts'
import { pulled } from './pull.ts'
import { push } from './push.ts'
import { pushed } from './pushed.ts'
import { handedIn, handIn, rescuePack } from './rescue.ts'
import { type Envelope, scanEvent } from './scan.ts'
import { wireVersion } from './wire.ts'

/** Messages as released versions wrote them. Files are only added: a device in a drawer speaks its version for years. */
const golden = new URL('../golden/', import.meta.url)
const versions = readdirSync(golden)
const namesOf = (version: string) =>
  readdirSync(new URL(`${version}/`, golden)).map((name) => name.replace('.json', ''))
const messageOf = (version: string, name: string) =>
  JSON.parse(readFileSync(new URL(`${version}/${name}.json`, golden), 'utf8')) as unknown

const shapes: Readonly<Record<string, z.ZodMiniType>> = {
  push,
  pushed,
  'pull-query': pullQuery,
  pulled,
  enrol,
  enrolled,
  'token-asked': tokenAsked,
  'token-given': tokenGiven,
  'hand-in': handIn,
  'handed-in': handedIn,
  'rescue-pack': rescuePack,
}
const shapeOf = (name: string) => (name.startsWith('scan-') ? scanEvent : shapes[name])

describe.each(versions)('%s', (version) => {
  test.each(namesOf(version))('B7: %s is read whole, and written as it was', (name) => {
    const message = messageOf(version, name)
    const shape = shapeOf(name)
    if (!shape) throw new Error(`Nothing here reads ${name}`)

    const read = shape.parse(message)

    // In an address every number is text.
    const written = name === 'pull-query' ? asText(read as object) : read
    expect(canonical(written)).toBe(canonical(message))
  })

  test('B7: the hash that a device took then is the hash that is taken now', () => {
    const { events } = messageOf(version, 'push') as { readonly events: readonly Envelope[] }

    expect(events.length).toBeGreaterThan(10)
    for (const { event, hash } of events) expect(hashOf(event)).toBe(hash)
  })
})

test('B7: the current version has a message of every shape and a scan of every kind', () => {
  const kinds = scanEvent.def.options.map(({ shape }) => `scan-${[...shape.kind.def.values][0]}`)

  expect(namesOf(`v${wireVersion}`).toSorted()).toEqual(
    [...Object.keys(shapes), ...kinds].toSorted(),
  )
})

const asText = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
