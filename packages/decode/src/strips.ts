/**
 * Bars say the same all along their length: a strip of them is the mean of many pixels along, sampled finer than the
 * picture across. Noise is gone, and what moved or was out of focus can be computed back.
 */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside, and asking costs at each pixel */
import type { Picture } from './picture.ts'
import type { Texture } from './texture.ts'
import type { Point } from './view.ts'

/** How a strip is brought out. Reaches and heights are in pixels, of a strip and of the picture. */
export interface Drawn {
  readonly count: number
  /** Pixels along the bars that are one strip. */
  readonly tall: number
  /** From one strip to the next, where that is further. */
  readonly every?: number
  /** Of the paper and ink that light is measured between: their extremes around, or as far as they keep to one side of a shadow. */
  readonly between: 'extremes' | 'shadows'
  /** What blurred it, to be undone: so many means over `2 reach + 1` in a row. */
  readonly blur?: { readonly reach: number; readonly times: number; readonly rounds: number }
  /** Greys are pushed apart so many times. */
  readonly gain?: number
}

export interface Strips extends Picture {
  /** A place in the strips as one in the picture, in pixels. */
  readonly placeOf: (point: Point) => Point
}

/** Every way to bring them out, one below the other: they cost little, and one is enough. */
export function stripsOf(picture: Picture, texture: Texture, ways: readonly Drawn[]): Strips {
  const height = ways.reduce((sum, { count }) => sum + count, 0)
  const grey = new Uint8Array(across * height)
  let start = 0
  for (const way of ways) {
    const light = between(sampled(picture, texture, way), way.between)
    const sharp = way.blur ? withoutBlur(light, way.blur) : light
    const gain = (way.gain ?? 1) * 255
    for (const part of sharp) {
      const level = (part - 0.5) * gain + 127.5
      grey[start] = level < 0 ? 0 : level > 255 ? 255 : level
      start += 1
    }
  }
  return { width: across, height, grey, placeOf: placeIn(texture, ways) }
}

/** Of a strip, a pixel of the picture. */
export const scale = 2
export const across = 2048
/** A float a place, between paper and ink where that is settled. */
export type Light = Float32Array

export function sampled(
  { width, height, grey }: Picture,
  { radians, middle }: Texture,
  { count, tall, every = tall }: Pick<Drawn, 'count' | 'tall' | 'every'>,
): Light {
  const light = new Float32Array(across * count)
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const [right, below] = [cos / scale, sin / scale]
  const [lastX, lastY] = [width - 1.001, height - 1.001]
  const start = (0.5 - across / 2) / scale
  for (let line = 0; line < count * tall; line += 1) {
    const strip = Math.floor(line / tall)
    const along = (strip + 0.5 - count / 2) * every + (line % tall) + 0.5 - tall / 2
    let fromX = middle.x - along * sin + start * cos
    let fromY = middle.y + along * cos + start * sin
    const first = strip * across
    for (let at = first; at < first + across; at += 1) {
      const nearX = fromX < 0 ? 0 : fromX > lastX ? lastX : fromX
      const nearY = fromY < 0 ? 0 : fromY > lastY ? lastY : fromY
      const column = nearX | 0
      const row = nearY | 0
      const place = row * width + column
      const next = place + width
      const top = grey[place]! + (grey[place + 1]! - grey[place]!) * (nearX - column)
      const bottom = grey[next]! + (grey[next + 1]! - grey[next]!) * (nearX - column)
      light[at]! += (top + (bottom - top) * (nearY - row)) / tall
      fromX += right
      fromY += below
    }
  }
  return light
}

/** Twice as far as the widest bar of a code that needs help; and further, where only the extremes count. */
const window = { shadows: 16, extremes: 30 }
/** Less than this is noise on blank paper. */
const leastRange = 5

/** Every place as a part of the way from ink to paper. */
function between(light: Light, how: Drawn['between']): Light {
  const reach = window[how]
  return eachRow(light, (row) => {
    const negative = row.map((level) => -level)
    const bright =
      how === 'extremes' ? mean(most(row, reach), reach) : least(most(row, reach), reach)
    const dark =
      how === 'extremes' ? mean(most(negative, reach), reach) : least(most(negative, reach), reach)
    return row.map((level, at) => {
      const range = bright[at]! + dark[at]!
      return range < leastRange ? 1 : Math.min(1, Math.max(0, (level + dark[at]!) / range))
    })
  })
}

/**
 * Steps from what is seen towards what would look like it once blurred, held between ink and paper: nothing is darker or
 * brighter than these, which tells more than the blur let through.
 */
function withoutBlur(light: Light, { reach, times, rounds }: NonNullable<Drawn['blur']>): Light {
  const blurred = (row: Light): Light => {
    let soft = row
    for (let count = 0; count < times; count += 1) soft = mean(soft, reach)
    return soft
  }
  return eachRow(light, (seen) => {
    const guess = new Float32Array(seen)
    for (let round = 0; round < rounds; round += 1) {
      const missing = blurred(guess)
      for (let at = 0; at < across; at += 1) missing[at] = seen[at]! - missing[at]!
      // A mean turns some waves over: blurred twice, none is.
      const towards = times % 2 === 1 ? blurred(missing) : missing
      for (let at = 0; at < across; at += 1) {
        const next = guess[at]! + stride * towards[at]!
        guess[at] = next < 0 ? 0 : next > 1 ? 1 : next
      }
    }
    return guess
  })
}

/** Below 2 the steps come to rest. */
const stride = 1.8

function eachRow(light: Light, change: (row: Light) => Light): Light {
  const changed = new Float32Array(light.length)
  for (let start = 0; start < light.length; start += across) {
    changed.set(change(light.subarray(start, start + across)), start)
  }
  return changed
}

/** Over `2 reach + 1` places as a running sum; the ends, where no code is whole, stay as they are. */
export function mean(row: Light, reach: number): Light {
  const result = new Float32Array(row)
  const part = 1 / (2 * reach + 1)
  let sum = 0
  for (let at = 0; at <= 2 * reach; at += 1) sum += row[at]!
  for (let at = reach; at < across - reach - 1; at += 1) {
    result[at] = sum * part
    sum += row[at + reach + 1]! - row[at - reach]!
  }
  return result
}

/** The greatest of `2 reach + 1` places, by doubling. */
function most(row: Light, reach: number): Light {
  let gathered = row
  for (let covered = 1; covered < 2 * reach + 1;) {
    const ahead = Math.min(covered, 2 * reach + 1 - covered)
    const next = new Float32Array(gathered)
    for (let at = 0; at < across - ahead; at += 1) {
      if (gathered[at + ahead]! > next[at]!) next[at] = gathered[at + ahead]!
    }
    gathered = next
    covered += ahead
  }
  // What was gathered ahead belongs to the middle.
  const centred = new Float32Array(across).fill(gathered[0]!)
  centred.set(gathered.subarray(0, across - reach), reach)
  return centred
}

const least = (row: Light, reach: number): Light =>
  most(
    row.map((level) => -level),
    reach,
  ).map((level) => -level)

function placeIn({ radians, middle }: Texture, ways: readonly Drawn[]): Strips['placeOf'] {
  const [right, below] = [Math.cos(radians), Math.sin(radians)]
  const alongs = ways.flatMap(({ count, tall, every = tall }) =>
    Array.from({ length: count }, (_, strip) => (strip + 0.5 - count / 2) * every),
  )
  return ({ x, y }) => {
    const aside = (x - across / 2) / scale
    const along = alongs[Math.min(alongs.length - 1, Math.max(0, Math.floor(y)))] ?? 0
    return {
      x: middle.x + aside * right - along * below,
      y: middle.y + aside * below + along * right,
    }
  }
}
