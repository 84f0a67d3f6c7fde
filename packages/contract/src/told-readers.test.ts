/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { assert, constantFrom, jsonValue, nat, oneof, property, tuple, array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { enrolled, tokenGiven } from './enrolment.ts'
import {
  conditions,
  decisions,
  fates,
  orderStages,
  rejectionReasons,
  returnStates,
  stationJobs,
  walks,
} from './one-of.ts'
import { pullChange, pulledHead } from './pull.ts'
import { pushed } from './pushed.ts'
import type { Reader } from './reader.ts'
import { handedIn, rescuePack } from './rescue.ts'
import {
  readEnrolled,
  readHandedIn,
  readPullChange,
  readPulledHead,
  readPushed,
  readRescuePack,
  readTokenGiven,
} from './told-readers.ts'

/** The schemas are the truth: the small readers are held to them on messages of every version, spoilt in every place. */
const golden = new URL('../golden/', import.meta.url)

interface Twins {
  readonly schema: z.ZodMiniType
  readonly reader: Reader<unknown>
  readonly messages: readonly unknown[]
}

const twins: Readonly<Record<string, Twins>> = {
  'enrolled': { schema: enrolled, reader: readEnrolled, messages: goldenOf('enrolled') },
  'token given': {
    schema: tokenGiven,
    reader: readTokenGiven,
    messages: goldenOf('token-given'),
  },
  'pushed': { schema: pushed, reader: readPushed, messages: goldenOf('pushed') },
  'handed-in': { schema: handedIn, reader: readHandedIn, messages: goldenOf('handed-in') },
  'pulled head': {
    schema: pulledHead,
    reader: readPulledHead,
    messages: goldenOf('pulled').map((page) => without(page, ['changes'])),
  },
  'pulled change': {
    schema: pullChange,
    reader: readPullChange,
    messages: goldenOf('pulled')
      .flatMap((page) => (page as { changes: unknown[] }).changes)
      .flatMap((change) => [change, ...withAll(change)]),
  },
  'rescue-pack': { schema: rescuePack, reader: readRescuePack, messages: goldenOf('rescue-pack') },
}

/** On both sides of every bound, and of every kind. */
const lengths = [0, 1, 8, 9, 39, 40, 41, 63, 64, 65, 200, 201]
// oxfmt-ignore
const spoilt: readonly unknown[] = [
  null, true, false, [], {}, [null], { a: 1 }, ['a'], 0, -0, -1, 1, 2, 1.5, 1e300,
  1_000_000, 1_000_001, 253_402_300_799_999, 253_402_300_800_000, -8.64e15, -8.64e15 - 1,
  Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1,
  '2026-11-28', '2026-11-28\n', '26-11-28', 'a b', 'o_1.2:3-4', '-o', 'o\n', 'ups\n', '1Z9',
  'aGFzaA==', 'aGFzaA=', 'aGFzaA', 'aGFz', 'aGF=', 'a===', '====', 'aG=z', 'aGFz\n', 'aGF_',
  'orders', 'receipts', 'products', 'people', 'site', 'toString', '__proto__', 'constructor',
  ...fates, ...rejectionReasons, ...orderStages, ...stationJobs,
  ...walks, ...returnStates, ...conditions, ...decisions,
  ...['a', 'A', 'é', '-'].flatMap((letter) => lengths.map((length) => letter.repeat(length))),
]

type Path = readonly (string | number)[]

describe.each(Object.entries(twins))('%s', (_name, { schema, reader, messages }) => {
  const check = (message: unknown) => {
    const read = schema.safeParse(message)
    expect({ read: reader(message), message }).toEqual({ read: read.data, message })
  }

  test('B7: the small reader reads what was ever sent', () => {
    expect(messages.length).toBeGreaterThan(0)
    for (const message of messages) {
      check(message)
      expect(reader(message)).toEqual(message)
    }
  })

  test('B7: it takes and refuses what the schema does, whatever stands in any one place', () => {
    for (const message of messages) {
      for (const path of pathsIn(message)) {
        check(without(message, path))
        for (const value of spoilt) check(withAt(message, path, value))
        for (const name of ['added', '__proto__', 'toString']) {
          check(withAt(message, [...path, name], 1))
        }
      }
    }
  })

  test('B7: it takes and refuses what the schema does, wherever several places are spoilt', () => {
    const change = tuple(nat(), oneof(jsonValue(), constantFrom(...spoilt)))

    assert(
      property(nat(), array(change, { minLength: 1, maxLength: 3 }), (which, changes) => {
        const spoiltMessage = changes.reduce(
          (message: unknown, [place, value]) => {
            const paths = pathsIn(message)
            return withAt(message, paths[place % paths.length] ?? [], value)
          },
          messages[which % messages.length],
        )

        check(spoiltMessage)
      }),
      { numRuns: 500 },
    )
  })
})

test('B7: a rescue pack is as long as the schema says, and no longer', () => {
  const [pack] = goldenOf('rescue-pack') as [{ readonly events: readonly unknown[] }]
  const ofLength = (length: number) => ({
    ...pack,
    events: Array.from({ length }, () => pack.events[0]),
  })

  expect(readRescuePack(ofLength(100_000))?.events).toHaveLength(100_000)
  expect(readRescuePack(ofLength(100_001))).toBeUndefined()
  expect(rescuePack.safeParse(ofLength(100_001)).success).toBe(false)
})

/** With the fields that few have. */
function withAll(change: unknown): readonly unknown[] {
  const { collection } = change as { readonly collection: string }
  if (collection === 'site') {
    const picking = withAt(change, ['doc', 'picking'], { binScan: true, walk: 'serpentine' })
    return [withAt(picking, ['doc', 'scanning'], { anyItf: true })]
  }
  const decided = withAt(change, ['doc', 'returns', 0, 'decision'], 'restock')
  if (!pathsIn(decided).some((path) => path.at(-1) === 'decision')) return []
  const late = withAt(decided, ['doc', 'boxes', 0, 'carrierFirst'], true)
  return [withAt(late, ['doc', 'promised', 'deliverFrom'], '2026-11-27')]
}

function goldenOf(name: string): readonly unknown[] {
  return readdirSync(golden).map((version): unknown =>
    JSON.parse(readFileSync(new URL(`${version}/${name}.json`, golden), 'utf8')),
  )
}

/** Every place in it, itself first. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value)
    ? value.map((each: unknown, at) => [at, each] as const)
    : Object.entries(value)
  return [path, ...inner.flatMap(([name, each]) => pathsIn(each, [...path, name]))]
}

/** As JSON would bring it: `__proto__` is a field like any other. */
function withAt(value: unknown, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    if (typeof name === 'string') return value
    return value.map((each: unknown, at) => (at === name ? withAt(each, rest, put) : each))
  }
  const fields = new Map<string | number, unknown>(Object.entries(value))
  return Object.fromEntries(fields.set(name, withAt(fields.get(name), rest, put)))
}

function without(value: unknown, path: Path): unknown {
  const [name, ...rest] = path
  if (name === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, at) => at !== name)
      : value.map((each: unknown, at) => (at === name ? without(each, rest) : each))
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (key !== name) return [[key, each]]
      return rest.length === 0 ? [] : [[key, without(each, rest)]]
    }),
  )
}
