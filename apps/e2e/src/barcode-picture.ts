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
  /** Pixels of the frame a module; without it, as large as fits comfortably. */
  readonly scale?: number
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
  const light = new Float32Array(frameSize.width * frameSize.height).fill(brightness.desk)
  if (shot) layLabel(light, shot)
  const seen = shot?.blur ? blurred(light, shot.blur) : light
  return Array.from({ length: count }, (_, seed) => ({ ...frameSize, grey: noisy(seen, seed) }))
}

const brightness = { ink: 25, paper: 232, desk: 128, noise: 6 }

interface Label {
  readonly columns: number
  readonly rows: number
  readonly isInk: (column: number, row: number) => boolean
}

/** Each pixel is the mean of nine looks, so that edges between pixels come out grey. */
function layLabel(light: Float32Array, shot: Shot): void {
  const brightnessAt = lensOn(labelOf(shot.code), shot)
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

/** The label lies in the middle of the frame; a place in the frame is turned back to a place on it. */
function lensOn(label: Label, shot: Shot): (x: number, y: number) => number {
  const angle = ((shot.turn ?? 0) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const scale = scaleOf(label, shot, Math.abs(cos), Math.abs(sin))
  return (x, y) => {
    const [right, down] = [(x - frameSize.width / 2) / scale, (y - frameSize.height / 2) / scale]
    const column = Math.floor(right * cos + down * sin + label.columns / 2)
    const row = Math.floor(down * cos - right * sin + label.rows / 2)
    return brightnessOf(label, column, row)
  }
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

function brightnessOf({ columns, rows, isInk }: Label, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= columns || row >= rows) return brightness.desk
  return isInk(column, row) ? brightness.ink : brightness.paper
}

function labelOf({ symbology, text }: PrintedCode): Label {
  const { name, gs1 } = drawnAs[symbology]
  const content = gs1 ? `^FNC1${text.replaceAll('^', '^^').replaceAll('\u001d', '^FNC1')}` : text
  // oxlint-disable-next-line import/no-named-as-default-member -- the export named raw is a symbology
  const [symbol] = bwip.raw(name, content, gs1 ? { parsefnc: true } : {})
  if (!symbol) throw new Error(`No symbol came out of ${symbology} ${text}`)
  return 'sbs' in symbol ? linearLabel(symbol.sbs) : matrixLabel(symbol.pixs, symbol.pixx)
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
function linearLabel(widths: readonly number[]): Label {
  const [quiet, margin] = [10, 4]
  const ink = widths.flatMap((width, at) => Array<boolean>(width).fill(at % 2 === 0))
  const columns = ink.length + 2 * quiet
  const rows = Math.round(columns / 3)
  const isInk = (column: number, row: number) =>
    row >= margin && row < rows - margin && ink[column - quiet] === true
  return { columns, rows, isInk }
}

function matrixLabel(modules: readonly number[], across: number): Label {
  const quiet = 4
  const isInk = (column: number, row: number) =>
    column >= quiet &&
    column < across + quiet &&
    modules[(row - quiet) * across + column - quiet] === 1
  return { columns: across + 2 * quiet, rows: modules.length / across + 2 * quiet, isInk }
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

function noisy(light: Float32Array, seed: number): Uint8ClampedArray {
  const random = randomFrom(seed)
  return new Uint8ClampedArray(
    light.map((level) => level + brightness.noise * (random() + random() - 1)),
  )
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
