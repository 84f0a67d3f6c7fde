/** Where light changes both across and down, closely and all over: the dots of a code, print, fabric. */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside, and asking costs at each pixel */
import type { Picture } from './picture.ts'
import type { Point } from './view.ts'

/** Filled as a box would be, turned as it lies. */
export interface Speckle {
  readonly middle: Point
  /** Of its longer side against the level. */
  readonly radians: number
  /** Half its sides in pixels, the longer first. */
  readonly half: readonly [number, number]
  /** Its area in parts of the box: less than one where it is ragged. */
  readonly fill: number
}

/** Louder places draw their own borders first: a code is not lost in the print around it. */
export function specklesIn(picture: Picture): readonly Speckle[] {
  const field = fieldOf(picture)
  const isTaken = new Uint8Array(field.change.length)
  return peaksOf(field)
    .toSorted((a, b) => field.change[b]! - field.change[a]!)
    .flatMap((peak) => {
      const members = isTaken[peak] ? [] : grownFrom(peak, field, isTaken)
      return members.length < fewest ? [] : [speckleOf(members, field.columns)]
    })
}

/** Pixels a side. */
const cell = 4
/** Of a code that is as small as can be. */
const fewest = 9
/** Mean levels of grey from a pixel to the next, where a speckle is loudest and where it ends. */
const leastPeak = 15
const leastChange = 10
/** Its border has paper on one side: half the change. */
const borderPart = 0.45

interface Field {
  readonly columns: number
  /** Of each cell and those around it, the lesser of the changes across and down. */
  readonly change: Float32Array
}

function fieldOf(picture: Picture): Field {
  const columns = Math.floor((picture.width - 1) / cell)
  const rows = Math.floor((picture.height - 1) / cell)
  const { across, down } = changesIn(picture, columns, rows)
  const change = new Float32Array(columns * rows)
  const scale = 1 / (3 * cell) ** 2
  for (let row = 1; row < rows - 1; row += 1) {
    const end = (row + 1) * columns - 1
    for (let at = row * columns + 1; at < end; at += 1) {
      const [right, below] = [around(across, at, columns), around(down, at, columns)]
      change[at] = (right < below ? right : below) * scale
    }
  }
  return { columns, change }
}

function changesIn({ width, grey }: Picture, columns: number, rows: number) {
  const across = new Int32Array(columns * rows)
  const down = new Int32Array(columns * rows)
  for (let y = 0; y < rows * cell; y += 1) {
    let to = Math.floor(y / cell) * columns
    let at = y * width
    for (const last = to + columns; to < last; to += 1) {
      let [right, below] = [0, 0]
      for (const end = at + cell; at < end; at += 1) {
        const aside = grey[at + 1]! - grey[at]!
        const under = grey[at + width]! - grey[at]!
        right += aside < 0 ? -aside : aside
        below += under < 0 ? -under : under
      }
      across[to]! += right
      down[to]! += below
    }
  }
  return { across, down }
}

function around(sums: Int32Array, at: number, columns: number): number {
  let sum = 0
  for (let row = at - columns; row <= at + columns; row += columns) {
    sum += sums[row - 1]! + sums[row]! + sums[row + 1]!
  }
  return sum
}

function peaksOf({ columns, change }: Field): number[] {
  const peaks: number[] = []
  for (let at = columns; at < change.length - columns; at += 1) {
    const here = change[at]!
    const isPeak =
      here > leastPeak &&
      here >= change[at - 1]! &&
      here >= change[at + 1]! &&
      here >= change[at - columns]! &&
      here >= change[at + columns]!
    if (isPeak) peaks.push(at)
  }
  return peaks
}

function grownFrom(peak: number, { columns, change }: Field, isTaken: Uint8Array): number[] {
  const least = Math.max(leastChange, change[peak]! * borderPart)
  const members = [peak]
  isTaken[peak] = 1
  for (const at of members) {
    for (const beside of [at - 1, at + 1, at - columns, at + columns]) {
      if (isTaken[beside] || change[beside]! < least) continue
      isTaken[beside] = 1
      members.push(beside)
    }
  }
  return members
}

/** The box of the same area, direction and spread. */
function speckleOf(members: readonly number[], columns: number): Speckle {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0]
  for (const at of members) {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    x += column
    y += row
    xx += column * column
    yy += row * row
    xy += column * row
  }
  const count = members.length
  const [left, top] = [x / count, y / count]
  // A cell has a spread of its own.
  const [wide, tall] = [xx / count - left * left + 1 / 12, yy / count - top * top + 1 / 12]
  const slant = xy / count - left * top
  const apart = Math.hypot((wide - tall) / 2, slant)
  const half = [1, -1].map(
    (way) => cell * Math.sqrt(3 * Math.max(1 / 12, (wide + tall) / 2 + way * apart)),
  ) as [number, number]
  return {
    middle: { x: (left + 0.5) * cell, y: (top + 0.5) * cell },
    radians: Math.atan2(2 * slant, wide - tall) / 2,
    half,
    fill: (count * cell * cell) / (4 * half[0] * half[1]),
  }
}
