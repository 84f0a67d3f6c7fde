/**
 * The slower engine, for browsers in which WebAssembly cannot start. Set up around its known defects (decode.md 3):
 * its readers are named, without RSS, which else reports a phantom for ever; ASSUME_GS1, or separators are dropped; no
 * TRY_HARDER for linear codes, whose rotation throws: the views turn instead; new readers for every session. It reads
 * no UPC-E.
 */
import type { Symbology } from '@milepost/barcode'
import { viewOf, type Found, type View } from '@milepost/decode'
import { HTMLCanvasElementLuminanceSource } from '@zxing/browser'
import {
  BarcodeFormat,
  BinaryBitmap,
  DataMatrixReader,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatOneDReader,
  QRCodeReader,
  type Reader,
  type Result,
} from '@zxing/library'
import type { Decoder } from './decoder.ts'
import { sizeOf, type Frame } from './frame.ts'
import { code128Reader } from './script-code-128.ts'
import { readingOf } from './script-reading.ts'

export function scriptDecoder(): Decoder {
  const readers = newReaders()
  const canvas = document.createElement('canvas')
  let turns = 0
  return {
    decode: ({ image, look }) => {
      const degrees = quarterSteps[turns % quarterSteps.length]
      const isTurned = look.degrees !== 0
      if (isTurned) turns += 1
      const turned = isTurned && degrees !== undefined ? { ...look, degrees } : look
      return Promise.resolve({ found: foundIn(readers, canvas, { image, look: turned }) })
    },
    close: () => undefined,
  }
}

/** Its linear readers see ten degrees to either side of the level, and nothing upright. */
const quarterSteps = [90, 22.5, 112.5, 45, 135, 67.5, 157.5]

type Readers = readonly (readonly Reader[])[]

/** The first of a row that finds something ends it: bars of one linear code may look like another's. */
const newReaders = (): Readers => [
  [code128Reader(), new MultiFormatOneDReader(hints)],
  [new QRCodeReader()],
  [new DataMatrixReader()],
]

const hints = new Map<DecodeHintType, unknown>([
  [
    DecodeHintType.POSSIBLE_FORMATS,
    [
      BarcodeFormat.CODE_39,
      BarcodeFormat.ITF,
      BarcodeFormat.EAN_13,
      BarcodeFormat.EAN_8,
      BarcodeFormat.UPC_A,
    ],
  ],
  [DecodeHintType.ASSUME_GS1, true],
])

function foundIn(
  readers: Readers,
  canvas: HTMLCanvasElement,
  { image, look }: Frame,
): readonly Found[] {
  const view = viewOf(sizeOf(image), look)
  try {
    draw(canvas, image, view)
  } finally {
    image.close()
  }
  const picture = new BinaryBitmap(
    new HybridBinarizer(new HTMLCanvasElementLuminanceSource(canvas)),
  )
  return readers.flatMap((row) => firstResult(row, picture).map((result) => found(result, view)))
}

/** The library tells an empty picture, and one it cannot check, by throwing. */
function firstResult(readers: readonly Reader[], picture: BinaryBitmap): readonly Result[] {
  for (const reader of readers) {
    try {
      return [reader.decode(picture, hints)]
    } catch {
      // Nothing of this kind; perhaps of the next.
    }
  }
  return []
}

function draw(canvas: HTMLCanvasElement, image: Frame['image'], view: View): void {
  canvas.width = view.width
  canvas.height = view.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.translate(view.width / 2, view.height / 2)
  context?.rotate(view.radians)
  context?.scale(view.scale, view.scale)
  const { width, height } = sizeOf(image)
  context?.drawImage(image, -width / 2, -height / 2)
}

function found(result: Result, view: View): Found {
  const points = result.getResultPoints().map((point) => ({ x: point.getX(), y: point.getY() }))
  const symbology = symbologyByFormat.get(result.getBarcodeFormat()) ?? 'unknown'
  return {
    reading: readingOf(symbology, result.getText(), result.getRawBytes()),
    corners: points.map(view.placeOf),
    cut: points.some(({ x }) => x < edge || x > view.width - edge),
  }
}

/** Pixels. */
const edge = 3

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
