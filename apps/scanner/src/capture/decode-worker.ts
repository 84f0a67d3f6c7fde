/** Decodes off the main thread with zxing-wasm, from our own copy of its WebAssembly. */
import type { Symbology } from '@milepost/barcode'
import {
  prepareZXingModule,
  readBarcodes,
  type ReaderOptions,
  type ReadResult,
} from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { Found, Frame, Point } from './decoder.ts'
import { viewOf, type View } from './view.ts'

export interface DecodeRequest extends Frame {
  readonly ticket: number
}

export type DecodeAnswer =
  | { readonly ready: true }
  | { readonly ticket: number; readonly found: readonly Found[] }
  | { readonly failed: string }

const canvas = new OffscreenCanvas(1, 1)

self.addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  // A picture that cannot be read has no code in it; the next one comes at once.
  foundIn(data).then(
    (found) => post({ ticket: data.ticket, found }),
    () => post({ ticket: data.ticket, found: [] }),
  )
})

start().then(
  () => post({ ready: true }),
  (reason: unknown) => post({ failed: String(reason) }),
)

/** The first decode costs a fifth of a second: it is spent on an empty picture, before anybody waits. */
async function start(): Promise<void> {
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  await readBarcodes(new ImageData(64, 64), optionsFor(false))
}

async function foundIn({ image, look }: Frame): Promise<readonly Found[]> {
  const view = viewOf(image, look)
  const pixels = pixelsOf(image, view)
  image.close()
  const results = await readBarcodes(pixels, optionsFor(look.inverted))
  return results.filter(({ isValid }) => isValid).map((result) => foundFrom(result, view))
}

function pixelsOf(image: ImageBitmap, view: View): ImageData {
  canvas.width = view.width
  canvas.height = view.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2d canvas in a worker')
  context.translate(view.width / 2, view.height / 2)
  context.rotate(view.radians)
  context.drawImage(image, -image.width / 2, -image.height / 2)
  return context.getImageData(0, 0, view.width, view.height)
}

/** Plain text, or brackets would stand where separators were. Several codes, so that the aimed one can be chosen. */
function optionsFor(inverted: boolean): ReaderOptions {
  return {
    formats: ['Code128', 'Code39', 'ITF', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'QRCode', 'DataMatrix'],
    textMode: 'Plain',
    tryHarder: true,
    tryRotate: true,
    tryDownscale: true,
    tryInvert: inverted,
    maxNumberOfSymbols: 4,
  }
}

function foundFrom({ text, format, symbologyIdentifier, position }: ReadResult, view: View): Found {
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft]
  return {
    reading: { text, symbology: symbologyOf(format), aim: symbologyIdentifier },
    corners: corners.map(view.placeOf),
    cut: corners.some((corner) => touchesEdge(corner, view)),
  }
}

function touchesEdge({ x, y }: Point, { width, height }: View): boolean {
  return x < edge || y < edge || x > width - edge || y > height - edge
}
/** Pixels. */
const edge = 3

function symbologyOf(format: string): Symbology {
  return symbologies.find(([name]) => format.startsWith(name))?.[1] ?? 'unknown'
}

const symbologies: readonly (readonly [string, Symbology])[] = [
  ['Code128', 'code-128'],
  ['Code39', 'code-39'],
  ['ITF', 'itf'],
  ['EAN13', 'ean-13'],
  ['ISBN', 'ean-13'],
  ['EAN8', 'ean-8'],
  ['UPCA', 'upc-a'],
  ['UPCE', 'upc-e'],
  ['QR', 'qr'],
  ['DataMatrix', 'data-matrix'],
]

function post(answer: DecodeAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one reader
  self.postMessage(answer)
}
