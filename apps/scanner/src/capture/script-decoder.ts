/**
 * The slower engine, for browsers in which WebAssembly cannot start. Set up around its known defects (decode.md 3):
 * formats named and without RSS, which else reports a phantom for ever; ASSUME_GS1, or separators are dropped; no
 * TRY_HARDER, whose rotation throws; a new reader for every session. It reads one code a picture, and no UPC-E.
 */
import { GS, type Reading, type Symbology } from '@milepost/barcode'
import { BrowserMultiFormatReader } from '@zxing/browser'
import { BarcodeFormat, DecodeHintType, NotFoundException, type Result } from '@zxing/library'
import type { Decoder, Found, Frame } from './decoder.ts'
import { viewOf, type View } from './view.ts'

export function scriptDecoder(): Decoder {
  const reader = new BrowserMultiFormatReader(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [...symbologyByFormat.keys()]],
      [DecodeHintType.ASSUME_GS1, true],
    ]),
  )
  const canvas = document.createElement('canvas')
  return {
    decode: (frame) => Promise.resolve(foundIn(reader, canvas, frame)),
    close: () => undefined,
  }
}

function foundIn(
  reader: BrowserMultiFormatReader,
  canvas: HTMLCanvasElement,
  { image, look }: Frame,
): readonly Found[] {
  const view = viewOf(image, look)
  draw(canvas, image, view)
  image.close()
  try {
    return [found(reader.decodeFromCanvas(canvas), view)]
  } catch (reason) {
    // It tells an empty picture, and one it cannot check, by throwing.
    if (reason instanceof NotFoundException || reason instanceof Error) return []
    throw reason
  }
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, view: View): void {
  canvas.width = view.width
  canvas.height = view.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.translate(view.width / 2, view.height / 2)
  context?.rotate(view.radians)
  context?.drawImage(image, -image.width / 2, -image.height / 2)
}

function found(result: Result, view: View): Found {
  const points = result.getResultPoints().map((point) => ({ x: point.getX(), y: point.getY() }))
  return {
    reading: readingOf(result),
    corners: points.map(view.placeOf),
    cut: points.some(({ x }) => x < edge || x > view.width - edge),
  }
}

function readingOf(result: Result): Reading {
  const symbology = symbologyByFormat.get(result.getBarcodeFormat()) ?? 'unknown'
  const [, aim, text = ''] = /^(\][A-Za-z]\d)?([^]*)$/.exec(result.getText()) ?? []
  // FNC1 of GS1-128 comes as a prefix; elsewhere a separator within is the only sign of it.
  const sign = aim ?? (text.includes(GS) ? aimOfGs1[symbology] : undefined)
  return { text, symbology, ...(sign ? { aim: sign } : {}) }
}

/** Pixels. */
const edge = 3

const aimOfGs1: Readonly<Partial<Record<Symbology, string>>> = {
  'qr': ']Q3',
  'data-matrix': ']d2',
}

const symbologyByFormat: ReadonlyMap<BarcodeFormat, Symbology> = new Map([
  [BarcodeFormat.CODE_128, 'code-128'],
  [BarcodeFormat.CODE_39, 'code-39'],
  [BarcodeFormat.ITF, 'itf'],
  [BarcodeFormat.EAN_13, 'ean-13'],
  [BarcodeFormat.EAN_8, 'ean-8'],
  [BarcodeFormat.UPC_A, 'upc-a'],
  [BarcodeFormat.QR_CODE, 'qr'],
  [BarcodeFormat.DATA_MATRIX, 'data-matrix'],
])
