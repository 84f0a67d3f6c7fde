/** What is done to a picture before a look, so that bars come out that light, noise or a soft lens hide. */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside, and asking costs at each pixel */
import type { Look } from './look.ts'
import type { Picture } from './picture.ts'

export function treated(picture: Picture, treat: Look['treat']): Picture {
  switch (treat.kind) {
    case 'as-is':
      return picture
    case 'flat':
      return flattened(picture, treat.reach)
    case 'sharp':
      return sharpened(picture, treat.reach, 3)
    case 'edges':
      return edged(picture, treat.reach, 4)
    case 'stretch':
      return stretched(picture)
    case 'paper':
      return onPaper(picture)
    case 'held':
      return held(picture, treat.reach)
  }
}

/** Every pixel against the mean of its surroundings: shadow and glare go, bars stay. */
function flattened(picture: Picture, reach: number): Picture {
  const mean = boxMean(picture, reach)
  return { ...picture, grey: against(picture.grey, mean, 144) }
}

/** What is as bright as its surroundings gets this level. */
function against(given: Uint8Array, around: Uint8Array, level: number): Uint8Array {
  const grey = new Uint8Array(given.length)
  for (let at = 0; at < grey.length; at += 1) {
    const light = (given[at]! * level) / (around[at]! > 8 ? around[at]! : 8)
    grey[at] = light > 255 ? 255 : light
  }
  return grey
}

/** Every pixel drawn away from the mean of its surroundings: soft bars get their edges back. */
function sharpened(picture: Picture, reach: number, strength: number): Picture {
  const once = boxMean(picture, reach)
  const soft = boxMean({ ...picture, grey: once }, reach)
  return { ...picture, grey: away(picture.grey, picture.grey, soft, strength) }
}

/** Each place as much more as it is seen more than it should be. */
function away(
  given: Uint8Array,
  seen: Uint8Array,
  should: Uint8Array,
  strength: number,
): Uint8Array {
  const grey = new Uint8Array(given.length)
  for (let at = 0; at < grey.length; at += 1) {
    const light = given[at]! + (seen[at]! - should[at]!) * strength
    grey[at] = light < 0 ? 0 : light > 255 ? 255 : light
  }
  return grey
}

/** Mean of so many rows above and below: noise goes, bars that stand upright stay. */
function smoothed(picture: Picture, reach: number): Picture {
  return { ...picture, grey: meanOfRows(picture, reach) }
}

/** Upright bars with their edges drawn out: rows are averaged first, so that noise is not drawn out with them. */
function edged(picture: Picture, reach: number, strength: number): Picture {
  const calm = smoothed(picture, 3)
  const soft = meanOfColumns({ ...calm, grey: meanOfColumns(calm, reach) }, reach)
  return { ...picture, grey: away(calm.grey, calm.grey, soft, strength) }
}

/** Darkest and brightest of the surroundings become black and white: what lies half in a shadow comes out whole. */
function stretched({ width, height, grey: given }: Picture): Picture {
  const calm = boxMean({ width, height, grey: given }, 1)
  const dark = darkest({ width, height, grey: calm })
  const bright = brightest({ width, height, grey: calm })
  const grey = new Uint8Array(given.length)
  for (let at = 0; at < grey.length; at += 1) {
    const range = bright[at]! - dark[at]!
    grey[at] = range < leastRange ? 255 : ((calm[at]! - dark[at]!) * 255) / range
  }
  return { width, height, grey }
}

/** Against the paper as bright as it is there: unlike a mean, it changes with a shadow's edge and not around it. */
function onPaper({ width, height, grey: given }: Picture): Picture {
  const calm = boxMean({ width, height, grey: given }, 1)
  const paper = darkest({ width, height, grey: brightest({ width, height, grey: calm }) }, 7)
  return { width, height, grey: against(calm, paper, 255) }
}

/** What moved to the side while it was seen, held still: steps towards what would look like it once smeared. */
function held(picture: Picture, reach: number): Picture {
  const seen = meanOfRows(picture, 1)
  let guess = seen
  for (let round = 0; round < 4; round += 1) {
    const smeared = meanOfColumns({ ...picture, grey: guess }, reach)
    guess = away(guess, seen, smeared, 1)
  }
  return { ...picture, grey: guess }
}

/** Less than this is noise on blank paper. */
const leastRange = 8

/** Of a square of sixteen, by doubling. It has no middle: whoever asks twice leans the other way. */
function darkest({ width, height, grey }: Picture, before = 8): Uint8Array {
  const gathered = new Uint8Array(grey)
  for (const step of stepsIn(width)) {
    for (let at = 0, end = gathered.length - step; at < end; at += 1) {
      const here = gathered[at]!
      const ahead = gathered[at + step]!
      gathered[at] = ahead < here ? ahead : here
    }
  }
  return centred({ width, height, grey: gathered }, before)
}

function brightest({ width, height, grey }: Picture): Uint8Array {
  const gathered = new Uint8Array(grey)
  for (const step of stepsIn(width)) {
    for (let at = 0, end = gathered.length - step; at < end; at += 1) {
      const here = gathered[at]!
      const ahead = gathered[at + step]!
      gathered[at] = ahead > here ? ahead : here
    }
  }
  return centred({ width, height, grey: gathered }, 8)
}

/** Each pass takes in as much again, of what no pass has changed yet. */
const stepsIn = (width: number): readonly number[] => [
  1,
  2,
  4,
  8,
  width,
  2 * width,
  4 * width,
  8 * width,
]

/** What was gathered ahead belongs to the middle of the square. */
function centred({ width, height, grey }: Picture, before: number): Uint8Array {
  const middle = before * width + before
  const result = new Uint8Array(width * height)
  result.set(grey.subarray(0, Math.max(0, grey.length - middle)), Math.min(middle, result.length))
  result.set(grey.subarray(0, middle), 0)
  return result
}

/** Mean over a square of `2 reach + 1`, as two running sums: its cost does not grow with the reach. */
function boxMean(picture: Picture, reach: number): Uint8Array {
  return meanOfRows({ ...picture, grey: meanOfColumns(picture, reach) }, reach)
}

function meanOfColumns({ width, height, grey }: Picture, reach: number): Uint8Array {
  const scale = 1 / (2 * reach + 1)
  const mean = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const start = row * width
    const end = start + width - 1
    let sum = grey[start]! * reach
    for (let ahead = 0; ahead <= reach; ahead += 1) sum += grey[Math.min(start + ahead, end)]!
    for (let at = start; at <= end; at += 1) {
      mean[at] = sum * scale + 0.5
      sum += grey[Math.min(at + reach + 1, end)]! - grey[Math.max(at - reach, start)]!
    }
  }
  return mean
}

function meanOfRows({ width, height, grey }: Picture, reach: number): Uint8Array {
  const scale = 1 / (2 * reach + 1)
  const sums = new Int32Array(width)
  for (let ahead = -reach; ahead <= reach; ahead += 1) {
    const start = Math.min(Math.max(ahead, 0), height - 1) * width
    for (let column = 0; column < width; column += 1) sums[column]! += grey[start + column]!
  }
  const mean = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const enters = Math.min(row + reach + 1, height - 1) * width
    const leaves = Math.max(row - reach, 0) * width
    const start = row * width
    for (let column = 0; column < width; column += 1) {
      mean[start + column] = sums[column]! * scale + 0.5
      sums[column]! += grey[enters + column]! - grey[leaves + column]!
    }
  }
  return mean
}
