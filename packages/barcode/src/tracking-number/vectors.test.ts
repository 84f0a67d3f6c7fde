/// <reference types="node" />
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CarrierCode, read, trackingCandidates } from '../index.ts'

interface Vectors {
  readonly formats: readonly Format[]
  readonly own_additions: readonly Format[]
}

interface Format {
  readonly carrier: string
  readonly name: string
  readonly valid: readonly string[]
  readonly invalid: readonly string[]
}

/** Beside the repository where the team keeps its reference sets; nobody else has it. */
const file = new URL('../../../../../shared/carriers/tracking-numbers.json', import.meta.url)
const carriers: ReadonlySet<string> = new Set<CarrierCode>(['ups', 'fedex', 'usps', 'dhl', 's10'])

describe.skipIf(!existsSync(file))('numbers of the reference set', () => {
  const formats = existsSync(file) ? formatsIn(readFileSync(file, 'utf8')) : []
  const ours = formats.filter(({ carrier }) => carriers.has(carrier))
  const others = formats.filter(({ carrier }) => !carriers.has(carrier))
  const numbers = (of: readonly Format[], which: 'valid' | 'invalid') =>
    of.flatMap((format) =>
      format[which].map((number) => [number, format.carrier, format.name] as const),
    )

  test.each(numbers(ours, 'valid'))('TN1: %o is a number of %s (%s)', (number, carrier) => {
    expect(trackingCandidates(number).map((candidate) => candidate.carrier)).toContain(carrier)
  })

  test.each(numbers(ours, 'invalid'))('TN6: %o is no number of %s (%s)', (number) => {
    expect(trackingCandidates(number)).toEqual([])
  })

  test.each(numbers(others, 'valid'))(
    'TN7: %o of %s (%s), whom we do not know, is kept',
    (text) => {
      expect(read({ text, symbology: 'code-128' })).toMatchObject({
        meaning: { kind: 'unknown', text },
      })
    },
  )
})

test('the reference set of tracking numbers is beside this repository', ({ skip }) => {
  skip(!existsSync(file), `left out: all ${carriers.size} carriers' reference numbers`)

  expect(formatsIn(readFileSync(file, 'utf8')).length).toBeGreaterThan(carriers.size)
})

function formatsIn(json: string): readonly Format[] {
  const vectors = JSON.parse(json) as Vectors
  return [...vectors.formats, ...vectors.own_additions]
}
