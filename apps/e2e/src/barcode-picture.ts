/** Draws a printed code as a camera would see it: turned, blurred, on a grey desk, with a little noise. */
import bwip from 'bwip-js/node'

export type Symbology =
  | 'code-128'
  | 'gs1-128'
  | 'code-39'
  | 'itf'
  | 'ean-13'
  | 'ean-8'
  | 'upc-a'
  | 'qr'
  | 'gs1-qr'
  | 'data-matrix'
  | 'gs1-data-matrix'
  | 'pdf-417'
  | 'aztec'

/** The text is what a reader returns: GS1 codes carry GS (U+001D) between their fields and no brackets. */
export interface PrintedCode {
  readonly symbology: Symbology
  readonly text: string
}

export interface Shot {
  readonly code: PrintedCode
  /** Degrees, clockwise. */
  readonly turn?: number
  /** Sigma of the Gaussian, in pixels of the frame. */
  readonly blur?: number
  /** Height of a label with bars, in parts of its width; without it, a third. */
  readonly tall?: number
  /** Pixels of the frame a module; without it, as large as fits comfortably. */
  readonly scale?: number
  /** Degrees out of the frame's plane: a side further away, or the top. */
  readonly yaw?: number
  readonly pitch?: number
  /** Pixels that everything moved to the right while the shutter was open. */
  readonly motion?: number
  /** Levels of grey between ink and paper. */
  readonly contrast?: number
  /** The part of the light that a shadow takes from one half, its hard edge aslant across the bars. */
  readonly shadow?: number
  /** How much of the label's width a lamp's reflection drowns, in its middle. */
  readonly glare?: number
  /** Sigma in levels of grey. */
  readonly noise?: number
  /** Of the noise. */
  readonly seed?: number
}

/** One byte of brightness a pixel, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8ClampedArray
}

const frameSize = { width: 1280, height: 720 }

/** Several looks at the same thing, or at the empty desk: equal but for the noise, which is the same every time. */
export function pictures(shot: Shot | undefined, count: number): readonly Picture[] {
  const seen = lightOf(shot)
  const amplitude = shot?.noise === undefined ? brightness.noise : shot.noise * amplitudeOfSigma
  return Array.from({ length: count }, (_, nth) => ({
    ...frameSize,
    grey: noisy(seen, (shot?.seed ?? 0) * 1000 + nth, amplitude),
  }))
}

/** Shelves without a code: boxes, stripes and print in many sizes. */
export function clutter(count: number): readonly Picture[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = randomFrom(seed + 1)
    const light = new Float32Array(frameSize.width * frameSize.height).fill(brightness.desk)
    for (let patch = 0; patch < 120; patch += 1) layPatch(light, random)
    return { ...frameSize, grey: noisy(blurred(light, 0.7), seed, brightness.noise) }
  })
}

const brightness = { ink: 25, paper: 232, desk: 128, noise: 6 }
/** Of the sum of two random numbers. */
const amplitudeOfSigma = Math.sqrt(6)

function lightOf(shot: Shot | undefined): Float32Array {
  const light = new Float32Array(frameSize.width * frameSize.height).fill(brightness.desk)
  if (!shot) return light
  layLabel(light, shot)
  if (shot.shadow) layShadow(light, shot.shadow)
  if (shot.glare) layGlare(light, shot)
  const soft = shot.blur ? blurred(light, shot.blur) : light
  return shot.motion ? smeared(soft, boxOf(shot.motion), 1) : soft
}

function layPatch(light: Float32Array, random: () => number): void {
  const [width, height] = [20 + random() * 400, 4 + random() * 120]
  const [left, top] = [random() * frameSize.width, random() * frameSize.height]
  const [level, stripe] = [random() * 255, random() < 0.3 ? 2 + random() * 12 : Infinity]
  for (let y = Math.floor(top); y < Math.min(top + height, frameSize.height); y += 1) {
    for (let x = Math.floor(left); x < Math.min(left + width, frameSize.width); x += 1) {
      const isGap = Math.floor((x - left) / stripe) % 2 === 1
      light[y * frameSize.width + x] = isGap ? 255 - level : level
    }
  }
}

function layShadow(light: Float32Array, lost: number): void {
  for (const [at, level] of light.entries()) {
    const [x, y] = [at % frameSize.width, Math.floor(at / frameSize.width)]
    const isShady = x - frameSize.width / 2 > (y - frameSize.height / 2) * 0.5
    if (isShady) light[at] = level * (1 - lost)
  }
}

function layGlare(light: Float32Array, shot: Shot): void {
  const label = labelOf(shot)
  const reach = (label.columns * scaleOf(label, shot, 1, 0) * (shot.glare ?? 0)) / 2
  for (const [at, level] of light.entries()) {
    const [x, y] = [at % frameSize.width, Math.floor(at / frameSize.width)]
    const away = Math.hypot(x - frameSize.width / 2, y - frameSize.height / 2) / reach
    // Drowned within the reach, and a soft rim around it.
    if (away < 1.5) light[at] = level + (255 - level) * Math.min(1, (1.5 - away) * 2)
  }
}

/** As many whole pixels as it moved, and a part of one more at either end. */
function boxOf(width: number): readonly number[] {
  const reach = Math.ceil((width - 1) / 2)
  const rim = (width - 1) / 2 - (reach - 1)
  return Array.from({ length: 2 * reach + 1 }, (_, at) => (at === 0 || at === 2 * reach ? rim : 1))
}

interface Label {
  readonly columns: number
  readonly rows: number
  readonly isInk: (column: number, row: number) => boolean
}

/** Each pixel is the mean of nine looks, so that edges between pixels come out grey. */
function layLabel(light: Float32Array, shot: Shot): void {
  const brightnessAt = lensOn(labelOf(shot), shot)
  for (const at of light.keys()) {
    const [x, y] = [at % frameSize.width, Math.floor(at / frameSize.width)]
    let sum = 0
    for (const down of subpixels) {
      for (const right of subpixels) sum += brightnessAt(x + right, y + down)
    }
    light[at] = sum / subpixels.length ** 2
  }
}

const subpixels = [1 / 6, 3 / 6, 5 / 6]

/** The label lies in the middle of the frame; a place in the frame is turned and leant back to a place on it. */
function lensOn(label: Label, shot: Shot): (x: number, y: number) => number {
  const angle = ((shot.turn ?? 0) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const scale = scaleOf(label, shot, Math.abs(cos), Math.abs(sin))
  const levels = levelsOf(shot)
  const back = shot.yaw || shot.pitch ? leantBack(shot) : undefined
  return (x, y) => {
    const [fromMiddle, fromCentre] = [x - frameSize.width / 2, y - frameSize.height / 2]
    const right = (back?.across(fromMiddle, fromCentre) ?? fromMiddle) / scale
    const down = (back?.down(fromMiddle, fromCentre) ?? fromCentre) / scale
    const column = Math.floor(right * cos + down * sin + label.columns / 2)
    const row = Math.floor(down * cos - right * sin + label.rows / 2)
    return brightnessOf(label, column, row, levels)
  }
}

/** Pixels between the lens and the label. */
const distance = 1500

interface Leant {
  readonly across: (x: number, y: number) => number
  readonly down: (x: number, y: number) => number
}

/** It leans one way at a time. */
function leantBack({ yaw = 0, pitch = 0 }: Shot): Leant {
  const angle = ((yaw || pitch) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const along = (place: number) => (place * distance) / (distance * cos - place * sin)
  const aside = (place: number, leant: number) =>
    (place * (distance + along(leant) * sin)) / distance
  return yaw
    ? { across: along, down: (x, y) => aside(y, x) }
    : { across: aside, down: (_, y) => along(y) }
}

interface Levels {
  readonly ink: number
  readonly paper: number
}

function levelsOf({ contrast }: Shot): Levels {
  if (contrast === undefined) return brightness
  return { ink: brightness.desk - contrast / 2, paper: brightness.desk + contrast / 2 }
}

function scaleOf({ columns, rows }: Label, shot: Shot, cos: number, sin: number): number {
  const across = frameSize.width / (columns * cos + rows * sin)
  const room = Math.min(across, frameSize.height / (columns * sin + rows * cos))
  if (shot.scale && shot.scale > room) {
    const { text } = shot.code
    throw new Error(`${text} fits the frame at ${room} pixels a module, not ${shot.scale}`)
  }
  return shot.scale ?? Math.min(0.85 * room, columns === rows ? 8 : 4)
}

function brightnessOf(
  { columns, rows, isInk }: Label,
  column: number,
  row: number,
  { ink, paper }: Levels,
): number {
  if (column < 0 || row < 0 || column >= columns || row >= rows) return brightness.desk
  return isInk(column, row) ? ink : paper
}

function labelOf({ code: { symbology, text }, tall }: Shot): Label {
  const { name, gs1 } = drawnAs[symbology]
  const content = gs1 ? `^FNC1${text.replaceAll('^', '^^').replaceAll('\u001d', '^FNC1')}` : text
  // oxlint-disable-next-line import/no-named-as-default-member -- the export named raw is a symbology
  const [symbol] = bwip.raw(name, content, gs1 ? { parsefnc: true } : {})
  if (!symbol) throw new Error(`No symbol came out of ${symbology} ${text}`)
  if ('sbs' in symbol) return linearLabel(symbol.sbs, tall)
  return matrixLabel(symbol.pixs, symbol.pixx, symbology === 'pdf-417' ? 3 : 1)
}

const drawnAs: Readonly<Record<Symbology, { readonly name: string; readonly gs1?: true }>> = {
  'code-128': { name: 'code128' },
  'gs1-128': { name: 'code128', gs1: true },
  'code-39': { name: 'code39' },
  'itf': { name: 'interleaved2of5' },
  'ean-13': { name: 'ean13' },
  'ean-8': { name: 'ean8' },
  'upc-a': { name: 'upca' },
  'qr': { name: 'qrcode' },
  'gs1-qr': { name: 'qrcode', gs1: true },
  'data-matrix': { name: 'datamatrix' },
  'gs1-data-matrix': { name: 'datamatrix', gs1: true },
  'pdf-417': { name: 'pdf417' },
  'aztec': { name: 'azteccode' },
}

/** Widths of bars and spaces in turn, a bar first; ten modules of quiet zone at either end. */
function linearLabel(widths: readonly number[], tall = 1 / 3): Label {
  const [quiet, margin] = [10, 4]
  const ink = widths.flatMap((width, at) => Array<boolean>(width).fill(at % 2 === 0))
  const columns = ink.length + 2 * quiet
  const rows = Math.round(columns * tall)
  const isInk = (column: number, row: number) =>
    row >= margin && row < rows - margin && ink[column - quiet] === true
  return { columns, rows, isInk }
}

/** Rows of stacked bars are several modules tall. */
function matrixLabel(modules: readonly number[], across: number, tall: number): Label {
  const quiet = 4
  const isInk = (column: number, row: number) =>
    column >= quiet &&
    column < across + quiet &&
    modules[Math.floor((row - quiet) / tall) * across + column - quiet] === 1
  const rows = (modules.length / across) * tall + 2 * quiet
  return { columns: across + 2 * quiet, rows, isInk }
}

function blurred(light: Float32Array, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  )
  const across = smeared(light, weights, 1)
  return smeared(across, weights, frameSize.width)
}

/** Beyond the first and last pixel the picture goes on as it ends, which only desk ever does. */
function smeared(light: Float32Array, weights: readonly number[], stride: number): Float32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const reach = (weights.length - 1) / 2
  return light.map((_, at) => {
    let sum = 0
    for (const [index, weight] of weights.entries()) {
      sum += weight * (light[at + (index - reach) * stride] ?? brightness.desk)
    }
    return sum / total
  })
}

function noisy(light: Float32Array, seed: number, amplitude: number): Uint8ClampedArray {
  const random = randomFrom(seed)
  return new Uint8ClampedArray(light.map((level) => level + amplitude * (random() + random() - 1)))
}

/** Mulberry32: small, fast, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
