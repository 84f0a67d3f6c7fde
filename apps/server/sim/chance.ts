/** Chance from a seed: the same seed draws the same world, on every machine. */
import type { Random } from '@milepost/outbox'

export interface Chance {
  /** From 0, below 1. */
  fraction(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  happens(rate: number): boolean
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value
  readonly bytes: Random
  /** A stream of its own, so that what is drawn for one concern never shifts another's. */
  apart(name: string): Chance
}

export function chanceOf(seed: number, name = ''): Chance {
  const next = streamFrom(seed, name)
  const fraction = () => next() / 2 ** 32
  const between = (least: number, most: number) =>
    least + Math.floor(fraction() * (most - least + 1))
  return {
    fraction,
    between,
    happens: (rate) => rate > 0 && fraction() < rate,
    oneOf: (values) => values[between(0, values.length - 1)] ?? values[0],
    bytes: (count) => Uint8Array.from({ length: count }, () => next() >>> 24),
    apart: (other) => chanceOf(seed, `${name}/${other}`),
  }
}

/** sfc32, begun from the seed and the stream's name. */
function streamFrom(seed: number, name: string): () => number {
  let [a, b, c, d] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, nameHash(name), 1]
  const next = () => {
    const sum = (a + b + d) >>> 0
    d = (d + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let warm = 0; warm < 15; warm += 1) next()
  return next
}

/** FNV-1a. */
function nameHash(name: string): number {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
