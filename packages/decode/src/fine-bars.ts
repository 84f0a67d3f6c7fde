/** Whether there are bars in a picture that are too fine to be read: a code seen from too far away. */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside */
import type { Picture } from './picture.ts'
import { across, mean, sampled, scale, type Light } from './strips.ts'
import { textureOf } from './texture.ts'

/**
 * A row of many thin bars, dark enough to be print, and the same a little further along. An edge has no row, the
 * stripes of a shirt are all of a width, and neither noise nor writing goes on along its strokes.
 */
export function showsFineBars(picture: Picture): boolean {
  const texture = textureOf(picture)
  if (!texture) return false
  const light = sampled(picture, texture, { count: rows, tall: 9 })
  const changes = Array.from({ length: rows }, (_, at) =>
    changesIn(light.subarray(at * across, (at + 1) * across)),
  )
  return changes.filter((row, at) => at > 0 && isFine(row, changes[at - 1]!)).length >= 2
}

const rows = 6

/** Against the mean of the surroundings. */
function changesIn(row: Light): Light {
  const even = mean(row, 10 * scale)
  return row.map((level, at) => level - even[at]!)
}

/** A code has more bars and spaces than this; at two pixels a module they are 3.6 pixels wide in the mean, and 8 at most. */
const fewest = 30
const widestMean = 4.4 * scale
const widest = 10 * scale
/** Of levels of grey, to either side of the mean. */
const least = 6
const leastLikeness = 0.7
/** Of the widths, in parts of their mean. */
const leastUnevenness = 0.36

function isFine(row: Light, neighbour: Light): boolean {
  return stretchesOf(turnsIn(row)).some((turns) => {
    const [from = 0, to = 0] = [turns[0], turns.at(-1)]
    return (
      turns.length > fewest &&
      (to - from) / turns.length <= widestMean &&
      unevennessOf(turns) >= leastUnevenness &&
      likeness(row, neighbour, from, to) >= leastLikeness
    )
  })
}

/** Where ink becomes paper or paper ink; what hardly differs is neither. */
function turnsIn(row: Light): readonly number[] {
  const turns: number[] = []
  let isInk = false
  for (const [at, change] of row.entries()) {
    if (isInk ? change < least : change > -least) continue
    isInk = !isInk
    turns.push(at)
  }
  return turns
}

/** Turns that follow each other closely. */
function stretchesOf(turns: readonly number[]): readonly (readonly number[])[] {
  const stretches: number[][] = []
  for (const turn of turns) {
    const stretch = stretches.at(-1)
    if (stretch && turn - stretch.at(-1)! <= widest) stretch.push(turn)
    else stretches.push([turn])
  }
  return stretches
}

/** How far widths are from their mean, in parts of it. */
function unevennessOf(turns: readonly number[]): number {
  const widths = turns.slice(1).map((turn, at) => turn - turns[at]!)
  const usual = widths.reduce((sum, width) => sum + width, 0) / widths.length
  const squares = widths.reduce((sum, width) => sum + (width - usual) ** 2, 0) / widths.length
  return Math.sqrt(squares) / usual
}

/** From -1 to 1, how alike two rows change. */
function likeness(one: Light, other: Light, from: number, to: number): number {
  let [together, ofOne, ofOther] = [0, 0, 0]
  for (let at = from; at < to; at += 1) {
    together += one[at]! * other[at]!
    ofOne += one[at]! ** 2
    ofOther += other[at]! ** 2
  }
  return together / Math.sqrt(ofOne * ofOther || 1)
}
