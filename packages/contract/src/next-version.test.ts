/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pulled } from './pull.ts'
import { pushed } from './pushed.ts'
import {
  readEnrolled,
  readHandedIn,
  readPullChange,
  readPulledHead,
  readPushed,
  readRescuePack,
} from './told-readers.ts'

/** A version only ever adds: what this one does not know is passed over, wherever it stands. */
const golden = new URL('../golden/v1/', import.meta.url)
const messageOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, golden), 'utf8'))

/** By what they hold, not by a name that a version gave. */
const records = new Set(['acceptedThrough', 'durableThrough'])

/** As a version that nobody has thought of yet might say it: more in every place that has names. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore)
  if (typeof value !== 'object' || value === null) return value
  const more: Record<string, unknown> = { laterField: { of: ['a', 'version', 2] } }
  for (const [name, inner] of Object.entries(value)) {
    more[name] = records.has(name) ? inner : withMore(inner)
  }
  return more
}

test.each([
  ['pushed', readPushed],
  ['handed-in', readHandedIn],
  ['enrolled', readEnrolled],
  ['pulled', readPulledHead],
] as const)(
  'B7: what a newer server adds to %s changes nothing that this app reads',
  (name, read) => {
    const message = messageOf(name)

    expect(read(message)).toBeDefined()
    expect(read(withMore(message))).toEqual(read(message))
  },
)

test('B7: a change of work with more in it is the change it was', () => {
  const { changes } = messageOf('pulled') as { readonly changes: readonly unknown[] }

  expect(changes.length).toBeGreaterThan(4)
  for (const change of changes) {
    expect(readPullChange(change)).toBeDefined()
    expect(readPullChange(withMore(change))).toEqual(readPullChange(change))
  }
})

test('B7, B9: a file that a newer app saved gives its scans as they were', () => {
  const pack = messageOf('rescue-pack') as { readonly events: readonly { event: object }[] }
  const newer = {
    ...pack,
    laterField: 2,
    events: pack.events.map((each) => ({ ...each, event: withMore(each.event) })),
  }

  expect(readRescuePack(newer)?.events.map(({ event }) => event)).toEqual(
    newer.events.map(({ event }) => event),
  )
})

test('B7: the console, too, passes over what a newer server says', () => {
  expect(pushed.parse(withMore(messageOf('pushed')))).toEqual(pushed.parse(messageOf('pushed')))
  expect(pulled.parse(withMore(messageOf('pulled')))).toEqual(pulled.parse(messageOf('pulled')))
})
