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
  const grey = picture.grey.map((light, at) => {
    const flat = (light * 144) / Math.max(mean[at]!, 8)
    return flat > 255 ? 255 : flat
  })
  return { ...picture, grey }
}

/** Every pixel drawn away from the mean of its surroundings: soft bars get their edges back. */
function sharpened(picture: Picture, reach: number, strength: number): Picture {
  const once = boxMean(picture, reach)
  const soft = boxMean({ ...picture, grey: once }, reach)
  const grey = picture.grey.map((light, at) => {
    const sharp = light + (light - soft[at]!) * strength
    return sharp < 0 ? 0 : sharp > 255 ? 255 : sharp
  })
  return { ...picture, grey }
}

/** Mean of so many rows above and below: noise goes, bars that stand upright stay. */
function smoothed(picture: Picture, reach: number): Picture {
  return { ...picture, grey: meanOfRows(picture, reach) }
}

/** Upright bars with their edges drawn out: rows are averaged first, so that noise is not drawn out with them. */
function edged(picture: Picture, reach: number, strength: number): Picture {
  const calm = smoothed(picture, 3)
  const soft = meanOfColumns({ ...calm, grey: meanOfColumns(calm, reach) }, reach)
  const grey = calm.grey.map((light, at) => {
    const sharp = light + (light - soft[at]!) * strength
    return sharp < 0 ? 0 : sharp > 255 ? 255 : sharp
  })
  return { ...picture, grey }
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
  const grey = calm.map((light, at) => Math.min(255, (light * 255) / Math.max(paper[at]!, 8)))
  return { width, height, grey }
}

/** What moved to the side while it was seen, held still: steps towards what would look like it once smeared. */
function held(picture: Picture, reach: number): Picture {
  const seen = meanOfRows(picture, 1)
  let guess = seen
  for (let round = 0; round < 4; round += 1) {
    const smeared = meanOfColumns({ ...picture, grey: guess }, reach)
    guess = guess.map((light, at) => {
      const next = light + (seen[at]! - smeared[at]!)
      return next < 0 ? 0 : next > 255 ? 255 : next
    })
  }
  return { ...picture, grey: guess }
}

/** Less than this is noise on blank paper. */
const leastRange = 8

const brightest = ({ width, height, grey }: Picture): Uint8Array =>
  darkest({ width, height, grey: grey.map((light) => 255 - light) }).map((light) => 255 - light)

/** Of a square of sixteen, by doubling: each pass takes in as much again. It has no middle: whoever asks twice leans the other way. */
function darkest({ width, height, grey }: Picture, before = 8): Uint8Array {
  let gathered = grey
  for (const step of [1, 2, 4, 8, width, 2 * width, 4 * width, 8 * width]) {
    const next = new Uint8Array(gathered)
    for (let at = 0, end = gathered.length - step; at < end; at += 1) {
      const ahead = gathered[at + step]!
      if (ahead < next[at]!) next[at] = ahead
    }
    gathered = next
  }
  // What was gathered ahead belongs to the middle of the square.
  const middle = before * width + before
  const centred = new Uint8Array(width * height)
  centred.set(
    gathered.subarray(0, Math.max(0, gathered.length - middle)),
    Math.min(middle, centred.length),
  )
  centred.set(gathered.subarray(0, middle), 0)
  return centred
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
