/** Whether there are bars in a picture that are too fine to be read: a code seen from too far away. */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside */
import type { Picture } from './picture.ts'
import { across, mean, sampled, scale, type Light } from './strips.ts'
import { textureOf } from './texture.ts'

/**
 * A row of many thin bars, dark enough to be print, and the same a little further along. An edge has no row, the stripes of
 * a shirt are all of a width or, where two lie side by side, as wide as those before; neither noise nor writing goes on along
 * its strokes.
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
/** How much a width tells of the next three, from -1 to 1. */
const mostSteadiness = 0.35
/** Of levels of grey, between the mean and the middle of a bar. */
const leastDepth = 10

function isFine(row: Light, neighbour: Light): boolean {
  return stretchesOf(turnsIn(row)).some((turns) => {
    const [from = 0, to = 0] = [turns[0], turns.at(-1)]
    if (turns.length <= fewest || (to - from) / turns.length > widestMean) return false
    const widths = turns.slice(1).map((turn, at) => turn - turns[at]!)
    return (
      unevennessOf(widths) >= leastUnevenness &&
      steadinessOf(widths) <= mostSteadiness &&
      depthOf(row, turns) >= leastDepth &&
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
function unevennessOf(widths: readonly number[]): number {
  return Math.sqrt(spreadOf(widths, 0)) / meanOf(widths)
}

function steadinessOf(widths: readonly number[]): number {
  const spread = spreadOf(widths, 0) || 1
  return meanOf([1, 2, 3].map((further) => spreadOf(widths, further) / spread))
}

/** How widths differ from their mean together with those that many further along. */
function spreadOf(widths: readonly number[], further: number): number {
  const usual = meanOf(widths)
  const products = widths.map(
    (width, at) => (width - usual) * ((widths[at + further] ?? usual) - usual),
  )
  return meanOf(products)
}

/** In the mean, how far the darkest or brightest of each bar or space lies from the mean of its surroundings. */
function depthOf(row: Light, turns: readonly number[]): number {
  const depths = turns
    .slice(1)
    .map((turn, at) =>
      row.subarray(turns[at], turn).reduce((most, change) => Math.max(most, Math.abs(change)), 0),
    )
  return meanOf(depths)
}

const meanOf = (all: readonly number[]): number =>
  all.reduce((sum, each) => sum + each, 0) / all.length

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
